package io.github.gradapt.processor.formula;

import io.github.gradapt.processor.formula.Formula.Operator;

/** One pass of the rules over a formula, from the inside out. */
final class Normalizer extends Transformation {

    static Formula normalize(Formula formula) {
        return new Normalizer().apply(formula);
    }

    static Condition normalize(Condition condition) {
        return new Normalizer().apply(condition);
    }

    @Override
    public Formula negation(Formula.Negation negation) {
        return arithmetic(negation);
    }

    @Override
    public Formula binary(Formula.Binary binary) {
        return switch (binary.operator()) {
            case ADD, SUBTRACT, MULTIPLY, DIVIDE -> arithmetic(binary);
            case MAXIMUM, MINIMUM ->
                ExtremumRules.apply(binary.operator(), apply(binary.left()), apply(binary.right()));
        };
    }

    @Override
    public Formula power(Formula.Power power) {
        return arithmetic(power);
    }

    private Formula arithmetic(Formula formula) {
        return Arithmetic.cheapest(new Leaves().apply(formula));
    }

    @Override
    public Formula application(Formula.Application application) {
        Formula rewritten = FunctionRules.apply(application.function(), apply(application.argument()));
        return rewritten instanceof Formula.Application ? rewritten : Arithmetic.cheapest(rewritten);
    }

    @Override
    public Formula selection(Formula.Selection selection) {
        Condition condition = apply(selection.condition());
        Formula whenTrue = apply(Assumption.in(selection.whenTrue(), condition, true));
        Formula whenFalse = apply(Assumption.in(selection.whenFalse(), condition, false));
        return SelectionRules.apply(condition, whenTrue, whenFalse);
    }

    @Override
    public Condition comparison(Condition.Comparison comparison) {
        return ComparisonRules.apply(apply(comparison.left()), comparison.relation(), apply(comparison.right()));
    }

    @Override
    public Condition both(Condition.Both both) {
        return ConditionRules.both(apply(both.left()), apply(both.right()));
    }

    @Override
    public Condition either(Condition.Either either) {
        return ConditionRules.either(apply(either.left()), apply(either.right()));
    }

    @Override
    public Condition not(Condition.Not not) {
        return ConditionRules.not(apply(not.operand()));
    }

    /** Descends through arithmetic, to normalize what it is made of; a sum that is a factor is a formula of its own. */
    private final class Leaves extends Transformation {
        @Override
        public Formula binary(Formula.Binary binary) {
            Operator operator = binary.operator();
            boolean product = operator == Operator.MULTIPLY || operator == Operator.DIVIDE;
            if (product) {
                return new Formula.Binary(operator, factor(binary.left()), factor(binary.right()));
            }
            return Atoms.isSum(binary) ? super.binary(binary) : Normalizer.this.apply(binary);
        }

        @Override
        public Formula power(Formula.Power power) {
            return new Formula.Power(factor(power.base()), Normalizer.this.apply(power.exponent()));
        }

        @Override
        public Formula application(Formula.Application application) {
            return Normalizer.this.application(application);
        }

        @Override
        public Formula selection(Formula.Selection selection) {
            return Normalizer.this.selection(selection);
        }

        private Formula factor(Formula formula) {
            return Atoms.isSum(formula) ? Normalizer.this.apply(formula) : apply(formula);
        }
    }
}
