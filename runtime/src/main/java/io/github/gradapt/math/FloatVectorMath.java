package io.github.gradapt.math;

import static io.github.gradapt.math.VectorLength.FLOATS;
import static io.github.gradapt.math.VectorLength.LONG_FLOATS;

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
 * longer ones; for many values they have those of {@link VectorLength#LONG_FLOATS}. Where a HotSpot virtual machine has
 * compiled them with C2 they allocate nothing; until then every vector is an object.
 */
public final class FloatVectorMath {
    private static final boolean LONGER = LONG_FLOATS.length() > FLOATS.length();

    /**
     * Fewer values were perhaps just written in shorter vectors: a load of more than one of them would wait until they are
     * in the cache.
     */
    private static final int FEWEST_LONG = 64;

    private FloatVectorMath() {}

    /** {@link FloatMath#exp(float)}. */
    public static void exp(float[] x, int xAt, float[] y, int yAt, int count) {
        if (isLong(count)) {
            LongVectorExponential.exp(x, xAt, y, yAt, count);
        } else {
            VectorExponential.exp(x, xAt, y, yAt, wholeVectors(count));
        }
    }

    /** {@link FloatMath#expm1(float)}. */
    public static void expm1(float[] x, int xAt, float[] y, int yAt, int count) {
        if (isLong(count)) {
            LongVectorExponential.expm1(x, xAt, y, yAt, count);
        } else {
            VectorExponential.expm1(x, xAt, y, yAt, wholeVectors(count));
        }
    }

    /** {@link FloatMath#log(float)}. */
    public static void log(float[] x, int xAt, float[] y, int yAt, int count) {
        if (isLong(count)) {
            LongVectorLogarithm.log(x, xAt, y, yAt, count);
        } else {
            VectorLogarithm.log(x, xAt, y, yAt, wholeVectors(count));
        }
    }

    /** {@link FloatMath#log1p(float)}. */
    public static void log1p(float[] x, int xAt, float[] y, int yAt, int count) {
        if (isLong(count)) {
            LongVectorLogarithm.log1p(x, xAt, y, yAt, count);
        } else {
            VectorLogarithm.log1p(x, xAt, y, yAt, wholeVectors(count));
        }
    }

    /** {@link FloatMath#tanh(float)}. */
    public static void tanh(float[] x, int xAt, float[] y, int yAt, int count) {
        if (isLong(count)) {
            LongVectorHyperbolic.tanh(x, xAt, y, yAt, count);
        } else {
            VectorHyperbolic.tanh(x, xAt, y, yAt, wholeVectors(count));
        }
    }

    /** {@link FloatMath#sigmoid(float)}. */
    public static void sigmoid(float[] x, int xAt, float[] y, int yAt, int count) {
        if (isLong(count)) {
            LongVectorLogistic.sigmoid(x, xAt, y, yAt, count);
        } else {
            VectorLogistic.sigmoid(x, xAt, y, yAt, wholeVectors(count));
        }
    }

    /** {@link FloatMath#softplus(float)}. */
    public static void softplus(float[] x, int xAt, float[] y, int yAt, int count) {
        if (isLong(count)) {
            LongVectorLogistic.softplus(x, xAt, y, yAt, count);
        } else {
            VectorLogistic.softplus(x, xAt, y, yAt, wholeVectors(count));
        }
    }

    /** {@link FloatMath#logSigmoid(float)}. */
    public static void logSigmoid(float[] x, int xAt, float[] y, int yAt, int count) {
        if (isLong(count)) {
            LongVectorLogistic.logSigmoid(x, xAt, y, yAt, count);
        } else {
            VectorLogistic.logSigmoid(x, xAt, y, yAt, wholeVectors(count));
        }
    }

    /** {@link FloatMath#logCosh(float)}. */
    public static void logCosh(float[] x, int xAt, float[] y, int yAt, int count) {
        if (isLong(count)) {
            LongVectorHyperbolic.logCosh(x, xAt, y, yAt, count);
        } else {
            VectorHyperbolic.logCosh(x, xAt, y, yAt, wholeVectors(count));
        }
    }

    /** {@link FloatMath#erf(float)}. */
    public static void erf(float[] x, int xAt, float[] y, int yAt, int count) {
        if (isLong(count)) {
            LongVectorErrorFunction.erf(x, xAt, y, yAt, count);
        } else {
            VectorErrorFunction.erf(x, xAt, y, yAt, wholeVectors(count));
        }
    }

    /** {@link FloatMath#erfc(float)}. */
    public static void erfc(float[] x, int xAt, float[] y, int yAt, int count) {
        if (isLong(count)) {
            LongVectorErrorFunction.erfc(x, xAt, y, yAt, count);
        } else {
            VectorErrorFunction.erfc(x, xAt, y, yAt, wholeVectors(count));
        }
    }

    private static boolean isLong(int count) {
        return LONGER && count >= FEWEST_LONG && count % LONG_FLOATS.length() == 0;
    }

    private static int wholeVectors(int count) {
        if ((count & 7) != 0) {
            throw new IllegalArgumentException("The count " + count + " is not a multiple of 8");
        }
        return count;
    }
}
