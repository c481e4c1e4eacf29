package io.github.gradapt.math;

/**
 * The functions of {@link FloatMath} on ranges of arrays, several floats at a time: the same bits, however many those
 * are (NaN payloads excepted). Any thread may call them; an array that is written belongs to the call meanwhile.
 *
 * <p>Each sets y[yAt + i] = f(x[xAt + i]) for i from 0 to count - 1. The two ranges may be the same one; they may not
 * overlap otherwise. The count is a multiple of 8 (pad what is shorter): another one is an
 * {@link IllegalArgumentException}. A range that leaves its array is an {@link IndexOutOfBoundsException}, after which y
 * may be written in part.
 *
 * <p>The class needs the module {@code jdk.incubator.vector}. Vectors have 256 bits, or 128 where the processor has no
 * longer ones. They are never longer: these functions are chains of dependent operations, so that twice the length was
 * not measured to be faster, and 8 floats would not fill it. Where a HotSpot virtual machine has compiled them with C2
 * they allocate nothing; until then every vector is an object.
 */
public final class FloatVectorMath {
    private FloatVectorMath() {}

    /** {@link FloatMath#exp(float)}. */
    public static void exp(float[] x, int xAt, float[] y, int yAt, int count) {
        VectorExponential.exp(x, xAt, y, yAt, wholeVectors(count));
    }

    /** {@link FloatMath#expm1(float)}. */
    public static void expm1(float[] x, int xAt, float[] y, int yAt, int count) {
        VectorExponential.expm1(x, xAt, y, yAt, wholeVectors(count));
    }

    /** {@link FloatMath#log(float)}. */
    public static void log(float[] x, int xAt, float[] y, int yAt, int count) {
        VectorLogarithm.log(x, xAt, y, yAt, wholeVectors(count));
    }

    /** {@link FloatMath#log1p(float)}. */
    public static void log1p(float[] x, int xAt, float[] y, int yAt, int count) {
        VectorLogarithm.log1p(x, xAt, y, yAt, wholeVectors(count));
    }

    /** {@link FloatMath#tanh(float)}. */
    public static void tanh(float[] x, int xAt, float[] y, int yAt, int count) {
        VectorHyperbolic.tanh(x, xAt, y, yAt, wholeVectors(count));
    }

    /** {@link FloatMath#sigmoid(float)}. */
    public static void sigmoid(float[] x, int xAt, float[] y, int yAt, int count) {
        VectorLogistic.sigmoid(x, xAt, y, yAt, wholeVectors(count));
    }

    /** {@link FloatMath#softplus(float)}. */
    public static void softplus(float[] x, int xAt, float[] y, int yAt, int count) {
        VectorLogistic.softplus(x, xAt, y, yAt, wholeVectors(count));
    }

    /** {@link FloatMath#logSigmoid(float)}. */
    public static void logSigmoid(float[] x, int xAt, float[] y, int yAt, int count) {
        VectorLogistic.logSigmoid(x, xAt, y, yAt, wholeVectors(count));
    }

    /** {@link FloatMath#logCosh(float)}. */
    public static void logCosh(float[] x, int xAt, float[] y, int yAt, int count) {
        VectorHyperbolic.logCosh(x, xAt, y, yAt, wholeVectors(count));
    }

    /** {@link FloatMath#erf(float)}. */
    public static void erf(float[] x, int xAt, float[] y, int yAt, int count) {
        VectorErrorFunction.erf(x, xAt, y, yAt, wholeVectors(count));
    }

    /** {@link FloatMath#erfc(float)}. */
    public static void erfc(float[] x, int xAt, float[] y, int yAt, int count) {
        VectorErrorFunction.erfc(x, xAt, y, yAt, wholeVectors(count));
    }

    private static int wholeVectors(int count) {
        if ((count & 7) != 0) {
            throw new IllegalArgumentException("The count " + count + " is not a multiple of 8");
        }
        return count;
    }
}
