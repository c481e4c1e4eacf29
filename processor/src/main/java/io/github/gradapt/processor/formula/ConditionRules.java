package io.github.gradapt.processor.formula;

/** Folds connectives. */
final class ConditionRules {

    private ConditionRules() {}

    static Condition both(Condition left, Condition right) {
        if (left instanceof Condition.Literal literal) {
            return literal.value() ? right : left;
        }
        if (right instanceof Condition.Literal literal) {
            return literal.value() ? left : right;
        }
        if (left.equals(right)) {
            return left;
        }
        return isRange(right, left) ? new Condition.Both(right, left) : new Condition.Both(left, right);
    }

    /** Whether two conditions are a lower and an upper bound of the same formula. */
    private static boolean isRange(Condition lower, Condition upper) {
        return lower instanceof Condition.Comparison above
                && upper instanceof Condition.Comparison below
                && above.left().equals(below.left())
                && Relations.isAbove(above.relation())
                && Relations.isBelow(below.relation());
    }

    static Condition either(Condition left, Condition right) {
        if (left instanceof Condition.Literal literal) {
            return literal.value() ? left : right;
        }
        if (right instanceof Condition.Literal literal) {
            return literal.value() ? right : left;
        }
        return left.equals(right) ? left : new Condition.Either(left, right);
    }

    static Condition not(Condition operand) {
        return operand.accept(new Opposite());
    }

    private static final class Opposite implements Condition.Visitor<Condition> {
        @Override
        public Condition comparison(Condition.Comparison comparison) {
            return new Condition.Comparison(
                    comparison.left(), Relations.negated(comparison.relation()), comparison.right());
        }

        @Override
        public Condition both(Condition.Both both) {
            return new Condition.Either(both.left().accept(this), both.right().accept(this));
        }

        @Override
        public Condition either(Condition.Either either) {
            return new Condition.Both(either.left().accept(this), either.right().accept(this));
        }

        @Override
        public Condition not(Condition.Not not) {
            return not.operand();
        }

        @Override
        public Condition flag(Condition.Flag flag) {
            return new Condition.Not(flag);
        }

        @Override
        public Condition literal(Condition.Literal literal) {
            return new Condition.Literal(!literal.value());
        }
    }
}
