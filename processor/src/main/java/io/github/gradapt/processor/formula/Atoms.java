package io.github.gradapt.processor.formula;

import io.github.gradapt.processor.formula.Formula.Operator;
import java.util.Optional;

/** Recognizes the kinds of atoms that rules ask for. */
final class Atoms {

    private Atoms() {}

    /** Whether {@code formula} is a sum or a difference. */
    static boolean isSum(Formula formula) {
        return formula instanceof Formula.Binary binary
                && (binary.operator() == Operator.ADD || binary.operator() == Operator.SUBTRACT);
    }

    /** The argument, if {@code formula} applies {@code function}. */
    static Optional<Formula> argument(Formula formula, Function function) {
        return formula instanceof Formula.Application application && application.function() == function
                ? Optional.of(application.argument())
                : Optional.empty();
    }

    /** The argument x, if {@code formula} is {@code constant + factor * function(x)}. */
    static Optional<Formula> argument(Formula formula, long constant, long factor, Function function) {
        if (!isSum(formula)) {
            return Optional.empty();
        }
        Polynomial sum = PolynomialReader.read(formula);
        if (sum.size() != 2 || !sum.coefficient(Monomial.ONE).equals(Rational.of(constant))) {
            return Optional.empty();
        }
        Term other = sum.terms().get(1);
        if (!other.coefficient().equals(Rational.of(factor))
                || other.monomial().powers().size() != 1) {
            return Optional.empty();
        }
        Formula atom = other.monomial().powers().firstKey();
        return other.monomial().exponent(atom).equals(Rational.ONE) ? argument(atom, function) : Optional.empty();
    }

    /** {@code -formula} in normal form. */
    static Formula negated(Formula formula) {
        return PolynomialWriter.write(
                PolynomialReader.flat(PolynomialReader.read(formula)).negated());
    }
}
