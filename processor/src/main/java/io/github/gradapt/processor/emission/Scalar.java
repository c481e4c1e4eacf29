package io.github.gradapt.processor.emission;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;

/** The type of numbers a network computes in: how it is written in Java, and where its functions are. */
enum Scalar {
    FLOAT(Float.BYTES) {
        @Override
        TypeName type() {
            return TypeName.FLOAT;
        }

        @Override
        ClassName math() {
            return RuntimeTypes.FLOAT_MATH;
        }

        @Override
        String literal(double value) {
            return FloatLiteral.of(value);
        }

        @Override
        CodeBlock rounded(CodeBlock value) {
            return CodeBlock.of("($T) $L", type(), value);
        }
    };

    private final int bytes;

    Scalar(int bytes) {
        this.bytes = bytes;
    }

    /** The primitive type. */
    abstract TypeName type();

    /** The class of the runtime with exp, tanh and so on. */
    abstract ClassName math();

    /** The literal that reads back as {@code value}, rounded to this type. */
    abstract String literal(double value);

    /** What is a double, rounded to this type; it binds as tightly as a cast. */
    abstract CodeBlock rounded(CodeBlock value);

    /** An array of the type. */
    TypeName array() {
        return ArrayTypeName.of(type());
    }

    /** The literal of +0. */
    String zero() {
        return literal(0);
    }

    /** The bytes of a number. */
    int bytes() {
        return bytes;
    }
}
