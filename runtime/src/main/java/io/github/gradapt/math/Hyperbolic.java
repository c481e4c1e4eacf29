package io.github.gradapt.math;

import static java.lang.Math.fma;

/**
 * Hyperbolic functions: a polynomial near 0, where the formula in e^x would cancel, and that formula above.
 *
 * <p>The coefficients of tanh are public for generated code, which writes it out where it has one vector of values.
 */
public final class Hyperbolic {
    /** The constant coefficient of p in tanh x = x (1 + x^2 p(x^2)), near 0. */
    public static final float TANH0 = -0x1.55553cp-2f;

    /** The coefficient of x^2. */
    public static final float TANH1 = 0x1.110944p-3f;

    /** The coefficient of x^4. */
    public static final float TANH2 = -0x1.b888d6p-5f;

    /** The coefficient of x^6. */
    public static final float TANH3 = 0x1.5440ep-6f;

    /** The coefficient of x^8. */
    public static final float TANH4 = -0x1.7ff9dap-8f;

    /** Coefficients of {@link #logCoshNearZero}. */
    static final float LOG_COSH0 = -0x1.55553ep-4f;

    static final float LOG_COSH1 = 0x1.6c0ddap-6f;
    static final float LOG_COSH2 = -0x1.b8f694p-8f;
    static final float LOG_COSH3 = 0x1.15ce1p-9f;
    static final float LOG_COSH4 = -0x1.3b3ba6p-11f;
    static final float LOG_COSH5 = 0x1.b69b78p-14f;

    private Hyperbolic() {}

    static float tanh(float x) {
        float magnitude = Math.abs(x);
        // 1 - 2 / (e^20 + 1) rounds to 1.
        float large = 1 - 2 / Exponential.onePlusExpInRange(2 * Math.min(magnitude, 10f));
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
        float p = fma(TANH4, s, TANH3);
        p = fma(p, s, TANH2);
        p = fma(p, s, TANH1);
        p = fma(p, s, TANH0);
        return x * fma(p, s, 1f);
    }

    /** log(cosh x) = x^2 / 2 + x^4 p(x^2) on [0, 0.905]: error below 2^-28. x^2 is taken with its rounding error. */
    private static float logCoshNearZero(float x) {
        float s = x * x;
        float sLow = fma(x, x, -s);
        float p = fma(LOG_COSH5, s, LOG_COSH4);
        p = fma(p, s, LOG_COSH3);
        p = fma(p, s, LOG_COSH2);
        p = fma(p, s, LOG_COSH1);
        p = fma(p, s, LOG_COSH0);
        return fma(s * s, p, 0.5f * sLow) + 0.5f * s;
    }
}
