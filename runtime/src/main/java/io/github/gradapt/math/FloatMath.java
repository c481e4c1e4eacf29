package io.github.gradapt.math;

/**
 * Elementary functions of float arguments, with the same bits on every Java virtual machine.
 *
 * <p>Each is a fixed sequence of IEEE 754 operations (add, multiply, divide, {@link Math#fma(float, float, float)
 * fma}, comparison, operations on the bits); neither tables nor {@link Math}'s transcendental functions take part.
 * So a result depends on the argument alone, interpreted or compiled, whatever the processor. Pure functions: any
 * thread may call them.
 *
 * <p>Errors are in units in the last place (ulp): the distance between neighboring floats of the exact
 * result's binade. Each figure is the largest over all finite arguments whose result is a normal float; every float
 * was tried. NaN gives NaN (with an unspecified payload) in all functions.
 */
public final class FloatMath {
    private FloatMath() {}

    /**
     * e^x. At most 1.00 ulp (at -38.469646).
     *
     * <p>Results below {@link Float#MIN_NORMAL} are flushed to +0 (x below -87.33654); above the largest float (x from
     * 88.72284) the result is +infinity. exp(±0) = 1.
     */
    public static float exp(float x) {
        return Exponential.exp(x);
    }

    /**
     * e^x - 1, accurate near 0. At most 1.46 ulp (at 16.99975).
     *
     * <p>expm1(±0) = ±0, expm1(-infinity) = -1; +infinity from 88.72284. Subnormal x are returned unchanged.
     */
    public static float expm1(float x) {
        return Exponential.expm1(x);
    }

    /**
     * The natural logarithm. At most 0.85 ulp (at 0.70641977), for subnormal x too.
     *
     * <p>log(±0) = -infinity, log(x) = NaN for x &lt; 0, log(1) = +0, log(+infinity) = +infinity.
     */
    public static float log(float x) {
        return Logarithm.log(x);
    }

    /**
     * log(1 + x), accurate near 0. At most 1.43 ulp (at 0.4215242).
     *
     * <p>log1p(±0) = ±0, log1p(-1) = -infinity, log1p(x) = NaN for x &lt; -1, log1p(+infinity) = +infinity.
     * Subnormal x are returned unchanged.
     */
    public static float log1p(float x) {
        return Logarithm.log1p(x);
    }

    /**
     * The hyperbolic tangent. At most 1.26 ulp (at 0.6046741). Odd, bit for bit.
     *
     * <p>tanh(±0) = ±0, tanh(±infinity) = ±1. Subnormal x are returned unchanged.
     */
    public static float tanh(float x) {
        return Hyperbolic.tanh(x);
    }

    /**
     * The logistic function 1 / (1 + e^-x). At most 1.48 ulp (at -4.846455).
     *
     * <p>Results below {@link Float#MIN_NORMAL} are flushed to +0 (x below -87.33654). sigmoid(±0) = 1/2,
     * sigmoid(+infinity) = 1.
     */
    public static float sigmoid(float x) {
        return Logistic.sigmoid(x);
    }

    /**
     * log(1 + e^x), finite for every finite x. At most 1.83 ulp (at 0.026704162).
     *
     * <p>Results below {@link Float#MIN_NORMAL} are flushed to +0 (x below -87.33654). softplus(+infinity) = +infinity.
     */
    public static float softplus(float x) {
        return Logistic.softplus(x);
    }

    /**
     * log(sigmoid(x)) = -softplus(-x), bit for bit, and finite for every finite x. At most 1.83 ulp (at
     * -0.026704162).
     *
     * <p>Results above -{@link Float#MIN_NORMAL} are flushed to -0 (x above 87.33654).
     * logSigmoid(-infinity) = -infinity.
     */
    public static float logSigmoid(float x) {
        return -Logistic.softplus(-x);
    }

    /**
     * log(cosh(x)), which is x^2 / 2 near 0 and |x| - ln 2 far away; finite for every finite x. At most 1.07 ulp (at
     * 0.9988359). Even, bit for bit.
     *
     * <p>logCosh(±0) = +0, logCosh(±infinity) = +infinity. Subnormal results are within one {@link Float#MIN_VALUE}.
     */
    public static float logCosh(float x) {
        return Hyperbolic.logCosh(x);
    }

    /**
     * The error function, 2 / sqrt(pi) times the integral of e^(-t^2) for t from 0 to x. At most 1.07 ulp (at
     * 1.0627561). Odd, bit for bit.
     *
     * <p>erf(±0) = ±0, erf(±infinity) = ±1. Subnormal results are within one {@link Float#MIN_VALUE}.
     */
    public static float erf(float x) {
        return ErrorFunction.erf(x);
    }

    /**
     * 1 - erf(x), with a small relative error also where erf(x) is near 1. At most 1.78 ulp (at 0.8164209).
     *
     * <p>Results below {@link Float#MIN_NORMAL} are flushed to +0 (x above 9.194549). erfc(±0) = 1,
     * erfc(-infinity) = 2.
     */
    public static float erfc(float x) {
        return ErrorFunction.erfc(x);
    }
}
