package io.github.gradapt.math;

import static java.lang.Math.fma;

/** The logistic function and its integral, from e = e^-|x|, which cannot overflow. */
final class Logistic {
    private Logistic() {}

    /**
     * 1 / (1 + e) or, for negative x, e / (1 + e). The quotient q = n / d comes from one reciprocal and is corrected by
     * its residual n - q (1 + e), in which 1 + e stands unrounded as d + dLow.
     */
    static float sigmoid(float x) {
        float e = expOfMinusAbs(x);
        float d = 1 + e;
        float dLow = (1 - d) + e;
        float n = x < 0 ? e : 1;
        float reciprocal = 1 / d;
        float q = n * reciprocal;
        float residual = fma(-q, dLow, fma(-q, d, n));
        return flushed(x, fma(residual, reciprocal, q));
    }

    /** max(x, 0) + log(1 + e). */
    static float softplus(float x) {
        return flushed(x, Logarithm.log1pOfFraction(expOfMinusAbs(x)) + Math.max(x, 0f));
    }

    private static float expOfMinusAbs(float x) {
        return Exponential.expInRange(Math.max(-Math.abs(x), Exponential.LOG_OF_SMALLEST));
    }

    /** Both functions are e^x for very negative x, and go to 0 where exp does. */
    private static float flushed(float x, float y) {
        return x < Exponential.LOG_OF_SMALLEST ? 0 : y;
    }
}
