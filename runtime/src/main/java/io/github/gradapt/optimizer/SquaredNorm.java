package io.github.gradapt.optimizer;

/**
 * The sum of the squares of all values of an array, in double and in one order: virtual lane l of 8 adds the squares of
 * the values l, l + 8, and so on to +0; then the upper half of the lanes is added to the lower half, until one is left.
 * Padding is +0, so it changes no lane.
 */
final class SquaredNorm {

    private static final int LANES = 8;

    private SquaredNorm() {}

    static double of(float[] x) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double s5 = 0;
        double s6 = 0;
        double s7 = 0;
        int i = 0;
        for (; i <= x.length - LANES; i += LANES) {
            s0 += square(x[i]);
            s1 += square(x[i + 1]);
            s2 += square(x[i + 2]);
            s3 += square(x[i + 3]);
            s4 += square(x[i + 4]);
            s5 += square(x[i + 5]);
            s6 += square(x[i + 6]);
            s7 += square(x[i + 7]);
        }
        s0 += squareOrZero(x, i);
        s1 += squareOrZero(x, i + 1);
        s2 += squareOrZero(x, i + 2);
        s3 += squareOrZero(x, i + 3);
        s4 += squareOrZero(x, i + 4);
        s5 += squareOrZero(x, i + 5);
        s6 += squareOrZero(x, i + 6);
        return ((s0 + s4) + (s2 + s6)) + ((s1 + s5) + (s3 + s7));
    }

    static double of(double[] x) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double s5 = 0;
        double s6 = 0;
        double s7 = 0;
        int i = 0;
        for (; i <= x.length - LANES; i += LANES) {
            s0 += square(x[i]);
            s1 += square(x[i + 1]);
            s2 += square(x[i + 2]);
            s3 += square(x[i + 3]);
            s4 += square(x[i + 4]);
            s5 += square(x[i + 5]);
            s6 += square(x[i + 6]);
            s7 += square(x[i + 7]);
        }
        s0 += squareOrZero(x, i);
        s1 += squareOrZero(x, i + 1);
        s2 += squareOrZero(x, i + 2);
        s3 += squareOrZero(x, i + 3);
        s4 += squareOrZero(x, i + 4);
        s5 += squareOrZero(x, i + 5);
        s6 += squareOrZero(x, i + 6);
        return ((s0 + s4) + (s2 + s6)) + ((s1 + s5) + (s3 + s7));
    }

    private static double square(double x) {
        return x * x;
    }

    private static double squareOrZero(float[] x, int i) {
        return i < x.length ? square(x[i]) : 0;
    }

    private static double squareOrZero(double[] x, int i) {
        return i < x.length ? square(x[i]) : 0;
    }
}
