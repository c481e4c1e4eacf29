package io.github.gradapt.processor.formula;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/**
 * An exact fraction in lowest terms, its denominator positive: the coefficients and exponents of the normal form. A
 * number counts as the decimal it is written as, so that 3 * 0.044715 is 0.134145.
 */
record Rational(BigInteger numerator, BigInteger denominator) implements Comparable<Rational> {
    static final Rational ZERO = of(0);
    static final Rational ONE = of(1);
    static final Rational HALF = of(1).dividedBy(of(2));

    Rational {
        BigInteger divisor = numerator.gcd(denominator);
        if (denominator.signum() < 0) {
            divisor = divisor.negate();
        }
        numerator = numerator.divide(divisor);
        denominator = denominator.divide(divisor);
    }

    static Rational of(long value) {
        return new Rational(BigInteger.valueOf(value), BigInteger.ONE);
    }

    static Rational of(double value) {
        BigDecimal decimal = Numerals.shortest(value);
        if (decimal.scale() <= 0) {
            return new Rational(decimal.toBigIntegerExact(), BigInteger.ONE);
        }
        return new Rational(decimal.unscaledValue(), BigInteger.TEN.pow(decimal.scale()));
    }

    /** The nearest double. */
    double toDouble() {
        return new BigDecimal(numerator)
                .divide(new BigDecimal(denominator), new MathContext(40))
                .doubleValue();
    }

    Rational plus(Rational other) {
        BigInteger left = numerator.multiply(other.denominator);
        BigInteger right = other.numerator.multiply(denominator);
        return new Rational(left.add(right), denominator.multiply(other.denominator));
    }

    Rational minus(Rational other) {
        return plus(other.negated());
    }

    Rational times(Rational other) {
        return new Rational(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    Rational dividedBy(Rational other) {
        return new Rational(numerator.multiply(other.denominator), denominator.multiply(other.numerator));
    }

    Rational negated() {
        return new Rational(numerator.negate(), denominator);
    }

    Rational abs() {
        return new Rational(numerator.abs(), denominator);
    }

    Rational power(int exponent) {
        int magnitude = Math.abs(exponent);
        Rational power = new Rational(numerator.pow(magnitude), denominator.pow(magnitude));
        return exponent < 0 ? ONE.dividedBy(power) : power;
    }

    int signum() {
        return numerator.signum();
    }

    boolean isInteger() {
        return denominator.equals(BigInteger.ONE);
    }

    /** Whether it is an integer so small that powers of it stay small enough to be computed exactly. */
    boolean isSmallInteger() {
        return isInteger() && numerator.bitLength() < 7;
    }

    boolean isEven() {
        return isInteger() && !numerator.testBit(0);
    }

    @Override
    public int compareTo(Rational other) {
        return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }
}
