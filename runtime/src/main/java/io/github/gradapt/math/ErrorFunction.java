package io.github.gradapt.math;

import static java.lang.Math.fma;

/**
 * The error function and its complement.
 *
 * <p>erf is an odd polynomial below 1 and 1 - e^-p(x) above. erfc is 1 - erf below 0.75; above it is
 * e^(-x^2) u g(u) with u = 1 / (x + 2.5), the function g being nearly straight. There every factor is a sum of two
 * floats, called v and vLow, because the roundings of three factors add up to more than 2 ulp.
 */
final class ErrorFunction {
    /** The largest float whose erfc is a normal float; above it the result is flushed to 0. */
    static final float ERFC_END = 0x1.2639bep3f;

    /** Here g(u) is within 2^-33 of the float {@link #G0}; u - CENTER is exact for all u in use. */
    static final float CENTER = 0x1.5c1a34p-3f;

    static final float G0 = 0x1.e2c246p-1f;

    static final float G1 = 0x1.b2e5dcp1f;

    /** Coefficients of {@link #erfFactor}, the lowest power first. */
    static final float ERF0 = 0x1.06eba8p-3f;

    static final float ERF1 = -0x1.81273ep-2f;
    static final float ERF2 = 0x1.ce2ce6p-4f;
    static final float ERF3 = -0x1.b7f71ap-6f;
    static final float ERF4 = 0x1.53f224p-8f;
    static final float ERF5 = -0x1.a3515ep-11f;
    static final float ERF6 = 0x1.4771fep-14f;

    /** Coefficients of {@link #minusLogErfc}. */
    static final float MINUS_LOG_ERFC0 = 0x1.61a3eap-12f;

    static final float MINUS_LOG_ERFC1 = 0x1.208a04p0f;
    static final float MINUS_LOG_ERFC2 = 0x1.46b764p-1f;
    static final float MINUS_LOG_ERFC3 = 0x1.a66afap-4f;
    static final float MINUS_LOG_ERFC4 = -0x1.65f75cp-6f;
    static final float MINUS_LOG_ERFC5 = 0x1.82afcap-9f;
    static final float MINUS_LOG_ERFC6 = -0x1.876314p-13f;

    /** Coefficients of {@link #slope}, from that of v on; the one before is {@link #G1}. */
    static final float SLOPE1 = 0x1.30b076p3f;

    static final float SLOPE2 = 0x1.3150b2p4f;
    static final float SLOPE3 = 0x1.4a10ecp4f;
    static final float SLOPE4 = -0x1.8ea566p3f;
    static final float SLOPE5 = -0x1.2e1652p6f;
    static final float SLOPE6 = -0x1.b86318p4f;
    static final float SLOPE7 = 0x1.eebdd6p7f;

    private ErrorFunction() {}

    static float erf(float x) {
        float magnitude = Math.abs(x);
        float exponent = -minusLogErfc(Math.min(magnitude, 3.95f));
        float large = 1 - Exponential.expInRange(exponent);
        float signed = x < 0 ? -large : large;
        return magnitude < 1 ? fma(x, erfFactor(x * x), x) : signed;
    }

    static float erfc(float x) {
        float magnitude = Math.abs(x);
        float tail = erfcTail(Math.min(magnitude, ERFC_END));
        float reflected = x < 0 ? 2 - tail : tail;
        float flushed = x > ERFC_END ? 0 : reflected;
        // 1 - x is exact where 1 - erf(x) cancels.
        return magnitude < 0.75f ? fma(-x, erfFactor(x * x), 1 - x) : flushed;
    }

    /** erf(x) / x - 1 as a polynomial in s = x^2, on [0, 1.002]: error of erf below 2^-29. */
    private static float erfFactor(float s) {
        float p = fma(ERF6, s, ERF5);
        p = fma(p, s, ERF4);
        p = fma(p, s, ERF3);
        p = fma(p, s, ERF2);
        p = fma(p, s, ERF1);
        return fma(p, s, ERF0);
    }

    /** -log(erfc x) on [0.998, 3.93], weighted for an error of erf below 2^-29; erf rounds to 1 from 3.92. */
    private static float minusLogErfc(float x) {
        float p = fma(MINUS_LOG_ERFC6, x, MINUS_LOG_ERFC5);
        p = fma(p, x, MINUS_LOG_ERFC4);
        p = fma(p, x, MINUS_LOG_ERFC3);
        p = fma(p, x, MINUS_LOG_ERFC2);
        p = fma(p, x, MINUS_LOG_ERFC1);
        return fma(p, x, MINUS_LOG_ERFC0);
    }

    /** erfc x for 0.75 &lt;= x &lt;= {@link #ERFC_END}. */
    private static float erfcTail(float x) {
        float square = x * x;
        float shifted = Exponential.shifted(-square);
        float n = Exponential.integer(shifted);
        // -x^2 - n ln 2 = r + rLow
        float rHigh = fma(n, -Exponential.LN2_HIGH, -square);
        float rRest = fma(n, -Exponential.LN2_LOW, fma(-x, x, square));
        float r = rHigh + rRest;
        float rLow = (rHigh - r) + rRest;
        float w = Exponential.expm1OfReduced(r);
        float e = 1 + w;
        float eLow = (w - (e - 1)) + rLow;
        return scaledErfc(x, e, eLow) * Exponential.powerOfTwo(shifted);
    }

    /** (e + eLow) u g(u). */
    private static float scaledErfc(float x, float e, float eLow) {
        float d = x + 2.5f;
        float dLow = sumLow(x, 2.5f, d);
        float u = 1 / d;
        float uLow = u * fma(-u, dLow, fma(-u, d, 1f));
        float v = u - CENTER;
        float slope = slope(v);
        float g = fma(v, slope, G0);
        float gLow = fma(v, slope, G0 - g) + uLow * G1;
        float eu = e * u;
        float euLow = fma(e, u, -eu) + fma(e, uLow, eLow * u);
        float product = eu * g;
        return product + (fma(eu, g, -product) + fma(eu, gLow, euLow * g));
    }

    /** (g(CENTER + v) - G0) / v for x in [0.749, 9.2]: relative error of g below 2^-29. */
    private static float slope(float v) {
        float p = fma(SLOPE7, v, SLOPE6);
        p = fma(p, v, SLOPE5);
        p = fma(p, v, SLOPE4);
        p = fma(p, v, SLOPE3);
        p = fma(p, v, SLOPE2);
        p = fma(p, v, SLOPE1);
        return fma(p, v, G1);
    }

    /** The rounding error of sum = a + b (Knuth's TwoSum). */
    private static float sumLow(float a, float b, float sum) {
        float bRounded = sum - a;
        return (a - (sum - bRounded)) + (b - bRounded);
    }
}
