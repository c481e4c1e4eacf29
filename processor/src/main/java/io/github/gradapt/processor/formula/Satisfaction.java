package io.github.gradapt.processor.formula;

import java.util.Map;

/** Whether a condition holds while its variables run through intervals. */
public enum Satisfaction {
    /** It holds for all values. */
    ALWAYS,
    /** It holds for no value. */
    NEVER,
    /** It may hold for some values and fail for others; or it cannot be told. */
    SOMETIMES;

    /**
     * Whether {@code condition} holds for all values of its variables; a domain such as {@code a > 0 && a < 1} holds
     * for every a of the open interval (0, 1).
     *
     * @param ranges where the variables run; one without a range runs through all reals
     */
    public static Satisfaction of(Condition condition, Map<String, Interval> ranges) {
        return condition.accept(new Judge(ranges));
    }

    static Satisfaction known(boolean truth) {
        return truth ? ALWAYS : NEVER;
    }

    private Satisfaction negated() {
        return switch (this) {
            case ALWAYS -> NEVER;
            case NEVER -> ALWAYS;
            case SOMETIMES -> SOMETIMES;
        };
    }

    private record Judge(Map<String, Interval> ranges) implements Condition.Visitor<Satisfaction> {

        @Override
        public Satisfaction comparison(Condition.Comparison comparison) {
            if (comparison.left().equals(comparison.right())) {
                return known(Relations.holds(comparison.relation(), 0));
            }
            Interval left = IntervalAnalysis.of(comparison.left(), ranges);
            Interval right = IntervalAnalysis.of(comparison.right(), ranges);
            boolean below = left.upper() < right.lower()
                    || (left.upper() == right.lower() && (left.upperOpen() || right.lowerOpen()));
            boolean above = left.lower() > right.upper()
                    || (left.lower() == right.upper() && (left.lowerOpen() || right.upperOpen()));
            boolean notAbove = left.upper() <= right.lower();
            boolean notBelow = left.lower() >= right.upper();
            return switch (comparison.relation()) {
                case LESS -> judged(below, notBelow);
                case LESS_OR_EQUAL -> judged(notAbove, above);
                case GREATER -> judged(above, notAbove);
                case GREATER_OR_EQUAL -> judged(notBelow, below);
                case EQUAL -> judged(notAbove && notBelow, above || below);
                case NOT_EQUAL -> judged(above || below, notAbove && notBelow);
            };
        }

        private static Satisfaction judged(boolean always, boolean never) {
            if (always) {
                return ALWAYS;
            }
            return never ? NEVER : SOMETIMES;
        }

        @Override
        public Satisfaction both(Condition.Both both) {
            Satisfaction left = both.left().accept(this);
            Satisfaction right = both.right().accept(this);
            if (left == NEVER || right == NEVER) {
                return NEVER;
            }
            return left == ALWAYS && right == ALWAYS ? ALWAYS : SOMETIMES;
        }

        @Override
        public Satisfaction either(Condition.Either either) {
            return both(new Condition.Both(new Condition.Not(either.left()), new Condition.Not(either.right())))
                    .negated();
        }

        @Override
        public Satisfaction not(Condition.Not not) {
            return not.operand().accept(this).negated();
        }

        @Override
        public Satisfaction flag(Condition.Flag flag) {
            return SOMETIMES;
        }

        @Override
        public Satisfaction literal(Condition.Literal literal) {
            return known(literal.value());
        }
    }
}
