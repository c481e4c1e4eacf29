package io.github.gradapt.processor.formula;

/** Rebuilds a formula from its transformed parts; a subclass overrides the kinds it changes. */
abstract class Transformation implements Formula.Visitor<Formula>, Condition.Visitor<Condition> {

    Formula apply(Formula formula) {
        return formula.accept(this);
    }

    Condition apply(Condition condition) {
        return condition.accept(this);
    }

    @Override
    public Formula constant(Formula.Constant constant) {
        return constant;
    }

    @Override
    public Formula variable(Formula.Variable variable) {
        return variable;
    }

    @Override
    public Formula negation(Formula.Negation negation) {
        return new Formula.Negation(apply(negation.operand()));
    }

    @Override
    public Formula binary(Formula.Binary binary) {
        return new Formula.Binary(binary.operator(), apply(binary.left()), apply(binary.right()));
    }

    @Override
    public Formula power(Formula.Power power) {
        return new Formula.Power(apply(power.base()), apply(power.exponent()));
    }

    @Override
    public Formula application(Formula.Application application) {
        return new Formula.Application(application.function(), apply(application.argument()));
    }

    @Override
    public Formula selection(Formula.Selection selection) {
        return new Formula.Selection(
                apply(selection.condition()), apply(selection.whenTrue()), apply(selection.whenFalse()));
    }

    @Override
    public Condition comparison(Condition.Comparison comparison) {
        return new Condition.Comparison(apply(comparison.left()), comparison.relation(), apply(comparison.right()));
    }

    @Override
    public Condition both(Condition.Both both) {
        return new Condition.Both(apply(both.left()), apply(both.right()));
    }

    @Override
    public Condition either(Condition.Either either) {
        return new Condition.Either(apply(either.left()), apply(either.right()));
    }

    @Override
    public Condition not(Condition.Not not) {
        return new Condition.Not(apply(not.operand()));
    }

    @Override
    public Condition flag(Condition.Flag flag) {
        return flag;
    }

    @Override
    public Condition literal(Condition.Literal literal) {
        return literal;
    }
}
