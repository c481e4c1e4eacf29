package io.github.gradapt.processor.formula;

import java.util.Map;
import java.util.Optional;

/** Rewrites the factors of a term: e^u / (1 + e^u) = sigmoid(u), which does not overflow, and |u|^2 = u^2. */
final class ProductRules {

    private ProductRules() {}

    static Term apply(Term term) {
        Term product = term;
        Optional<Term> changed = step(product);
        while (changed.isPresent()) {
            product = changed.get();
            changed = step(product);
        }
        return product;
    }

    private static Optional<Term> step(Term term) {
        for (Map.Entry<Formula, Rational> factor : term.monomial().powers().entrySet()) {
            Formula atom = factor.getKey();
            Rational exponent = factor.getValue();
            Optional<Term> changed = atom instanceof Formula.Application application
                    ? function(term, application, exponent)
                    : logistic(term, atom, exponent);
            if (changed.isPresent()) {
                return changed;
            }
        }
        return Optional.empty();
    }

    private static Optional<Term> function(Term term, Formula.Application application, Rational exponent) {
        Formula u = application.argument();
        return switch (application.function()) {
            case ABS ->
                exponent.isEven()
                        ? Optional.of(term.without(application)
                                .times(PolynomialReader.readTerm(u)
                                        .power(exponent.numerator().intValue())))
                        : Optional.empty();
            case EXP -> exponential(term, application, exponent);
            default -> Optional.empty();
        };
    }

    /** (1 + e^u)^-n = sigmoid(-u)^n. */
    private static Optional<Term> logistic(Term term, Formula atom, Rational exponent) {
        if (exponent.signum() > 0) {
            return Optional.empty();
        }
        return Atoms.argument(atom, 1, 1, Function.EXP)
                .map(u -> term.without(atom).times(call(Function.SIGMOID, Atoms.negated(u), exponent.negated())));
    }

    /** e^u sigmoid(-u) = sigmoid(u); e^u e^-u = 1; 1 / e^u = e^-u. */
    private static Optional<Term> exponential(Term term, Formula.Application exp, Rational exponent) {
        Formula reflected = Atoms.negated(exp.argument());
        Formula inverse = Formulas.apply(Function.EXP, reflected);
        if (exponent.signum() < 0 || term.monomial().exponent(inverse).signum() > 0) {
            return Optional.of(term.without(exp).times(call(Function.EXP, reflected, exponent.negated())));
        }
        Formula sigmoid = Formulas.apply(Function.SIGMOID, reflected);
        Rational count = term.monomial().exponent(sigmoid);
        if (count.signum() <= 0) {
            return Optional.empty();
        }
        Rational pairs = count.compareTo(exponent) < 0 ? count : exponent;
        Monomial left = term.monomial().with(exp, exponent.minus(pairs)).with(sigmoid, count.minus(pairs));
        return Optional.of(new Term(term.coefficient(), left).times(call(Function.SIGMOID, exp.argument(), pairs)));
    }

    private static Term call(Function function, Formula argument, Rational exponent) {
        return Term.of(Formulas.apply(function, argument), exponent);
    }
}
