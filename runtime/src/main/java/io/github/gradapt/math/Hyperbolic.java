package io.github.gradapt.math;

import static java.lang.Math.fma;

/** Hyperbolic functions: a polynomial near 0, where the formula in e^x would cancel, and that formula above. */
final class Hyperbolic {
    private Hyperbolic() {}

    static float tanh(float x) {
        float magnitude = Math.abs(x);
        // 1 - 2 / (e^20 + 1) rounds to 1.
        float large = 1 - 2 / (Exponential.expInRange(2 * Math.min(magnitude, 10f)) + 1);
        float signed = x < 0 ? -large : large;
        return magnitude < 0.6f ? tanhNearZero(x) : signed;
    }

    static float logCosh(float x) {
        float magnitude = Math.abs(x);
        // log(cosh x) = |x| - ln 2 + log(1 + e^(-2 |x|))
        float e = Exponential.expInRange(Math.max(-2 * magnitude, Exponential.LOG_OF_SMALLEST));
        float large = (magnitude - Exponential.LN2_HIGH) + (Logarithm.log1pOfFraction(e) - Exponential.LN2_LOW);
        return magnitude < 0.9f ? logCoshNearZero(x) : large;
    }

    /** tanh x = x (1 + x^2 p(x^2)) on [0, 0.605]: error below 2^-28. As a product it keeps the sign of 0. */
    private static float tanhNearZero(float x) {
        float s = x * x;
        float p = fma(-0x1.7ff9dap-8f, s, 0x1.5440ep-6f);
        p = fma(p, s, -0x1.b888d6p-5f);
        p = fma(p, s, 0x1.110944p-3f);
        p = fma(p, s, -0x1.55553cp-2f);
        return x * fma(p, s, 1f);
    }

    /** log(cosh x) = x^2 / 2 + x^4 p(x^2) on [0, 0.905]: error below 2^-28. x^2 is taken with its rounding error. */
    private static float logCoshNearZero(float x) {
        float s = x * x;
        float sLow = fma(x, x, -s);
        float p = fma(0x1.b69b78p-14f, s, -0x1.3b3ba6p-11f);
        p = fma(p, s, 0x1.15ce1p-9f);
        p = fma(p, s, -0x1.b8f694p-8f);
        p = fma(p, s, 0x1.6c0ddap-6f);
        p = fma(p, s, -0x1.55553ep-4f);
        return fma(s * s, p, 0.5f * sLow) + 0.5f * s;
    }
}
