package io.github.gradapt.math;

import io.github.gradapt.math.VectorPermutations.DoubleVectors4;
import io.github.gradapt.math.VectorPermutations.FloatVectors16;
import io.github.gradapt.math.VectorPermutations.FloatVectors8;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;

/**
 * Transposes of matrices that are stored row by row. Pure functions of their arguments, but for the ranges they write: any
 * thread may call them.
 *
 * <p>Where vectors have 256 bits, as many rows as a vector has lanes are transposed side by side: of two vectors, half of
 * the lanes change places, first those that are half a vector apart, at last neighbors. All that changes places is
 * brought into one vector before, so that two vectors need one shuffle. Vectors of 512 bits hold such rows twice, side by
 * side.
 */
public final class VectorTransposes {

    private static final boolean LONG_VECTORS = VectorLength.LONG_FLOATS.vectorBitSize() == 512;
    private static final boolean VECTORS = VectorLength.FLOATS.vectorBitSize() == 256;

    private VectorTransposes() {}

    /**
     * y[yAt + column * distance + row] = x[xAt + row * stride + column]. The two arrays may be one; the ranges must not
     * overlap.
     *
     * @param stride   the distance between rows of x, in numbers
     * @param rows     the rows of x that are transposed
     * @param columns  the columns that are: a multiple of 8
     * @param distance the distance between columns of x, in y
     */
    public static void transpose(
            float[] x, int xAt, int stride, int rows, int columns, float[] y, int yAt, int distance) {
        int row = 0;
        for (; LONG_VECTORS && row <= rows - 16; row += 16) {
            transpose16Rows(x, xAt + row * stride, stride, columns, y, yAt + row, distance);
        }
        for (; VECTORS && row <= rows - 8; row += 8) {
            transpose8Rows(x, xAt + row * stride, stride, columns, y, yAt + row, distance);
        }
        for (; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                y[yAt + column * distance + row] = x[xAt + row * stride + column];
            }
        }
    }

    /** The same for double. */
    public static void transpose(
            double[] x, int xAt, int stride, int rows, int columns, double[] y, int yAt, int distance) {
        int row = 0;
        for (; VECTORS && row <= rows - 4; row += 4) {
            transpose4Rows(x, xAt + row * stride, stride, columns, y, yAt + row, distance);
        }
        for (; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                y[yAt + column * distance + row] = x[xAt + row * stride + column];
            }
        }
    }

    private static void transpose8Rows(float[] x, int xAt, int stride, int columns, float[] y, int yAt, int distance) {
        for (int done = 0, from = xAt, to = yAt; done < columns; done += 8, from += 8, to += 8 * distance) {
            FloatVector v0 = FloatVector.fromArray(FloatVectors8.SPECIES, x, from);
            FloatVector v1 = FloatVector.fromArray(FloatVectors8.SPECIES, x, from + stride);
            FloatVector v2 = FloatVector.fromArray(FloatVectors8.SPECIES, x, from + 2 * stride);
            FloatVector v3 = FloatVector.fromArray(FloatVectors8.SPECIES, x, from + 3 * stride);
            FloatVector v4 = FloatVector.fromArray(FloatVectors8.SPECIES, x, from + 4 * stride);
            FloatVector v5 = FloatVector.fromArray(FloatVectors8.SPECIES, x, from + 5 * stride);
            FloatVector v6 = FloatVector.fromArray(FloatVectors8.SPECIES, x, from + 6 * stride);
            FloatVector v7 = FloatVector.fromArray(FloatVectors8.SPECIES, x, from + 7 * stride);

            FloatVector swap04 = v4.blend(v0, FloatVectors8.BY_4).rearrange(FloatVectors8.SWAP_4);
            FloatVector swap15 = v5.blend(v1, FloatVectors8.BY_4).rearrange(FloatVectors8.SWAP_4);
            FloatVector swap26 = v6.blend(v2, FloatVectors8.BY_4).rearrange(FloatVectors8.SWAP_4);
            FloatVector swap37 = v7.blend(v3, FloatVectors8.BY_4).rearrange(FloatVectors8.SWAP_4);
            FloatVector u0 = v0.blend(swap04, FloatVectors8.BY_4);
            FloatVector u1 = v1.blend(swap15, FloatVectors8.BY_4);
            FloatVector u2 = v2.blend(swap26, FloatVectors8.BY_4);
            FloatVector u3 = v3.blend(swap37, FloatVectors8.BY_4);
            FloatVector u4 = swap04.blend(v4, FloatVectors8.BY_4);
            FloatVector u5 = swap15.blend(v5, FloatVectors8.BY_4);
            FloatVector u6 = swap26.blend(v6, FloatVectors8.BY_4);
            FloatVector u7 = swap37.blend(v7, FloatVectors8.BY_4);

            FloatVector swap02 = u2.blend(u0, FloatVectors8.BY_2).rearrange(FloatVectors8.SWAP_2);
            FloatVector swap13 = u3.blend(u1, FloatVectors8.BY_2).rearrange(FloatVectors8.SWAP_2);
            FloatVector swap46 = u6.blend(u4, FloatVectors8.BY_2).rearrange(FloatVectors8.SWAP_2);
            FloatVector swap57 = u7.blend(u5, FloatVectors8.BY_2).rearrange(FloatVectors8.SWAP_2);
            FloatVector t0 = u0.blend(swap02, FloatVectors8.BY_2);
            FloatVector t1 = u1.blend(swap13, FloatVectors8.BY_2);
            FloatVector t2 = swap02.blend(u2, FloatVectors8.BY_2);
            FloatVector t3 = swap13.blend(u3, FloatVectors8.BY_2);
            FloatVector t4 = u4.blend(swap46, FloatVectors8.BY_2);
            FloatVector t5 = u5.blend(swap57, FloatVectors8.BY_2);
            FloatVector t6 = swap46.blend(u6, FloatVectors8.BY_2);
            FloatVector t7 = swap57.blend(u7, FloatVectors8.BY_2);

            FloatVector swap01 = t1.blend(t0, FloatVectors8.BY_1).rearrange(FloatVectors8.SWAP_1);
            FloatVector swap23 = t3.blend(t2, FloatVectors8.BY_1).rearrange(FloatVectors8.SWAP_1);
            FloatVector swap45 = t5.blend(t4, FloatVectors8.BY_1).rearrange(FloatVectors8.SWAP_1);
            FloatVector swap67 = t7.blend(t6, FloatVectors8.BY_1).rearrange(FloatVectors8.SWAP_1);
            FloatVectors8.VECTOR.cast(t0.blend(swap01, FloatVectors8.BY_1)).intoArray(y, to);
            FloatVectors8.VECTOR.cast(swap01.blend(t1, FloatVectors8.BY_1)).intoArray(y, to + distance);
            FloatVectors8.VECTOR.cast(t2.blend(swap23, FloatVectors8.BY_1)).intoArray(y, to + 2 * distance);
            FloatVectors8.VECTOR.cast(swap23.blend(t3, FloatVectors8.BY_1)).intoArray(y, to + 3 * distance);
            FloatVectors8.VECTOR.cast(t4.blend(swap45, FloatVectors8.BY_1)).intoArray(y, to + 4 * distance);
            FloatVectors8.VECTOR.cast(swap45.blend(t5, FloatVectors8.BY_1)).intoArray(y, to + 5 * distance);
            FloatVectors8.VECTOR.cast(t6.blend(swap67, FloatVectors8.BY_1)).intoArray(y, to + 6 * distance);
            FloatVectors8.VECTOR.cast(swap67.blend(t7, FloatVectors8.BY_1)).intoArray(y, to + 7 * distance);
        }
    }

    /** Two times 8 rows, each in a half of the vectors. What is loaded beside them is not used. */
    private static void transpose16Rows(float[] x, int xAt, int stride, int columns, float[] y, int yAt, int distance) {
        for (int done = 0, from = xAt, to = yAt; done < columns; done += 8, from += 8, to += 8 * distance) {
            int upper = from + 8 * stride - 8;
            FloatVector v0 = FloatVector.fromArray(FloatVectors16.SPECIES, x, from)
                    .blend(FloatVector.fromArray(FloatVectors16.SPECIES, x, upper), FloatVectors16.BY_8);
            FloatVector v1 = FloatVector.fromArray(FloatVectors16.SPECIES, x, from + stride)
                    .blend(FloatVector.fromArray(FloatVectors16.SPECIES, x, upper + stride), FloatVectors16.BY_8);
            FloatVector v2 = FloatVector.fromArray(FloatVectors16.SPECIES, x, from + 2 * stride)
                    .blend(FloatVector.fromArray(FloatVectors16.SPECIES, x, upper + 2 * stride), FloatVectors16.BY_8);
            FloatVector v3 = FloatVector.fromArray(FloatVectors16.SPECIES, x, from + 3 * stride)
                    .blend(FloatVector.fromArray(FloatVectors16.SPECIES, x, upper + 3 * stride), FloatVectors16.BY_8);
            FloatVector v4 = FloatVector.fromArray(FloatVectors16.SPECIES, x, from + 4 * stride)
                    .blend(FloatVector.fromArray(FloatVectors16.SPECIES, x, upper + 4 * stride), FloatVectors16.BY_8);
            FloatVector v5 = FloatVector.fromArray(FloatVectors16.SPECIES, x, from + 5 * stride)
                    .blend(FloatVector.fromArray(FloatVectors16.SPECIES, x, upper + 5 * stride), FloatVectors16.BY_8);
            FloatVector v6 = FloatVector.fromArray(FloatVectors16.SPECIES, x, from + 6 * stride)
                    .blend(FloatVector.fromArray(FloatVectors16.SPECIES, x, upper + 6 * stride), FloatVectors16.BY_8);
            FloatVector v7 = FloatVector.fromArray(FloatVectors16.SPECIES, x, from + 7 * stride)
                    .blend(FloatVector.fromArray(FloatVectors16.SPECIES, x, upper + 7 * stride), FloatVectors16.BY_8);

            FloatVector swap04 = v4.blend(v0, FloatVectors16.BY_4).rearrange(FloatVectors16.SWAP_4);
            FloatVector swap15 = v5.blend(v1, FloatVectors16.BY_4).rearrange(FloatVectors16.SWAP_4);
            FloatVector swap26 = v6.blend(v2, FloatVectors16.BY_4).rearrange(FloatVectors16.SWAP_4);
            FloatVector swap37 = v7.blend(v3, FloatVectors16.BY_4).rearrange(FloatVectors16.SWAP_4);
            FloatVector u0 = v0.blend(swap04, FloatVectors16.BY_4);
            FloatVector u1 = v1.blend(swap15, FloatVectors16.BY_4);
            FloatVector u2 = v2.blend(swap26, FloatVectors16.BY_4);
            FloatVector u3 = v3.blend(swap37, FloatVectors16.BY_4);
            FloatVector u4 = swap04.blend(v4, FloatVectors16.BY_4);
            FloatVector u5 = swap15.blend(v5, FloatVectors16.BY_4);
            FloatVector u6 = swap26.blend(v6, FloatVectors16.BY_4);
            FloatVector u7 = swap37.blend(v7, FloatVectors16.BY_4);

            FloatVector swap02 = u2.blend(u0, FloatVectors16.BY_2).rearrange(FloatVectors16.SWAP_2);
            FloatVector swap13 = u3.blend(u1, FloatVectors16.BY_2).rearrange(FloatVectors16.SWAP_2);
            FloatVector swap46 = u6.blend(u4, FloatVectors16.BY_2).rearrange(FloatVectors16.SWAP_2);
            FloatVector swap57 = u7.blend(u5, FloatVectors16.BY_2).rearrange(FloatVectors16.SWAP_2);
            FloatVector t0 = u0.blend(swap02, FloatVectors16.BY_2);
            FloatVector t1 = u1.blend(swap13, FloatVectors16.BY_2);
            FloatVector t2 = swap02.blend(u2, FloatVectors16.BY_2);
            FloatVector t3 = swap13.blend(u3, FloatVectors16.BY_2);
            FloatVector t4 = u4.blend(swap46, FloatVectors16.BY_2);
            FloatVector t5 = u5.blend(swap57, FloatVectors16.BY_2);
            FloatVector t6 = swap46.blend(u6, FloatVectors16.BY_2);
            FloatVector t7 = swap57.blend(u7, FloatVectors16.BY_2);

            FloatVector swap01 = t1.blend(t0, FloatVectors16.BY_1).rearrange(FloatVectors16.SWAP_1);
            FloatVector swap23 = t3.blend(t2, FloatVectors16.BY_1).rearrange(FloatVectors16.SWAP_1);
            FloatVector swap45 = t5.blend(t4, FloatVectors16.BY_1).rearrange(FloatVectors16.SWAP_1);
            FloatVector swap67 = t7.blend(t6, FloatVectors16.BY_1).rearrange(FloatVectors16.SWAP_1);
            FloatVectors16.VECTOR.cast(t0.blend(swap01, FloatVectors16.BY_1)).intoArray(y, to);
            FloatVectors16.VECTOR.cast(swap01.blend(t1, FloatVectors16.BY_1)).intoArray(y, to + distance);
            FloatVectors16.VECTOR.cast(t2.blend(swap23, FloatVectors16.BY_1)).intoArray(y, to + 2 * distance);
            FloatVectors16.VECTOR.cast(swap23.blend(t3, FloatVectors16.BY_1)).intoArray(y, to + 3 * distance);
            FloatVectors16.VECTOR.cast(t4.blend(swap45, FloatVectors16.BY_1)).intoArray(y, to + 4 * distance);
            FloatVectors16.VECTOR.cast(swap45.blend(t5, FloatVectors16.BY_1)).intoArray(y, to + 5 * distance);
            FloatVectors16.VECTOR.cast(t6.blend(swap67, FloatVectors16.BY_1)).intoArray(y, to + 6 * distance);
            FloatVectors16.VECTOR.cast(swap67.blend(t7, FloatVectors16.BY_1)).intoArray(y, to + 7 * distance);
        }
    }

    private static void transpose4Rows(
            double[] x, int xAt, int stride, int columns, double[] y, int yAt, int distance) {
        for (int done = 0, from = xAt, to = yAt; done < columns; done += 4, from += 4, to += 4 * distance) {
            DoubleVector v0 = DoubleVector.fromArray(DoubleVectors4.SPECIES, x, from);
            DoubleVector v1 = DoubleVector.fromArray(DoubleVectors4.SPECIES, x, from + stride);
            DoubleVector v2 = DoubleVector.fromArray(DoubleVectors4.SPECIES, x, from + 2 * stride);
            DoubleVector v3 = DoubleVector.fromArray(DoubleVectors4.SPECIES, x, from + 3 * stride);

            DoubleVector swap02 = v2.blend(v0, DoubleVectors4.BY_2).rearrange(DoubleVectors4.SWAP_2);
            DoubleVector swap13 = v3.blend(v1, DoubleVectors4.BY_2).rearrange(DoubleVectors4.SWAP_2);
            DoubleVector u0 = v0.blend(swap02, DoubleVectors4.BY_2);
            DoubleVector u1 = v1.blend(swap13, DoubleVectors4.BY_2);
            DoubleVector u2 = swap02.blend(v2, DoubleVectors4.BY_2);
            DoubleVector u3 = swap13.blend(v3, DoubleVectors4.BY_2);

            DoubleVector swap01 = u1.blend(u0, DoubleVectors4.BY_1).rearrange(DoubleVectors4.SWAP_1);
            DoubleVector swap23 = u3.blend(u2, DoubleVectors4.BY_1).rearrange(DoubleVectors4.SWAP_1);
            DoubleVectors4.VECTOR.cast(u0.blend(swap01, DoubleVectors4.BY_1)).intoArray(y, to);
            DoubleVectors4.VECTOR.cast(swap01.blend(u1, DoubleVectors4.BY_1)).intoArray(y, to + distance);
            DoubleVectors4.VECTOR.cast(u2.blend(swap23, DoubleVectors4.BY_1)).intoArray(y, to + 2 * distance);
            DoubleVectors4.VECTOR.cast(swap23.blend(u3, DoubleVectors4.BY_1)).intoArray(y, to + 3 * distance);
        }
    }
}
