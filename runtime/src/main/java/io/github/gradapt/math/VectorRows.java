package io.github.gradapt.math;

import static io.github.gradapt.math.VectorLength.FLOATS;
import static io.github.gradapt.math.VectorLength.FLOAT_VECTOR;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;

/**
 * What a softmax needs of the rows of an array, in vectors: rows are padded to a multiple of 8, and the padding, which
 * may hold anything, counts for nothing and may be written. Sums have the order of {@link Sums}. Pure functions of their
 * arguments, but for the ranges they write: any thread may call them.
 *
 * <p>What comes around a loop only calls methods that its class has for itself, and is cast to it afterwards: C2 would look
 * for its class in the profiles of the others, where those of all lengths are. Maxima are cast before their loop and in it as
 * well: without, some virtual machines made objects of them.
 *
 * <p>Where a vector has 8 lanes, which are the lanes of the sums, a row is summed without leaving the registers.
 */
public final class VectorRows {

    private static final int LANES = 8;
    private static final boolean WHOLE = FLOATS.length() == LANES;
    private static final float[] LANE_NUMBERS = {0, 1, 2, 3, 4, 5, 6, 7};
    private static final VectorShuffle<Float> BY_4 = rotation(4);
    private static final VectorShuffle<Float> BY_2 = rotation(2);
    private static final VectorShuffle<Float> BY_1 = rotation(1);

    private VectorRows() {}

    private static VectorShuffle<Float> rotation(int distance) {
        return VectorShuffle.fromOp(FLOATS, lane -> (lane + distance) % FLOATS.length());
    }

    /** One short row is done before the masks and shuffles are ready. */
    private static boolean worthwhile(int size, int rows) {
        return WHOLE && (rows > 1 || size > 2 * LANES);
    }

    private static int padded(int size) {
        return (size + LANES - 1) / LANES * LANES;
    }

    /**
     * y = e^(x - max x), row by row. A NaN makes the whole row NaN only through what is computed of it: it may be passed
     * over as the maximum.
     *
     * @param size   the values in a row
     * @param rows   the number of rows
     * @param maxima where the maxima are written, from {@code maximaAt}: one for each row, and 7 more numbers
     */
    public static void exponentials(
            float[] x, int xAt, float[] y, int yAt, int size, int rows, float[] maxima, int maximaAt) {
        if (rows == 1 && !worthwhile(size, rows)) {
            float max = Sums.max(x, xAt, size);
            maxima[maximaAt] = max;
            VectorExponential.exp(x, xAt, max, y, yAt, padded(size));
            return;
        }
        shift(x, xAt, y, yAt, size, rows, maxima, maximaAt);
        FloatVectorMath.exp(y, yAt, y, yAt, rows * padded(size));
    }

    private static void shift(
            float[] x, int xAt, float[] y, int yAt, int size, int rows, float[] maxima, int maximaAt) {
        if (worthwhile(size, rows)) {
            shiftRows(x, xAt, y, yAt, size, rows, maxima, maximaAt);
            return;
        }
        int stride = padded(size);
        for (int row = 0; row < rows; row++) {
            float max = Sums.max(x, xAt + row * stride, size);
            maxima[maximaAt + row] = max;
            for (int j = 0; j < stride; j += FLOATS.length()) {
                FLOAT_VECTOR
                        .cast(FloatVector.fromArray(FLOATS, x, xAt + row * stride + j)
                                .sub(max))
                        .intoArray(y, yAt + row * stride + j);
            }
        }
    }

