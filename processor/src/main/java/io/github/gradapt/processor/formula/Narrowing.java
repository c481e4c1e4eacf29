package io.github.gradapt.processor.formula;

import io.github.gradapt.processor.formula.Condition.Comparison;
import io.github.gradapt.processor.formula.Condition.Relation;
import java.util.Map;

/** Narrows the ranges of variables to where a condition holds, as far as comparisons with constants tell. */
final class Narrowing implements Condition.Visitor<Boolean> {
    private final boolean truth;
    private final Map<String, Interval> ranges;

    private Narrowing(boolean truth, Map<String, Interval> ranges) {
        this.truth = truth;
        this.ranges = ranges;
    }

    /** Narrows {@code ranges}, in place, to where {@code condition} is {@code truth}. */
    static void narrow(Condition condition, boolean truth, Map<String, Interval> ranges) {
        condition.accept(new Narrowing(truth, ranges));
    }

    @Override
    public Boolean comparison(Comparison comparison) {
        Relation relation = truth ? comparison.relation() : Relations.negated(comparison.relation());
        return narrow(comparison.left(), relation, comparison.right())
                || narrow(comparison.right(), Relations.swapped(relation), comparison.left());
    }

    private boolean narrow(Formula left, Relation relation, Formula right) {
        if (!(left instanceof Formula.Variable variable) || !(right instanceof Formula.Constant bound)) {
            return false;
        }
        Interval allowed = switch (relation) {
            case LESS -> Interval.below(bound.value());
            case LESS_OR_EQUAL -> Interval.atMost(bound.value());
            case GREATER -> Interval.above(bound.value());
            case GREATER_OR_EQUAL -> Interval.atLeast(bound.value());
            case EQUAL -> Interval.point(bound.value());
            case NOT_EQUAL -> Interval.ALL;
        };
        Interval range = ranges.getOrDefault(variable.name(), Interval.ALL);
        if (range.meets(allowed)) {
            ranges.put(variable.name(), range.intersection(allowed));
        }
        return true;
    }

    @Override
    public Boolean both(Condition.Both both) {
        return truth && narrowBy(both.left(), both.right());
    }

    @Override
    public Boolean either(Condition.Either either) {
        return !truth && narrowBy(either.left(), either.right());
    }

    private boolean narrowBy(Condition left, Condition right) {
        boolean narrowed = left.accept(this);
        return right.accept(this) || narrowed;
    }

    @Override
    public Boolean not(Condition.Not not) {
        return not.operand().accept(new Narrowing(!truth, ranges));
    }

    @Override
    public Boolean flag(Condition.Flag flag) {
        return false;
    }

    @Override
    public Boolean literal(Condition.Literal literal) {
        return false;
    }
}
