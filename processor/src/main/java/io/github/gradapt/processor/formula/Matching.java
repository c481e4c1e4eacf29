package io.github.gradapt.processor.formula;

/** A visitor that tells some kinds of formula from all others; a subclass overrides the kinds it knows. */
abstract class Matching<R> implements Formula.Visitor<R> {

    /** What holds for the kinds that are not overridden. */
    abstract R otherwise(Formula formula);

    @Override
    public R constant(Formula.Constant constant) {
        return otherwise(constant);
    }

    @Override
    public R variable(Formula.Variable variable) {
        return otherwise(variable);
    }

    @Override
    public R negation(Formula.Negation negation) {
        return otherwise(negation);
    }

    @Override
    public R binary(Formula.Binary binary) {
        return otherwise(binary);
    }

    @Override
    public R power(Formula.Power power) {
        return otherwise(power);
    }

    @Override
    public R application(Formula.Application application) {
        return otherwise(application);
    }

    @Override
    public R selection(Formula.Selection selection) {
        return otherwise(selection);
    }
}
