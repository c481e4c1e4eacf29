package io.github.gradapt.processor.emission;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import io.github.gradapt.processor.topology.Precision;

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

        @Override
        ClassName network(boolean training) {
            return training ? RuntimeTypes.TRAINABLE_NETWORK : RuntimeTypes.NETWORK;
        }

        @Override
        ClassName vector() {
            return VectorTypes.FLOAT_VECTOR;
        }

        @Override
        ClassName vectorMath() {
            return RuntimeTypes.FLOAT_VECTOR_MATH;
        }
    },

    DOUBLE(Double.BYTES) {
        @Override
        TypeName type() {
            return TypeName.DOUBLE;
        }

        @Override
        ClassName math() {
            return RuntimeTypes.DOUBLE_MATH;
        }

        @Override
        String literal(double value) {
            return DoubleLiteral.of(value);
        }

        @Override
        CodeBlock rounded(CodeBlock value) {
            return value;
        }

        @Override
        ClassName network(boolean training) {
            return training ? RuntimeTypes.TRAINABLE_DOUBLE_NETWORK : RuntimeTypes.DOUBLE_NETWORK;
        }

        @Override
        ClassName vector() {
            return VectorTypes.DOUBLE_VECTOR;
        }

        @Override
        ClassName vectorMath() {
            return RuntimeTypes.DOUBLE_VECTOR_MATH;
        }
    };

    private final int bytes;

    Scalar(int bytes) {
        this.bytes = bytes;
    }

    /** What a network of this precision computes in. */
    static Scalar of(Precision precision) {
        return switch (precision) {
            case FLOAT -> FLOAT;
            case DOUBLE -> DOUBLE;
        };
    }

    /** The primitive type. */
    abstract TypeName type();

    /** The class of the runtime with exp, tanh and so on. */
    abstract ClassName math();

    /** The literal that reads back as {@code value}, rounded to this type. */
    abstract String literal(double value);

    /** What is a double, rounded to this type; it binds as tightly as a cast. */
    abstract CodeBlock rounded(CodeBlock value);

    /** The interface of the runtime that networks implement. */
    abstract ClassName network(boolean training);

    /** The vectors of the type. */
    abstract ClassName vector();

    /** The class of the runtime with exp, tanh and so on of vectors. */
    abstract ClassName vectorMath();

    /** The class of the runtime that sums the lanes of vectors. */
    ClassName vectorSums() {
        return RuntimeTypes.VECTOR_TREES;
    }

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
