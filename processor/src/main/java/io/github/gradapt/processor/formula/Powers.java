package io.github.gradapt.processor.formula;

import io.github.gradapt.processor.formula.Formula.Constant;

/**
 * Writes powers by operations that printers and evaluators have: x^n as products, by squaring, with an order of
 * multiplications that depends on n alone; multiples of a half through the root; any other u^p as e^(p log u).
 */
public final class Powers extends Transformation {
    /** The largest exponent that becomes a product. */
    static final int LARGEST_PRODUCT = 64;

    private Powers() {}

    /** {@code formula} without any {@link Formula.Power}. */
    public static Formula expand(Formula formula) {
        return new Powers().apply(formula);
    }

    /** {@code condition} without any {@link Formula.Power}. */
    public static Condition expand(Condition condition) {
        return new Powers().apply(condition);
    }

    @Override
    public Formula power(Formula.Power power) {
        Formula base = apply(power.base());
        if (power.exponent() instanceof Constant constant) {
            double magnitude = Math.abs(constant.value());
            double doubled = 2 * magnitude;
            if (doubled == Math.rint(doubled) && magnitude <= LARGEST_PRODUCT) {
                Formula expanded = halves(base, (int) doubled);
                return constant.value() < 0 ? Formulas.divide(Formulas.ONE, expanded) : expanded;
            }
        }
        Formula logarithm = Formulas.apply(Function.LOG, base);
        return Formulas.apply(Function.EXP, Formulas.multiply(apply(power.exponent()), logarithm));
    }

    private static Formula halves(Formula base, int count) {
        if (count == 0) {
            return Formulas.ONE;
        }
        if (count % 2 == 0) {
            return product(base, count / 2);
        }
        Formula root = Formulas.apply(Function.SQRT, base);
        return count == 1 ? root : Formulas.multiply(product(base, count / 2), root);
    }

    /** x^2n = (x^n)(x^n), x^(n+1) = x^n x. */
    private static Formula product(Formula base, int exponent) {
        if (exponent == 1) {
            return base;
        }
        if (exponent % 2 == 1) {
            return Formulas.multiply(product(base, exponent - 1), base);
        }
        Formula half = product(base, exponent / 2);
        return Formulas.multiply(half, half);
    }
}
