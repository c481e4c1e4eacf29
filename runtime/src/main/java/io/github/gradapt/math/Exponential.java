package io.github.gradapt.math;

import static java.lang.Math.fma;

/**
 * e^x by the reduction x = n ln 2 + r, |r| &lt;= ln(2) / 2: e^x = 2^n e^r.
 *
 * <p>Polynomials of this package are near-minimax for the relative error of the whole function: weighted least squares
 * on 400 Chebyshev nodes, reweighted by Lawson's iteration, the coefficients rounded to float one after another,
 * the lowest power first, with all higher ones fitted anew. Where the square of the argument is there anyway, terms are
 * added by pairs, (c1 x + c0) + x^2 (c3 x + c2) + ..., by Horner's rule in x^2: as many operations as in Horner's rule
 * in x, but half of them wait for each other.
 *
 * <p>Its constants are public for generated code, which writes the function out where it has one vector of values.
 */
public final class Exponential {
    /** The smallest float whose exponential is a normal float; below it the result is flushed to 0. */
    public static final float LOG_OF_SMALLEST = -0x1.5d589ep6f;

    /** The largest float whose exponential is finite. */
    public static final float LOG_OF_LARGEST = 0x1.62e42ep6f;

    /** 1.5 * 2^23: adding it rounds to the nearest integer, which then sits in the low bits of the sum. */
    public static final float SHIFT = 0x1.8p23f;

    /** 1 / ln 2. */
    public static final float LOG2_E = 0x1.715476p0f;

    /** ln 2 in two parts; the first has 20 bits, so that x - n LN2_HIGH is exact. */
    public static final float LN2_HIGH = 0x1.62e43p-1f;

    /** What is left of ln 2. */
    public static final float LN2_LOW = -0x1.05c61p-29f;

    /** q(r) = (e^r - 1 - r) / r^2 on [-0.3475, 0.3475]: error of e^r - 1 below 2^-31. */
    public static final float Q0 = 0.5f;

    /** The coefficient of r. */
    public static final float Q1 = 0x1.555554p-3f;

    /** The coefficient of r^2. */
    public static final float Q2 = 0x1.5554f8p-5f;

    /** The coefficient of r^3. */
    public static final float Q3 = 0x1.1112d4p-7f;

    /** The coefficient of r^4. */
    public static final float Q4 = 0x1.6d3aap-10f;

    /** The coefficient of r^5. */
    public static final float Q5 = 0x1.9e7d64p-13f;

    private Exponential() {}

    static float exp(float x) {
        float shifted = shifted(x);
        float significand = 1 + expm1OfReduced(reduced(x, integer(shifted)));
        // Adding n to the exponent field: 2^n itself need not be a float.
        float y = Float.intBitsToFloat(Float.floatToRawIntBits(significand) + (Float.floatToRawIntBits(shifted) << 23));
        float flushed = x >= LOG_OF_SMALLEST ? y : 0;
        return x <= LOG_OF_LARGEST ? flushed : x * Float.POSITIVE_INFINITY;
    }

    /** e^x for {@link #LOG_OF_SMALLEST} &lt;= x &lt;= 88, and NaN for NaN; anything outside. */
    static float expInRange(float x) {
        float shifted = shifted(x);
        return (1 + expm1OfReduced(reduced(x, integer(shifted)))) * powerOfTwo(shifted);
    }

    /** 1 + e^x = 2^n (e^r - 1) + (2^n + 1) for the same x. */
    static float onePlusExpInRange(float x) {
        float shifted = shifted(x);
        float power = powerOfTwo(shifted);
        return fma(expm1OfReduced(reduced(x, integer(shifted))), power, power + 1);
    }

    /** e^x - 1 = 2^n (e^r - 1) + (2^n - 1), everything halved on the way, as 2^n may overflow. */
    static float expm1(float x) {
        float clamped = Math.max(x, -20f);
        float shifted = shifted(clamped);
        float half = powerOfTwo(shifted - 1);
        float y = 2 * fma(expm1OfReduced(reduced(clamped, integer(shifted))), half, half - 0.5f);
        float bounded = x <= LOG_OF_LARGEST ? y : x * Float.POSITIVE_INFINITY;
        // Halving a subnormal x would lose its last bit, and +0 + -0 its sign.
        return Math.abs(x) < 0x1p-26f ? x : bounded;
    }

    /** n + SHIFT, n being the integer nearest to x / ln 2. */
    static float shifted(float x) {
        return fma(x, LOG2_E, SHIFT);
    }

    /** n, as a float. */
    static float integer(float shifted) {
        return shifted - SHIFT;
    }

    /** 2^n for -126 &lt;= n &lt;= 127, and 1 for NaN. */
    static float powerOfTwo(float shifted) {
        return Float.intBitsToFloat((Float.floatToRawIntBits(shifted) << 23) + 0x3f800000);
    }

    /** e^r - 1 = r + r^2 q(r) for |r| &lt;= ln(2) / 2. */
    static float expm1OfReduced(float r) {
        float square = r * r;
        return fma(square, quadraticFactor(r, square), r);
    }

    /** q(r) = (e^r - 1 - r) / r^2, by pairs of terms. */
    private static float quadraticFactor(float r, float square) {
        float q = fma(Q5, r, Q4);
        q = fma(q, square, fma(Q3, r, Q2));
        return fma(q, square, fma(Q1, r, Q0));
    }

    private static float reduced(float x, float n) {
        return fma(n, -LN2_LOW, fma(n, -LN2_HIGH, x));
    }
}
