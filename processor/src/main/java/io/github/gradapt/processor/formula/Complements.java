package io.github.gradapt.processor.formula;

import java.util.Optional;

/**
 * Chooses between functions that are each other's complement. 1 - sigmoid(u) loses digits where sigmoid(u) is near 1,
 * so it is taken in the place of sigmoid(-u) only for a cancellation after which it is gone; sigmoid(-u) is taken
 * where it costs no further function. The same holds for tanh(u) = 2 sigmoid(2u) - 1.
 */
final class Complements {

    private Complements() {}

    static Formula resolve(Formula formula) {
        Formula result = formula;
        for (Formula part : Subformulas.of(formula)) {
            Optional<Formula> sigmoid = Atoms.argument(part, Function.SIGMOID);
            if (sigmoid.isPresent()) {
                result = reflected(result, part, sigmoid.get());
            }
            Optional<Formula> tanh = Atoms.argument(part, Function.TANH);
            if (tanh.isPresent()) {
                result = logistic(result, part, tanh.get());
            }
        }
        for (Formula part : Subformulas.of(result)) {
            if (Atoms.isSum(part)) {
                Optional<Formula> argument = Atoms.argument(part, 1, -1, Function.SIGMOID);
                Formula better = argument.map(Complements::reflection).orElseGet(() -> hyperbolic(part));
                result = cheaper(Replacement.in(result, part, better), result);
            }
        }
        return result;
    }

    private static Formula reflection(Formula u) {
        return Formulas.apply(Function.SIGMOID, Atoms.negated(u));
    }

    /** sigmoid(u) - 1/2 = tanh(u/2) / 2, which does not cancel near 0. */
    private static Formula hyperbolic(Formula sum) {
        Polynomial polynomial = PolynomialReader.read(sum);
        for (Term term : polynomial.terms()) {
            for (Formula atom : term.monomial().powers().keySet()) {
                Optional<Formula> u = Atoms.argument(atom, Function.SIGMOID);
                Term rest = term.without(atom).scaled(Rational.HALF);
                boolean pair = polynomial
                        .coefficient(rest.monomial())
                        .equals(rest.coefficient().negated());
                if (u.isPresent() && pair) {
                    Term half = PolynomialReader.readTerm(u.get()).scaled(Rational.HALF);
                    Formula tanh = Formulas.apply(Function.TANH, PolynomialWriter.write(half));
                    return PolynomialWriter.write(
                            polynomial.minus(term).plus(rest).plus(rest.times(Term.of(tanh))));
                }
            }
        }
        return sum;
    }

    /** With sigmoid(u) = 1 - sigmoid(-u), if then no such difference is left. */
    private static Formula reflected(Formula formula, Formula sigmoid, Formula u) {
        return cancelled(formula, sigmoid, Formulas.subtract(Formulas.ONE, reflection(u)), 1, -1);
    }

    /** With tanh(u) = 2 sigmoid(2u) - 1, if then no such difference is left. */
    private static Formula logistic(Formula formula, Formula tanh, Formula u) {
        Formula sigmoid = Formulas.apply(Function.SIGMOID, Formulas.multiply(Formulas.TWO, u));
        Formula difference = Formulas.subtract(Formulas.multiply(Formulas.TWO, sigmoid), Formulas.ONE);
        return cancelled(formula, tanh, difference, 1, -2);
    }

    private static Formula cancelled(Formula formula, Formula part, Formula difference, long constant, long factor) {
        if (!Subformulas.contains(formula, part)) {
            return formula;
        }
        Formula candidate = Simplifier.normalForm(Replacement.in(formula, part, difference));
        boolean left = Subformulas.of(candidate).stream()
                .anyMatch(sum ->
                        Atoms.argument(sum, constant, factor, Function.SIGMOID).isPresent()
                                || Atoms.argument(sum, -constant, -factor, Function.SIGMOID)
                                        .isPresent());
        return left ? formula : cheaper(candidate, formula);
    }

    private static Formula cheaper(Formula candidate, Formula formula) {
        return Complexity.of(candidate) < Complexity.of(formula) ? candidate : formula;
    }
}
