package io.github.gradapt.processor.formula;

import io.github.gradapt.processor.formula.Condition.Comparison;
import io.github.gradapt.processor.formula.Condition.Relation;
import io.github.gradapt.processor.formula.Formula.Constant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What one comparison says about another. */
final class Implication {

    private Implication() {}

    /** Whether {@code query} holds wherever {@code fact} does, fails wherever {@code fact} holds, or neither. */
    static Optional<Boolean> of(Comparison fact, Comparison query) {
        if (fact.left().equals(query.left()) && fact.right().equals(query.right())) {
            return ofRelations(fact.relation(), query.relation());
        }
        if (fact.left().equals(query.right()) && fact.right().equals(query.left())) {
            return ofRelations(fact.relation(), Relations.swapped(query.relation()));
        }
        if (fact.left().equals(query.left()) && fact.right() instanceof Constant && query.right() instanceof Constant) {
            return ofBounds(fact, query);
        }
        return Optional.empty();
    }

    private static Optional<Boolean> ofRelations(Relation fact, Relation query) {
        boolean always = true;
        boolean never = true;
        for (int comparison = -1; comparison <= 1; comparison++) {
            if (Relations.holds(fact, comparison)) {
                boolean holds = Relations.holds(query, comparison);
                always &= holds;
                never &= !holds;
            }
        }
        return always ? Optional.of(true) : never ? Optional.of(false) : Optional.empty();
    }

    /** Both compare the same formula with constants: it is as good as a variable. */
    private static Optional<Boolean> ofBounds(Comparison fact, Comparison query) {
        Formula.Variable x = new Formula.Variable("x");
        Map<String, Interval> range = new HashMap<>();
        Narrowing.narrow(new Comparison(x, fact.relation(), fact.right()), true, range);
        Satisfaction satisfaction = Satisfaction.of(new Comparison(x, query.relation(), query.right()), range);
        return switch (satisfaction) {
            case ALWAYS -> Optional.of(true);
            case NEVER -> Optional.of(false);
            case SOMETIMES -> Optional.empty();
        };
    }
}
