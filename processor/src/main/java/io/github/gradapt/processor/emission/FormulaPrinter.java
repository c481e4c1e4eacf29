package io.github.gradapt.processor.emission;

import com.palantir.javapoet.CodeBlock;
import io.github.gradapt.processor.formula.Condition;
import io.github.gradapt.processor.formula.Formula;
import io.github.gradapt.processor.formula.Function;

/**
 * Prints formulas as scalar Java. Variables are locals of the same name; powers are expanded before.
 */
final class FormulaPrinter
        implements Formula.Visitor<FormulaPrinter.Printed>, Condition.Visitor<FormulaPrinter.Printed> {

    private final Scalar scalar;

    FormulaPrinter(Scalar scalar) {
        this.scalar = scalar;
    }

    /** The Java expression of {@code formula}. */
    CodeBlock print(Formula formula) {
        return formula.accept(this).code();
    }

    /** An expression, and how strongly its outermost operator binds. */
    record Printed(CodeBlock code, Precedence precedence) {

        private CodeBlock in(Precedence context) {
            return precedence.compareTo(context) >= 0 ? code : CodeBlock.of("($L)", code);
        }

        private CodeBlock inside(Precedence context) {
            return precedence.compareTo(context) > 0 ? code : CodeBlock.of("($L)", code);
        }
    }

    /** Java's operators, from the weakest on. */
    private enum Precedence {
        TERNARY,
        OR,
        AND,
        EQUALITY,
        RELATION,
        SUM,
        PRODUCT,
        UNARY,
        PRIMARY
    }

    @Override
    public Printed constant(Formula.Constant constant) {
        String literal = scalar.literal(constant.value());
        return new Printed(
                CodeBlock.of("$L", literal), literal.startsWith("-") ? Precedence.UNARY : Precedence.PRIMARY);
    }

    @Override
    public Printed variable(Formula.Variable variable) {
        return new Printed(CodeBlock.of("$L", variable.name()), Precedence.PRIMARY);
    }

    @Override
    public Printed negation(Formula.Negation negation) {
        // A minus before a minus would be a decrement.
        CodeBlock operand = negation.operand().accept(this).in(Precedence.PRIMARY);
        return new Printed(CodeBlock.of("-$L", operand), Precedence.UNARY);
    }

    @Override
    public Printed binary(Formula.Binary binary) {
        Printed left = binary.left().accept(this);
        Printed right = binary.right().accept(this);
        return switch (binary.operator()) {
            case ADD -> infix(left, "+", right, Precedence.SUM);
            case SUBTRACT -> infix(left, "-", right, Precedence.SUM);
            case MULTIPLY -> infix(left, "*", right, Precedence.PRODUCT);
            case DIVIDE -> infix(left, "/", right, Precedence.PRODUCT);
            case MAXIMUM -> call("max", left, right);
            case MINIMUM -> call("min", left, right);
        };
    }

    /** Arithmetic is not associative: a right operand that binds no tighter keeps its parentheses. */
    private static Printed infix(Printed left, String operator, Printed right, Precedence precedence) {
        CodeBlock code = CodeBlock.of("$L $L $L", left.in(precedence), operator, right.inside(precedence));
        return new Printed(code, precedence);
    }

    private static Printed call(String method, Printed left, Printed right) {
        return new Printed(
                CodeBlock.of("$T.$L($L, $L)", Math.class, method, left.code(), right.code()), Precedence.PRIMARY);
    }

    @Override
    public Printed power(Formula.Power power) {
        throw new IllegalArgumentException("a power that was not expanded: " + power);
    }

    @Override
    public Printed application(Formula.Application application) {
        CodeBlock argument = application.argument().accept(this).code();
        // The square root is a cast, the other functions are calls.
        Precedence precedence = application.function() == Function.SQRT ? Precedence.UNARY : Precedence.PRIMARY;
        return new Printed(function(application.function(), argument), precedence);
    }

    private CodeBlock function(Function function, CodeBlock argument) {
        return switch (function) {
            case ABS -> CodeBlock.of("$T.abs($L)", Math.class, argument);
            case SQRT -> scalar.rounded(CodeBlock.of("$T.sqrt($L)", Math.class, argument));
            default -> CodeBlock.of("$T.$L($L)", scalar.math(), method(function), argument);
        };
    }

    /** The method of the runtime that computes a function. */
    static String method(Function function) {
        return switch (function) {
            case LOG_SIGMOID -> "logSigmoid";
            case LOGCOSH -> "logCosh";
            default -> function.text();
        };
    }

    @Override
    public Printed selection(Formula.Selection selection) {
        return new Printed(
                CodeBlock.of(
                        "$L ? $L : $L",
                        selection.condition().accept(this).in(Precedence.OR),
                        selection.whenTrue().accept(this).in(Precedence.OR),
                        selection.whenFalse().accept(this).code()),
                Precedence.TERNARY);
    }

    @Override
    public Printed comparison(Condition.Comparison comparison) {
        Condition.Relation relation = comparison.relation();
        boolean equality = relation == Condition.Relation.EQUAL || relation == Condition.Relation.NOT_EQUAL;
        return infix(
                comparison.left().accept(this),
                relation.text(),
                comparison.right().accept(this),
                equality ? Precedence.EQUALITY : Precedence.RELATION);
    }

    @Override
    public Printed both(Condition.Both both) {
        return infix(both.left().accept(this), "&&", both.right().accept(this), Precedence.AND);
    }

    @Override
    public Printed either(Condition.Either either) {
        return infix(either.left().accept(this), "||", either.right().accept(this), Precedence.OR);
    }

    @Override
    public Printed not(Condition.Not not) {
        return new Printed(CodeBlock.of("!$L", not.operand().accept(this).in(Precedence.PRIMARY)), Precedence.UNARY);
    }

    @Override
    public Printed flag(Condition.Flag flag) {
        throw new IllegalArgumentException("an attribute that was not bound: " + flag);
    }

    @Override
    public Printed literal(Condition.Literal literal) {
        return new Printed(CodeBlock.of("$L", literal.value()), Precedence.PRIMARY);
    }
}
