package io.github.gradapt.processor.formula;

import static io.github.gradapt.processor.formula.Formulas.ONE;
import static io.github.gradapt.processor.formula.Formulas.TWO;
import static io.github.gradapt.processor.formula.Formulas.ZERO;
import static io.github.gradapt.processor.formula.Formulas.number;
import static io.github.gradapt.processor.formula.Formulas.square;

/**
 * The symbolic derivative. At a tie, max and min take the second operand's derivative, abs takes 0, a selection takes
 * its branch's. The result is not simplified beyond the obvious zeros and ones: {@link Simplifier} is for that, after.
 */
public final class Derivative implements Formula.Visitor<Formula> {
    private final String variable;

    private Derivative(String variable) {
        this.variable = variable;
    }

    /** The derivative of {@code formula} with respect to {@code variable}. */
    public static Formula of(Formula formula, String variable) {
        return formula.accept(new Derivative(variable));
    }

    @Override
    public Formula constant(Formula.Constant constant) {
        return ZERO;
    }

    @Override
    public Formula variable(Formula.Variable operand) {
        return operand.name().equals(variable) ? ONE : ZERO;
    }

    @Override
    public Formula negation(Formula.Negation negation) {
        return negated(negation.operand().accept(this));
    }

    @Override
    public Formula binary(Formula.Binary binary) {
        Formula u = binary.left();
        Formula v = binary.right();
        Formula du = u.accept(this);
        Formula dv = v.accept(this);
        return switch (binary.operator()) {
            case ADD -> sum(du, dv);
            case SUBTRACT -> sum(du, negated(dv));
            case MULTIPLY -> sum(product(du, v), product(u, dv));
            case DIVIDE -> quotient(u, v, du, dv);
            case MAXIMUM -> chosen(Formulas.greater(u, v), du, dv);
            case MINIMUM -> chosen(Formulas.less(u, v), du, dv);
        };
    }

    private static Formula quotient(Formula u, Formula v, Formula du, Formula dv) {
        if (dv.equals(ZERO)) {
            return du.equals(ZERO) ? ZERO : Formulas.divide(du, v);
        }
        if (grows(v)) {
            // For 1 + e^u and the like, whose quotients have a stable form: the square has no place in a float where v
            // has.
            Formula relative = Formulas.divide(dv, v);
            return sum(
                    du.equals(ZERO) ? ZERO : Formulas.divide(du, v), negated(product(Formulas.divide(u, v), relative)));
        }
        return Formulas.divide(sum(product(du, v), negated(product(u, dv))), square(v));
    }

    private static boolean grows(Formula v) {
        return Subformulas.of(v).stream()
                .anyMatch(part -> part instanceof Formula.Application application
                        && (application.function() == Function.EXP || application.function() == Function.EXPM1));
    }

    @Override
    public Formula power(Formula.Power power) {
        Formula u = power.base();
        Formula n = power.exponent();
        Formula lower = Formulas.power(u, Formulas.subtract(n, ONE));
        return product(product(n, lower), u.accept(this));
    }

    @Override
    public Formula application(Formula.Application application) {
        Formula du = application.argument().accept(this);
        return du.equals(ZERO) ? ZERO : product(outer(application), du);
    }

    /** The derivative of a function at its argument, by the function itself where that saves a call. */
    private static Formula outer(Formula.Application application) {
        Formula u = application.argument();
        return switch (application.function()) {
            case EXP -> application;
            case EXPM1 -> Formulas.apply(Function.EXP, u);
            case LOG -> Formulas.divide(ONE, u);
            case LOG1P -> Formulas.divide(ONE, Formulas.add(ONE, u));
            case TANH -> Formulas.subtract(ONE, square(application));
            case SIGMOID -> Formulas.multiply(application, Formulas.subtract(ONE, application));
            case SOFTPLUS -> Formulas.apply(Function.SIGMOID, u);
            case LOG_SIGMOID -> Formulas.apply(Function.SIGMOID, Formulas.negate(u));
            case LOGCOSH -> Formulas.apply(Function.TANH, u);
            case ERF -> gaussian(u);
            case ERFC -> Formulas.negate(gaussian(u));
            case SQRT -> Formulas.divide(ONE, Formulas.multiply(TWO, application));
            case ABS -> sign(u);
        };
    }

    /** 2/sqrt(pi) e^(-u^2). */
    private static Formula gaussian(Formula u) {
        Formula scale = Formulas.divide(TWO, Formulas.apply(Function.SQRT, number(Math.PI)));
        return Formulas.multiply(scale, Formulas.apply(Function.EXP, Formulas.negate(square(u))));
    }

    private static Formula sign(Formula u) {
        Formula notPositive = new Formula.Selection(Formulas.less(u, ZERO), number(-1), ZERO);
        return new Formula.Selection(Formulas.greater(u, ZERO), ONE, notPositive);
    }

    @Override
    public Formula selection(Formula.Selection selection) {
        return chosen(
                selection.condition(),
                selection.whenTrue().accept(this),
                selection.whenFalse().accept(this));
    }

    private static Formula chosen(Condition condition, Formula whenTrue, Formula whenFalse) {
        return whenTrue.equals(whenFalse) ? whenTrue : new Formula.Selection(condition, whenTrue, whenFalse);
    }

    private static Formula negated(Formula operand) {
        return operand.equals(ZERO) ? ZERO : Formulas.negate(operand);
    }

    private static Formula sum(Formula left, Formula right) {
        if (left.equals(ZERO)) {
            return right;
        }
        return right.equals(ZERO) ? left : Formulas.add(left, right);
    }

    private static Formula product(Formula left, Formula right) {
        if (left.equals(ZERO) || right.equals(ZERO)) {
            return ZERO;
        }
        if (left.equals(ONE)) {
            return right;
        }
        return right.equals(ONE) ? left : Formulas.multiply(left, right);
    }
}
