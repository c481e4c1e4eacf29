package io.github.gradapt.processor.formula;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the value of m f(u) + c tells without a further call of a function: f(u), and functions akin to f. */
final class KnownFunctions {

    private KnownFunctions() {}

    /** Formulas whose value follows from {@code value} = {@code phi}, with what they are in terms of it. */
    static Map<Formula, Formula> of(Formula phi, Formula.Variable value) {
        Map<Formula, Formula> known = new LinkedHashMap<>();
        Polynomial polynomial = PolynomialReader.read(phi);
        Rational constant = polynomial.coefficient(Monomial.ONE);
        Polynomial rest = polynomial.minus(Term.constant(constant));
        if (rest.size() != 1) {
            return known;
        }
        Term term = rest.terms().get(0);
        if (Math.abs(constant.toDouble()) > Math.abs(term.coefficient().toDouble())) {
            // What is left of f(u) once it was added to something larger is not enough.
            return known;
        }
        Map<Formula, Rational> powers = term.monomial().powers();
        if (powers.size() != 1 || !powers.containsValue(Rational.ONE)) {
            return known;
        }
        if (term.monomial().powers().firstKey() instanceof Formula.Application application) {
            Formula difference = Formulas.subtract(value, Formulas.number(constant.toDouble()));
            Formula f = Formulas.divide(
                    difference, Formulas.number(term.coefficient().toDouble()));
            known.put(application, f);
            addKin(known, application, f);
        }
        return known;
    }

    private static void addKin(Map<Formula, Formula> known, Formula.Application application, Formula f) {
        Formula u = application.argument();
        switch (application.function()) {
            case EXPM1 -> known.put(Formulas.apply(Function.EXP, u), Formulas.add(f, Formulas.ONE));
            case EXP -> known.put(Formulas.apply(Function.EXP, Atoms.negated(u)), Formulas.divide(Formulas.ONE, f));
            case SIGMOID ->
                known.put(Formulas.apply(Function.SIGMOID, Atoms.negated(u)), Formulas.subtract(Formulas.ONE, f));
            // sigmoid(u) = 1 - e^-softplus(u)
            case SOFTPLUS ->
                known.put(
                        Formulas.apply(Function.SIGMOID, u),
                        Formulas.negate(Formulas.apply(Function.EXPM1, Formulas.negate(f))));
            default -> {}
        }
    }
}
