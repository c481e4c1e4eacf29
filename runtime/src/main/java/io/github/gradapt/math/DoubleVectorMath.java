package io.github.gradapt.math;

/**
 * The functions of {@link DoubleMath} on ranges of arrays, with the same bits. Any thread may call them; an array that is
 * written belongs to the call meanwhile. They allocate nothing.
 *
 * <p>Each sets y[yAt + i] = f(x[xAt + i]) for i from 0 to count - 1. The two ranges may be the same one; they may not
 * overlap otherwise. A range that leaves its array is an {@link IndexOutOfBoundsException}, after which y may be
 * written in part.
 *
 * <p>The signatures are those of {@link FloatVectorMath}, but there are no vectors behind them: the bits of
 * {@link DoubleMath} are those of {@link StrictMath}, whose algorithms branch on the argument, and lanes of a vector
 * cannot take different branches. So this class needs no module.
 */
public final class DoubleVectorMath {
    private DoubleVectorMath() {}

    /** {@link DoubleMath#exp(double)}. */
    public static void exp(double[] x, int xAt, double[] y, int yAt, int count) {
        for (int i = 0; i < count; i++) {
            y[yAt + i] = DoubleMath.exp(x[xAt + i]);
        }
    }

    /** {@link DoubleMath#expm1(double)}. */
    public static void expm1(double[] x, int xAt, double[] y, int yAt, int count) {
        for (int i = 0; i < count; i++) {
            y[yAt + i] = DoubleMath.expm1(x[xAt + i]);
        }
    }

    /** {@link DoubleMath#log(double)}. */
    public static void log(double[] x, int xAt, double[] y, int yAt, int count) {
        for (int i = 0; i < count; i++) {
            y[yAt + i] = DoubleMath.log(x[xAt + i]);
        }
    }

    /** {@link DoubleMath#log1p(double)}. */
    public static void log1p(double[] x, int xAt, double[] y, int yAt, int count) {
        for (int i = 0; i < count; i++) {
            y[yAt + i] = DoubleMath.log1p(x[xAt + i]);
        }
    }

    /** {@link DoubleMath#tanh(double)}. */
    public static void tanh(double[] x, int xAt, double[] y, int yAt, int count) {
        for (int i = 0; i < count; i++) {
            y[yAt + i] = DoubleMath.tanh(x[xAt + i]);
        }
    }

    /** {@link DoubleMath#sigmoid(double)}. */
    public static void sigmoid(double[] x, int xAt, double[] y, int yAt, int count) {
        for (int i = 0; i < count; i++) {
            y[yAt + i] = DoubleMath.sigmoid(x[xAt + i]);
        }
    }

    /** {@link DoubleMath#softplus(double)}. */
    public static void softplus(double[] x, int xAt, double[] y, int yAt, int count) {
        for (int i = 0; i < count; i++) {
            y[yAt + i] = DoubleMath.softplus(x[xAt + i]);
        }
    }

    /** {@link DoubleMath#logSigmoid(double)}. */
    public static void logSigmoid(double[] x, int xAt, double[] y, int yAt, int count) {
        for (int i = 0; i < count; i++) {
            y[yAt + i] = DoubleMath.logSigmoid(x[xAt + i]);
        }
    }

    /** {@link DoubleMath#logCosh(double)}. */
    public static void logCosh(double[] x, int xAt, double[] y, int yAt, int count) {
        for (int i = 0; i < count; i++) {
            y[yAt + i] = DoubleMath.logCosh(x[xAt + i]);
        }
    }

    /** {@link DoubleMath#erf(double)}. */
    public static void erf(double[] x, int xAt, double[] y, int yAt, int count) {
        for (int i = 0; i < count; i++) {
            y[yAt + i] = DoubleMath.erf(x[xAt + i]);
        }
    }

    /** {@link DoubleMath#erfc(double)}. */
    public static void erfc(double[] x, int xAt, double[] y, int yAt, int count) {
        for (int i = 0; i < count; i++) {
            y[yAt + i] = DoubleMath.erfc(x[xAt + i]);
        }
    }
}
