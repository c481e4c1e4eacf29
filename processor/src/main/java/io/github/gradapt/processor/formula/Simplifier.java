package io.github.gradapt.processor.formula;

/**
 * Writes formulas so that they are cheap and numerically stable. Like terms are collected, factors cancel, constants
 * fold; log(sigmoid(u)) becomes -softplus(-u), 1 + erf(u) becomes erfc(-u), e^u - 1 becomes expm1(u), and so on. No
 * rule trades a stable form for one that is not. The same formula always gives the same result.
 */
public final class Simplifier {
    /** No formula met so far needs more than five passes. */
    private static final int MOST_PASSES = 50;

    private Simplifier() {}

    /** A formula of the same value. To be applied after differentiation: it does not keep the kinks' conventions. */
    public static Formula simplify(Formula formula) {
        Formula exact = Complements.resolve(normalForm(formula));
        return Complements.resolve(normalForm(RootFolding.fold(exact)));
    }

    /** A condition that holds where {@code condition} does. */
    public static Condition simplify(Condition condition) {
        Condition current = condition;
        for (int pass = 0; pass < MOST_PASSES; pass++) {
            Condition next = Normalizer.normalize(current);
            if (next.equals(current)) {
                break;
            }
            current = next;
        }
        return current;
    }

    /**
     * Writes {@code formula}, usually a derivative of {@code phi}, in terms of phi's value where that is possible:
     * sigmoid' becomes {@code a * (1 - a)}, relu' becomes {@code a > 0 ? 1 : 0}.
     *
     * @param formula a formula of phi's variables
     * @param phi     a formula whose value is known
     * @param name    the name of that value
     */
    public static Formula inTermsOf(Formula formula, Formula phi, String name) {
        return ValueReuse.rewrite(simplify(formula), simplify(phi), name);
    }

    static Formula normalForm(Formula formula) {
        Formula current = formula;
        for (int pass = 0; pass < MOST_PASSES; pass++) {
            Formula next = Normalizer.normalize(current);
            if (next.equals(current)) {
                break;
            }
            current = next;
        }
        return current;
    }
}
