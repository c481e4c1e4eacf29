package io.github.gradapt.processor.formula;

import java.util.Map;

/**
 * Rewrites an application whose argument is in normal form into its stable and cheap form, or leaves it. Constants are
 * folded, except under roots: sqrt(2)^2 is 2 only as long as the root is not rounded.
 */
final class FunctionRules {

    private FunctionRules() {}

    static Formula apply(Function function, Formula u) {
        if (u instanceof Formula.Constant constant && function != Function.SQRT) {
            double value = ScalarFunctions.apply(function, constant.value());
            if (Double.isFinite(value)) {
                return Formulas.number(value);
            }
        }
        Polynomial argument = PolynomialReader.flat(PolynomialReader.read(u));
        return switch (function) {
            case EXP -> Exponentials.exp(argument, u);
            case EXPM1 -> Exponentials.expm1(argument, u);
            case LOG -> LogarithmRules.log(argument);
            case LOG1P -> LogarithmRules.log1p(argument, u);
            case LOG_SIGMOID -> Formulas.negate(Formulas.apply(Function.SOFTPLUS, Atoms.negated(u)));
            case TANH, ERF ->
                isNegative(argument)
                        ? Formulas.negate(Formulas.apply(function, Atoms.negated(u)))
                        : Formulas.apply(function, u);
            case LOGCOSH ->
                isNegative(argument) ? Formulas.apply(function, Atoms.negated(u)) : Formulas.apply(function, u);
            case ABS -> abs(PolynomialReader.readTerm(u));
            case SQRT -> sqrt(u);
            case SIGMOID, SOFTPLUS, ERFC -> Formulas.apply(function, u);
        };
    }

    private static boolean isNegative(Polynomial argument) {
        return argument.size() > 0 && argument.content().signum() < 0;
    }

    /** |c x^2 y| = |c| x^2 |y|. */
    private static Formula abs(Term term) {
        Formula outside =
                PolynomialWriter.write(Term.constant(term.coefficient().abs()));
        for (Map.Entry<Formula, Rational> factor : term.monomial().powers().entrySet()) {
            Formula power = PolynomialWriter.write(Term.of(factor.getKey(), factor.getValue()));
            boolean positive = IntervalAnalysis.of(power, Map.of()).lower() >= 0;
            Formula base = Formulas.apply(Function.ABS, factor.getKey());
            Formula magnitude = positive ? power : PolynomialWriter.write(Term.of(base, factor.getValue()));
            outside = Formulas.multiply(outside, magnitude);
        }
        return PolynomialWriter.write(PolynomialReader.read(outside));
    }

    private static Formula sqrt(Formula u) {
        if (u instanceof Formula.Constant constant) {
            double root = Math.sqrt(constant.value());
            boolean exact = root == Math.rint(root) && root * root == constant.value();
            return exact ? Formulas.number(root) : Formulas.apply(Function.SQRT, u);
        }
        boolean square = u instanceof Formula.Power power && power.exponent().equals(Formulas.TWO);
        return square ? Formulas.apply(Function.ABS, ((Formula.Power) u).base()) : Formulas.apply(Function.SQRT, u);
    }
}
