package io.github.gradapt.processor.formula;

import io.github.gradapt.processor.formula.Condition.Comparison;
import io.github.gradapt.processor.formula.Condition.Relation;
import io.github.gradapt.processor.formula.Formula.Selection;
import java.util.Map;
import java.util.Optional;

/** Rewrites a selection whose parts are in normal form. */
final class SelectionRules {

    private SelectionRules() {}

    static Formula apply(Condition condition, Formula whenTrue, Formula whenFalse) {
        if (condition instanceof Condition.Literal literal) {
            return literal.value() ? whenTrue : whenFalse;
        }
        if (whenTrue.equals(whenFalse)) {
            return whenTrue;
        }
        if (condition instanceof Condition.Not not) {
            return apply(not.operand(), whenFalse, whenTrue);
        }
        if (whenTrue instanceof Selection inner && inner.whenFalse().equals(whenFalse)) {
            return new Selection(ConditionRules.both(condition, inner.condition()), inner.whenTrue(), whenFalse);
        }
        if (whenFalse instanceof Selection inner && inner.whenTrue().equals(whenTrue)) {
            return new Selection(ConditionRules.either(condition, inner.condition()), whenTrue, inner.whenFalse());
        }
        if (isMagnitude(condition, whenTrue, whenTrue, whenFalse)) {
            return Formulas.apply(Function.ABS, whenTrue);
        }
        if (isMagnitude(condition, Atoms.negated(whenTrue), whenTrue, whenFalse)) {
            return Formulas.negate(Formulas.apply(Function.ABS, Atoms.negated(whenTrue)));
        }
        return unguarded(condition, whenTrue, whenFalse).orElse(new Selection(condition, whenTrue, whenFalse));
    }

    /** u > 0 ? v : -v, and the same with 0 at 0, where v is u or -u. */
    private static boolean isMagnitude(Condition condition, Formula u, Formula v, Formula otherwise) {
        boolean positive = condition.equals(ComparisonRules.apply(u, Relation.GREATER, Formulas.ZERO))
                || condition.equals(ComparisonRules.apply(u, Relation.GREATER_OR_EQUAL, Formulas.ZERO));
        if (!positive || u instanceof Formula.Constant) {
            return false;
        }
        Formula opposite = Atoms.negated(v);
        boolean zeroAtZero = otherwise instanceof Selection inner
                && inner.condition().equals(ComparisonRules.apply(u, Relation.LESS, Formulas.ZERO))
                && inner.whenTrue().equals(opposite)
                && inner.whenFalse().equals(Formulas.ZERO);
        return otherwise.equals(opposite) || zeroAtZero;
    }

    /** p == 0 ? 0 : body is the body, if that is 0 at p = 0 by itself and finite everywhere. */
    private static Optional<Formula> unguarded(Condition condition, Formula whenTrue, Formula whenFalse) {
        if (condition instanceof Condition.Either either) {
            Formula left = apply(either.left(), whenTrue, whenFalse);
            if (left.equals(whenFalse)) {
                return Optional.of(apply(either.right(), whenTrue, whenFalse));
            }
            Formula right = apply(either.right(), whenTrue, whenFalse);
            return right.equals(whenFalse) ? Optional.of(left) : Optional.empty();
        }
        if (!(condition instanceof Comparison comparison) || !(comparison.right() instanceof Formula.Constant)) {
            return Optional.empty();
        }
        return switch (comparison.relation()) {
            case EQUAL -> unguarded(comparison, whenTrue, whenFalse);
            case NOT_EQUAL -> unguarded(comparison, whenFalse, whenTrue);
            default -> Optional.empty();
        };
    }

    private static Optional<Formula> unguarded(Comparison guard, Formula guarded, Formula body) {
        if (!(guarded instanceof Formula.Constant) || !Finiteness.isCertain(body, Map.of())) {
            return Optional.empty();
        }
        Formula there = Normalizer.normalize(Replacement.in(body, guard.left(), guard.right()));
        return there.equals(guarded) ? Optional.of(body) : Optional.empty();
    }
}
