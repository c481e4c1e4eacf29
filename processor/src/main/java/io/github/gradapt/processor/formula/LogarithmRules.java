package io.github.gradapt.processor.formula;

import java.util.Map;
import java.util.Optional;

/** Rules for log(u): exponentials come out as they are, sigmoids as softplus, neither over- nor underflowing. */
final class LogarithmRules {

    private LogarithmRules() {}

    static Formula log(Polynomial argument) {
        Optional<Formula> sum = logOfSum(argument);
        return sum.orElseGet(() -> logOfProduct(PolynomialReader.term(argument)));
    }

    static Formula log1p(Polynomial argument, Formula u) {
        if (argument.coefficient(Monomial.ONE).signum() == 0) {
            Formula sum = PolynomialWriter.write(SumRules.apply(argument.plus(Term.ONE)));
            if (Atoms.isSum(sum)) {
                return logOfSum(PolynomialReader.read(sum)).orElse(Formulas.apply(Function.LOG1P, u));
            }
        }
        return Formulas.apply(Function.LOG, Formulas.add(Formulas.ONE, u));
    }

    /** log(e^u v) = u + log(v) and log(sigmoid(u) v) = -softplus(-u) + log(v), whatever v is. */
    private static Formula logOfProduct(Term term) {
        Formula outside = Formulas.ZERO;
        Term rest = term;
        for (Map.Entry<Formula, Rational> factor : term.monomial().powers().entrySet()) {
            Optional<Formula> logarithm = logOfFactor(factor.getKey());
            if (logarithm.isPresent()) {
                Formula exponent = Formulas.number(factor.getValue().toDouble());
                outside = Formulas.add(outside, Formulas.multiply(exponent, logarithm.get()));
                rest = rest.without(factor.getKey());
            }
        }
        if (rest.equals(Term.ONE)) {
            return outside;
        }
        Formula inside = Formulas.apply(Function.LOG, PolynomialWriter.write(rest));
        if (rest.isConstant() && rest.coefficient().signum() > 0) {
            inside = Formulas.number(StrictMath.log(rest.coefficient().toDouble()));
        }
        return outside.equals(Formulas.ZERO) ? inside : Formulas.add(outside, inside);
    }

    private static Optional<Formula> logOfFactor(Formula factor) {
        Optional<Formula> exponent = Atoms.argument(factor, Function.EXP);
        if (exponent.isPresent()) {
            return exponent;
        }
        Optional<Formula> sigmoid = Atoms.argument(factor, Function.SIGMOID);
        if (sigmoid.isPresent()) {
            return Optional.of(minusSoftplus(Atoms.negated(sigmoid.get())));
        }
        return Atoms.argument(factor, 1, -1, Function.SIGMOID).map(LogarithmRules::minusSoftplus);
    }

    private static Optional<Formula> logOfSum(Polynomial argument) {
        if (argument.size() < 2 || !argument.coefficient(Monomial.ONE).equals(Rational.ONE)) {
            return Optional.empty();
        }
        Polynomial reduced = SumRules.apply(argument);
        if (!reduced.equals(argument)) {
            return Optional.empty();
        }
        Formula sum = PolynomialWriter.write(argument);
        Optional<Formula> exponent = Atoms.argument(sum, 1, 1, Function.EXP);
        if (exponent.isPresent()) {
            return Optional.of(Formulas.apply(Function.SOFTPLUS, exponent.get()));
        }
        Optional<Formula> sigmoid = Atoms.argument(sum, 1, -1, Function.SIGMOID);
        if (sigmoid.isPresent()) {
            return Optional.of(minusSoftplus(sigmoid.get()));
        }
        Polynomial rest = argument.minus(Term.ONE);
        return Optional.of(Formulas.apply(Function.LOG1P, PolynomialWriter.write(rest)));
    }

    private static Formula minusSoftplus(Formula argument) {
        return Formulas.negate(Formulas.apply(Function.SOFTPLUS, argument));
    }
}
