package io.github.gradapt.processor.formula;

/** Puts one formula in the place of another, wherever that occurs. */
final class Replacement extends Transformation {
    private final Formula replaced;
    private final Formula by;

    private Replacement(Formula replaced, Formula by) {
        this.replaced = replaced;
        this.by = by;
    }

    static Formula in(Formula formula, Formula replaced, Formula by) {
        return new Replacement(replaced, by).apply(formula);
    }

    @Override
    Formula apply(Formula formula) {
        return formula.equals(replaced) ? by : super.apply(formula);
    }
}