    private static void shiftRows(
            float[] x, int xAt, float[] y, int yAt, int size, int rows, float[] maxima, int maximaAt) {
        int stride = padded(size);
        FloatVector numbers = FloatVector.fromArray(FLOATS, LANE_NUMBERS, 0);
        FloatVector lowest = FloatVector.broadcast(FLOATS, Float.NEGATIVE_INFINITY);
        float used = usedOfLast(size);
        for (int row = 0; row < rows; row++) {
            int from = xAt + row * stride;
            FloatVector max = FLOAT_VECTOR.cast(FloatVector.fromArray(FLOATS, x, from + stride - LANES)
                    .blend(lowest, numbers.compare(VectorOperators.GE, used)));
            for (int j = from; j < from + stride - LANES; j += LANES) {
                FloatVector v = FloatVector.fromArray(FLOATS, x, j);
                max = FLOAT_VECTOR.cast(max.blend(v, v.compare(VectorOperators.GT, max)));
            }
            max = FLOAT_VECTOR.cast(max);
            FloatVector by4 = max.rearrange(BY_4);
            max = max.blend(by4, by4.compare(VectorOperators.GT, max));
            FloatVector by2 = max.rearrange(BY_2);
            max = max.blend(by2, by2.compare(VectorOperators.GT, max));
            FloatVector by1 = max.rearrange(BY_1);
            max = max.blend(by1, by1.compare(VectorOperators.GT, max));
            for (int j = 0; j < stride; j += LANES) {
                FLOAT_VECTOR
                        .cast(FloatVector.fromArray(FLOATS, x, from + j).sub(max))
                        .intoArray(y, yAt + row * stride + j);
            }
            // The next row overwrites all but the first of these.
            FLOAT_VECTOR.cast(max).intoArray(maxima, maximaAt + row);
        }
    }

    /** How many values the last vector of a row has: compared in the loop, as C2 on JDK 17 keeps a mask as an object. */
    private static float usedOfLast(int size) {
        return size - (padded(size) - LANES);
    }

    /**
     * The sum of each row.
     *
     * @param size the values in a row
     * @param rows the number of rows
     * @param sums where they are written, from {@code sumsAt}: one for each row, and 7 more numbers
     */
    public static void sums(float[] x, int xAt, int size, int rows, float[] sums, int sumsAt) {
        if (worthwhile(size, rows)) {
            sumRows(x, xAt, size, rows, sums, sumsAt);
            return;
        }
        for (int row = 0; row < rows; row++) {
            // As a vector, which is what the logarithm of it loads; the next row overwrites all but the first.
            FloatVector.broadcast(FLOATS, Sums.sum(x, xAt + row * padded(size), size))
                    .intoArray(sums, sumsAt + row);
        }
    }

    private static void sumRows(float[] x, int xAt, int size, int rows, float[] sums, int sumsAt) {
        int stride = padded(size);
        FloatVector numbers = FloatVector.fromArray(FLOATS, LANE_NUMBERS, 0);
        float used = usedOfLast(size);
        for (int row = 0; row < rows; row++) {
            int from = xAt + row * stride;
            int last = from + stride - LANES;
            FloatVector sum = FloatVector.zero(FLOATS);
            for (int j = from; j < last; j += LANES) {
                sum = FloatVector.fromArray(FLOATS, x, j).lanewise(VectorOperators.ADD, sum);
            }
            sum = FLOAT_VECTOR.cast(sum);
            sum = sum.add(FloatVector.fromArray(FLOATS, x, last).blend(0f, numbers.compare(VectorOperators.GE, used)));
            sum = sum.add(sum.rearrange(BY_4));
            sum = sum.add(sum.rearrange(BY_2));
            sum = sum.add(sum.rearrange(BY_1));
            // The next row overwrites all but the first of these.
            FLOAT_VECTOR.cast(sum).intoArray(sums, sumsAt + row);
        }
    }

    /** The same in double, where the lanes of a sum are more than one vector. */
    public static void exponentials(
            double[] x, int xAt, double[] y, int yAt, int size, int rows, double[] maxima, int maximaAt) {
        int stride = padded(size);
        for (int row = 0; row < rows; row++) {
            double max = Sums.max(x, xAt + row * stride, size);
            maxima[maximaAt + row] = max;
            for (int j = 0; j < size; j++) {
                y[yAt + row * stride + j] = x[xAt + row * stride + j] - max;
            }
        }
        DoubleVectorMath.exp(y, yAt, y, yAt, rows * stride);
    }

    /** The same in double, where the lanes of a sum are more than one vector. */
    public static void sums(double[] x, int xAt, int size, int rows, double[] sums, int sumsAt) {
        for (int row = 0; row < rows; row++) {
            sums[sumsAt + row] = Sums.sum(x, xAt + row * padded(size), size);
        }
    }
}
