package io.github.gradapt.processor.formula;

import io.github.gradapt.processor.formula.Condition.Relation;

/** The arithmetic of relations. */
final class Relations {

    private Relations() {}

    /** The relation between the operands swapped. */
    static Relation swapped(Relation relation) {
        return switch (relation) {
            case LESS -> Relation.GREATER;
            case LESS_OR_EQUAL -> Relation.GREATER_OR_EQUAL;
            case GREATER -> Relation.LESS;
            case GREATER_OR_EQUAL -> Relation.LESS_OR_EQUAL;
            case EQUAL, NOT_EQUAL -> relation;
        };
    }

    /** The relation that holds where this one does not. */
    static Relation negated(Relation relation) {
        return switch (relation) {
            case LESS -> Relation.GREATER_OR_EQUAL;
            case LESS_OR_EQUAL -> Relation.GREATER;
            case GREATER -> Relation.LESS_OR_EQUAL;
            case GREATER_OR_EQUAL -> Relation.LESS;
            case EQUAL -> Relation.NOT_EQUAL;
            case NOT_EQUAL -> Relation.EQUAL;
        };
    }

    /** Whether the relation holds between numbers that compare as {@code comparison} says: below, equal or above 0. */
    static boolean holds(Relation relation, int comparison) {
        return switch (relation) {
            case LESS -> comparison < 0;
            case LESS_OR_EQUAL -> comparison <= 0;
            case GREATER -> comparison > 0;
            case GREATER_OR_EQUAL -> comparison >= 0;
            case EQUAL -> comparison == 0;
            case NOT_EQUAL -> comparison != 0;
        };
    }

    static boolean excludesEqual(Relation relation) {
        return relation == Relation.LESS || relation == Relation.GREATER || relation == Relation.NOT_EQUAL;
    }

    static boolean isAbove(Relation relation) {
        return relation == Relation.GREATER || relation == Relation.GREATER_OR_EQUAL;
    }

    static boolean isBelow(Relation relation) {
        return relation == Relation.LESS || relation == Relation.LESS_OR_EQUAL;
    }
}
