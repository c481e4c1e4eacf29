package io.github.gradapt.processor.formula;

import java.util.Map;
import java.util.Optional;

/** Rules for e^u: what an exponential undoes is never computed. */
final class Exponentials {

    private Exponentials() {}

    /**
     * e^(v + w) = e^v f, for every w that is a multiple of a logarithm of f. One whose f is itself an exponential only if
     * nothing is left of v, or taken off: e^(softplus(u) - v) is finite where 1 + e^u and e^v have no place in a float.
     */
    static Formula exp(Polynomial argument, Formula u) {
        boolean growing = argument.terms().stream()
                .anyMatch(term -> isSoftplus(term) && term.coefficient().signum() > 0);
        boolean reduced =
                argument.terms().stream().anyMatch(term -> term.coefficient().signum() < 0);
        boolean whole = argument.terms().stream().allMatch(term -> undo(term).isPresent()) && !(growing && reduced);
        Formula factors = Formulas.ONE;
        Polynomial rest = argument;
        for (Term term : argument.terms()) {
            Optional<Formula> undone = whole || !isSoftplus(term) ? undo(term) : Optional.empty();
            if (undone.isPresent()) {
                factors = Formulas.multiply(factors, undone.get());
                rest = rest.minus(term);
            }
        }
        if (factors.equals(Formulas.ONE)) {
            return Formulas.apply(Function.EXP, u);
        }
        if (rest.size() == 0) {
            return factors;
        }
        return Formulas.multiply(factors, Formulas.apply(Function.EXP, PolynomialWriter.write(rest)));
    }

    private static boolean isSoftplus(Term term) {
        return term.monomial().powers().keySet().stream()
                .anyMatch(factor -> factor instanceof Formula.Application application
                        && application.function() == Function.SOFTPLUS);
    }

    static Formula expm1(Polynomial argument, Formula u) {
        Optional<Formula> undone = argument.size() == 1 ? undo(argument.terms().get(0)) : Optional.empty();
        return undone.map(value -> Formulas.subtract(value, Formulas.ONE)).orElse(Formulas.apply(Function.EXPM1, u));
    }

    /** e^term, if the term is c log(v), c log1p(v) or c softplus(v). */
    private static Optional<Formula> undo(Term term) {
        Map<Formula, Rational> powers = term.monomial().powers();
        if (powers.size() != 1 || !powers.containsValue(Rational.ONE)) {
            return Optional.empty();
        }
        if (!(term.monomial().powers().firstKey() instanceof Formula.Application application)) {
            return Optional.empty();
        }
        Formula v = application.argument();
        Rational c = term.coefficient();
        return switch (application.function()) {
            case LOG -> Optional.of(power(v, c));
            case LOG1P -> Optional.of(power(Formulas.add(Formulas.ONE, v), c));
            case SOFTPLUS ->
                Optional.of(
                        c.signum() < 0
                                ? power(Formulas.apply(Function.SIGMOID, Atoms.negated(v)), c.negated())
                                : power(Formulas.add(Formulas.ONE, Formulas.apply(Function.EXP, v)), c));
            default -> Optional.empty();
        };
    }

    private static Formula power(Formula base, Rational exponent) {
        return exponent.equals(Rational.ONE) ? base : Formulas.power(base, Formulas.number(exponent.toDouble()));
    }
}
