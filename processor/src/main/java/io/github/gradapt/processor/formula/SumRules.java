package io.github.gradapt.processor.formula;

import java.util.Map;
import java.util.Optional;

/**
 * Pairs of terms that cancel where their function is near a constant become one term that does not: with any factors
 * m, m e^u - m = m expm1(u), m + m erf(u) = m erfc(-u).
 */
final class SumRules {

    private SumRules() {}

    static Polynomial apply(Polynomial polynomial) {
        Polynomial sum = polynomial;
        Optional<Polynomial> changed = step(sum);
        while (changed.isPresent()) {
            sum = changed.get();
            changed = step(sum);
        }
        return sum;
    }

    private static Optional<Polynomial> step(Polynomial sum) {
        if (sum.size() < 2) {
            return Optional.empty();
        }
        for (Term term : sum.terms()) {
            for (Map.Entry<Formula, Rational> factor : term.monomial().powers().entrySet()) {
                if (factor.getKey() instanceof Formula.Application application
                        && factor.getValue().equals(Rational.ONE)) {
                    Optional<Polynomial> changed = pair(sum, term, application);
                    if (changed.isPresent()) {
                        return changed;
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Polynomial> pair(Polynomial sum, Term term, Formula.Application application) {
        Term rest = term.without(application);
        Formula u = application.argument();
        Rational other = sum.coefficient(rest.monomial()).dividedBy(rest.coefficient());
        return switch (application.function()) {
            case EXP ->
                other.equals(Rational.of(-1))
                        ? replaced(sum, term, rest.negated(), rest.times(call(Function.EXPM1, u)))
                        : Optional.empty();
            case EXPM1 ->
                other.equals(Rational.ONE)
                        ? replaced(sum, term, rest, rest.times(call(Function.EXP, u)))
                        : Optional.empty();
            case ERF -> errorFunction(sum, term, rest, u, other);
            case ERFC -> complement(sum, term, rest, u, other);
            default -> Optional.empty();
        };
    }

    private static Optional<Polynomial> errorFunction(Polynomial sum, Term term, Term rest, Formula u, Rational other) {
        if (other.equals(Rational.ONE)) {
            return replaced(sum, term, rest, rest.times(call(Function.ERFC, Atoms.negated(u))));
        }
        if (other.equals(Rational.of(-1))) {
            return replaced(sum, term, rest.negated(), rest.negated().times(call(Function.ERFC, u)));
        }
        return Optional.empty();
    }

    private static Optional<Polynomial> complement(Polynomial sum, Term term, Term rest, Formula u, Rational other) {
        if (other.equals(Rational.of(-1))) {
            return replaced(sum, term, rest.negated(), rest.negated().times(call(Function.ERF, u)));
        }
        if (other.equals(Rational.of(-2))) {
            Term reflected = rest.negated().times(call(Function.ERFC, Atoms.negated(u)));
            return replaced(sum, term, rest.scaled(Rational.of(-2)), reflected);
        }
        return Optional.empty();
    }

    private static Optional<Polynomial> replaced(Polynomial sum, Term first, Term second, Term by) {
        return Optional.of(sum.minus(first).minus(second).plus(by));
    }

    private static Term call(Function function, Formula argument) {
        return Term.of(Formulas.apply(function, argument));
    }
}
