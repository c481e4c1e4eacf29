package io.github.gradapt.processor.formula;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Map;
import java.util.Optional;

/** Rounds the roots of constants, which the rules leave exact, each product of them once. */
final class RootFolding extends Transformation {
    private static final MathContext PRECISION = new MathContext(40);

    static Formula fold(Formula formula) {
        return new RootFolding().apply(formula);
    }

    @Override
    public Formula negation(Formula.Negation negation) {
        return folded(negation).orElseGet(() -> super.negation(negation));
    }

    @Override
    public Formula binary(Formula.Binary binary) {
        return switch (binary.operator()) {
            case MULTIPLY, DIVIDE -> folded(binary).orElseGet(() -> super.binary(binary));
            default -> super.binary(binary);
        };
    }

    @Override
    public Formula power(Formula.Power power) {
        return folded(power).orElseGet(() -> super.power(power));
    }

    @Override
    public Formula application(Formula.Application application) {
        return folded(application).orElseGet(() -> super.application(application));
    }

    private Optional<Formula> folded(Formula formula) {
        Term term = PolynomialReader.readTerm(formula);
        Term result = term;
        for (Map.Entry<Formula, Rational> factor : term.monomial().powers().entrySet()) {
            if (factor.getKey() instanceof Formula.Constant constant && constant.value() > 0) {
                result = result.without(constant).scaled(power(constant.value(), factor.getValue()));
            }
        }
        return result.equals(term) ? Optional.empty() : Optional.of(apply(PolynomialWriter.write(result)));
    }

    private static Rational power(double base, Rational exponent) {
        Rational doubled = exponent.times(Rational.of(2));
        if (!doubled.isSmallInteger()) {
            return Rational.of(StrictMath.pow(base, exponent.toDouble()));
        }
        BigDecimal root = Numerals.shortest(base).sqrt(PRECISION);
        Rational exact = new Rational(
                root.unscaledValue().multiply(BigInteger.TEN.pow(Math.max(0, -root.scale()))),
                BigInteger.TEN.pow(Math.max(0, root.scale())));
        return exact.power(doubled.numerator().intValue());
    }
}
