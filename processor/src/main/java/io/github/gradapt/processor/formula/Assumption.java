package io.github.gradapt.processor.formula;

import io.github.gradapt.processor.formula.Condition.Comparison;
import io.github.gradapt.processor.formula.Condition.Relation;
import io.github.gradapt.processor.formula.Formula.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides, inside a branch, what the branch's condition has already decided. */
final class Assumption extends Transformation {
    private final List<Comparison> comparisons = new ArrayList<>();
    private final List<Condition> holding = new ArrayList<>();
    private final List<Condition> failing = new ArrayList<>();

    private Assumption(Condition condition, boolean truth) {
        assume(condition, truth);
    }

    /** {@code formula}, where {@code condition} is known to be {@code truth}. */
    static Formula in(Formula formula, Condition condition, boolean truth) {
        return new Assumption(condition, truth).apply(formula);
    }

    private void assume(Condition condition, boolean truth) {
        (truth ? holding : failing).add(condition);
        condition.accept(new Facts(truth));
    }

    private final class Facts implements Condition.Visitor<Boolean> {
        private final boolean truth;

        Facts(boolean truth) {
            this.truth = truth;
        }

        @Override
        public Boolean comparison(Comparison comparison) {
            Relation relation = truth ? comparison.relation() : Relations.negated(comparison.relation());
            return comparisons.add(new Comparison(comparison.left(), relation, comparison.right()));
        }

        @Override
        public Boolean both(Condition.Both both) {
            return truth && assumed(both.left(), both.right());
        }

        @Override
        public Boolean either(Condition.Either either) {
            return !truth && assumed(either.left(), either.right());
        }

        private boolean assumed(Condition left, Condition right) {
            assume(left, truth);
            assume(right, truth);
            return true;
        }

        @Override
        public Boolean not(Condition.Not not) {
            assume(not.operand(), !truth);
            return true;
        }

        @Override
        public Boolean flag(Condition.Flag flag) {
            return true;
        }

        @Override
        public Boolean literal(Condition.Literal literal) {
            return true;
        }
    }

    @Override
    Condition apply(Condition condition) {
        if (holding.contains(condition)) {
            return new Condition.Literal(true);
        }
        if (failing.contains(condition)) {
            return new Condition.Literal(false);
        }
        return super.apply(condition);
    }

    @Override
    public Condition comparison(Comparison comparison) {
        Optional<Boolean> known = known(comparison);
        return known.isPresent() ? new Condition.Literal(known.get()) : super.comparison(comparison);
    }

    private Optional<Boolean> known(Comparison comparison) {
        return comparisons.stream()
                .map(fact -> Implication.of(fact, comparison))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Whether a comparison, once it is in normal form, is known. */
    private Optional<Boolean> known(Formula left, Relation relation, Formula right) {
        return ComparisonRules.apply(left, relation, right) instanceof Comparison comparison
                ? known(comparison)
                : Optional.empty();
    }

    @Override
    public Formula binary(Formula.Binary binary) {
        boolean maximum = binary.operator() == Operator.MAXIMUM;
        if (maximum || binary.operator() == Operator.MINIMUM) {
            Relation relation = maximum ? Relation.GREATER_OR_EQUAL : Relation.LESS_OR_EQUAL;
            Formula left = apply(binary.left());
            Formula right = apply(binary.right());
            if (known(left, relation, right).orElse(false)) {
                return left;
            }
            if (known(right, relation, left).orElse(false)) {
                return right;
            }
            return new Formula.Binary(binary.operator(), left, right);
        }
        return super.binary(binary);
    }

    @Override
    public Formula application(Formula.Application application) {
        Formula u = apply(application.argument());
        if (application.function() == Function.ABS) {
            if (known(u, Relation.GREATER_OR_EQUAL, Formulas.ZERO).orElse(false)) {
                return u;
            }
            if (known(u, Relation.LESS_OR_EQUAL, Formulas.ZERO).orElse(false)) {
                return Formulas.negate(u);
            }
        }
        return new Formula.Application(application.function(), u);
    }
}
