package io.github.gradapt.processor.formula;

import java.util.Set;

/** Formulas from their text, over the names the tests use. */
final class Texts {
    static final FormulaParser.Names NAMES = new FormulaParser.Names(
            Set.of("z", "a", "y"), Set.of("l", "alpha", "beta", "min", "max"), Set.of("logInput"));

    private Texts() {}

    static Formula formula(String text) {
        try {
            return FormulaParser.parse(text, NAMES);
        } catch (FormulaException e) {
            throw new AssertionError(text + ": " + e.getMessage(), e);
        }
    }

    static Condition condition(String text) {
        try {
            return FormulaParser.parseCondition(text, NAMES);
        } catch (FormulaException e) {
            throw new AssertionError(text + ": " + e.getMessage(), e);
        }
    }

    static String simplified(String text) {
        return Notation.of(Simplifier.simplify(formula(text)));
    }

    /** The stable form of the derivative, products with logarithms guarded. */
    static Formula derivative(String text, String variable) {
        return derivative(formula(text), variable);
    }

    static Formula derivative(Formula formula, String variable) {
        return Simplifier.simplify(Derivative.of(Logarithms.guarded(formula), variable));
    }
}
