package io.github.gradapt.math;

import static java.lang.Math.fma;

/** log x by x = 2^k (1 + f), sqrt(1/2) &lt;= 1 + f &lt; sqrt(2): log x = k ln 2 + log(1 + f). */
final class Logarithm {
    static final int BITS_OF_SQRT_HALF = 0x3f3504f3;

    /** 1.5 * 2^23 and its bits: adding a small integer to the bits adds it to the number. */
    static final float SHIFT = 0x1.8p23f;

    static final int BITS_OF_SHIFT = 0x4b400000;

    /** Coefficients of {@link #cubicFactor}, the lowest power first. */
    static final float CUBIC0 = 0x1.555546p-2f;

    static final float CUBIC1 = -0x1.fffff8p-3f;
    static final float CUBIC2 = 0x1.99a524p-3f;
    static final float CUBIC3 = -0x1.555fbep-3f;
    static final float CUBIC4 = 0x1.23331ap-3f;
    static final float CUBIC5 = -0x1.fbbf4p-4f;
    static final float CUBIC6 = 0x1.e6d192p-4f;
    static final float CUBIC7 = -0x1.e02078p-4f;
    static final float CUBIC8 = 0x1.16a6dp-4f;

    /** Coefficients of {@link #log1pOfFraction}. */
    static final float FRACTION0 = -0x1.fffff8p-2f;

    static final float FRACTION1 = 0x1.5553b4p-2f;
    static final float FRACTION2 = -0x1.ffc55p-3f;
    static final float FRACTION3 = 0x1.9788f6p-3f;
    static final float FRACTION4 = -0x1.4a68fp-3f;
    static final float FRACTION5 = 0x1.fef986p-4f;
    static final float FRACTION6 = -0x1.54ab9ep-4f;
    static final float FRACTION7 = 0x1.5883fcp-5f;
    static final float FRACTION8 = -0x1.bfb246p-7f;
    static final float FRACTION9 = 0x1.1070ccp-9f;

    private Logarithm() {}

    static float log(float x) {
        boolean subnormal = x < Float.MIN_NORMAL;
        float normal = subnormal ? x * 0x1p23f : x;
        int k = exponent(normal);
        float f = Float.intBitsToFloat(Float.floatToRawIntBits(normal) - (k << 23)) - 1;
        float y = combine(subnormal ? toFloat(k) - 23 : toFloat(k), f);
        float bounded = x < Float.POSITIVE_INFINITY ? y : x;
        float orPole = x == 0 ? Float.NEGATIVE_INFINITY : Float.NaN;
        return x > 0 ? bounded : orPole;
    }

    /** log(1 + x): k is that of the rounded 1 + x, but f = 2^-k x + (2^-k - 1) sees every bit of x. */
    static float log1p(float x) {
        int k = exponent(1 + x);
        // 4 * 2^-k, as 2^-k itself may be subnormal.
        float scale = Float.intBitsToFloat((129 - k) << 23);
        float f = fma(0.25f * x, scale, fma(0.25f, scale, -1));
        float y = combine(toFloat(k), f);
        float bounded = x < Float.POSITIVE_INFINITY ? y : x;
        float orPole = x == -1 ? Float.NEGATIVE_INFINITY : Float.NaN;
        float defined = x > -1 ? bounded : orPole;
        // A quarter of a subnormal x would lose bits, and -0 its sign.
        return Math.abs(x) < 0x1p-26f ? x : defined;
    }

    /** log(1 + y) = y + y^2 p(y) for 0 &lt;= y &lt;= 1, without a reduction; relative error below 2^-30. */
    static float log1pOfFraction(float y) {
        float p = fma(FRACTION9, y, FRACTION8);
        p = fma(p, y, FRACTION7);
        p = fma(p, y, FRACTION6);
        p = fma(p, y, FRACTION5);
        p = fma(p, y, FRACTION4);
        p = fma(p, y, FRACTION3);
        p = fma(p, y, FRACTION2);
        p = fma(p, y, FRACTION1);
        p = fma(p, y, FRACTION0);
        return fma(y * y, p, y);
    }

    /** k ln 2 + f - f^2 / 2 + f^3 p(f), the smallest terms first. */
    private static float combine(float k, float f) {
        float square = f * f;
        float low = fma(square, fma(f, cubicFactor(f, square), -0.5f), k * Exponential.LN2_LOW);
        return fma(k, Exponential.LN2_HIGH, f + low);
    }

    /** (log(1 + f) - f + f^2 / 2) / f^3 on [-0.294, 0.415]: error of log(1 + f) below 2^-30. */
    private static float cubicFactor(float f, float square) {
        float p = fma(CUBIC8, square, fma(CUBIC7, f, CUBIC6));
        p = fma(p, square, fma(CUBIC5, f, CUBIC4));
        p = fma(p, square, fma(CUBIC3, f, CUBIC2));
        return fma(p, square, fma(CUBIC1, f, CUBIC0));
    }

    /** k of x = 2^k m with sqrt(1/2) &lt;= m &lt; sqrt(2), for positive normal x. */
    private static int exponent(float x) {
        return (Float.floatToRawIntBits(x) - BITS_OF_SQRT_HALF) >> 23;
    }

    private static float toFloat(int k) {
        return Float.intBitsToFloat(BITS_OF_SHIFT + k) - SHIFT;
    }
}
