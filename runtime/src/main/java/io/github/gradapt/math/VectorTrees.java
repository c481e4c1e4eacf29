package io.github.gradapt.math;

import io.github.gradapt.math.VectorPermutations.DoubleVectors4;
import io.github.gradapt.math.VectorPermutations.FloatVectors4;
import io.github.gradapt.math.VectorPermutations.FloatVectors8;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;

/**
 * Sums over rows of a few numbers, each in a halving tree: the upper half of a row is added to the lower half, until one
 * number is left. As many rows as a row has numbers are summed side by side; what is constant is loaded once for all of
 * them. Pure functions of their arguments: any thread may call them.
 *
 * <p>Two rows share an addition: the lower half of the first stands beside the upper half of the second, and what is
 * left of both is brought to face it. So each step halves the number of vectors. In the first step the rows lie one
 * after the other: what is left of both is one load from between them. So a lane ends up with the row whose number has
 * the bits of the lane's in reverse, and a last permutation brings the rows into their order. Vectors come and go through
 * arrays: a vector that is handed to a method is an object, unless HotSpot's C2 happens to inline the method.
 */
public final class VectorTrees {

    private VectorTrees() {}

    /**
     * Sums rows of 4 numbers: ((0 + 2) + (1 + 3)) of each.
     *
     * @param rows  the rows, one after another, from {@code rowsAt}
     * @param sums  where the sums are written, from {@code sumsAt}
     * @param count the number of rows; it is rounded up to a multiple of 4
     */
    public static void sumsOf4(float[] rows, int rowsAt, float[] sums, int sumsAt, int count) {
        for (int done = 0, from = rowsAt; done < count; done += 4, from += 16) {
            FloatVector v0 = FloatVector.fromArray(FloatVectors4.SPECIES, rows, from);
            FloatVector v1 = FloatVector.fromArray(FloatVectors4.SPECIES, rows, from + 4);
            FloatVector v2 = FloatVector.fromArray(FloatVectors4.SPECIES, rows, from + 8);
            FloatVector v3 = FloatVector.fromArray(FloatVectors4.SPECIES, rows, from + 12);
            FloatVector sum01 =
                    v0.blend(v1, FloatVectors4.BY_2).add(FloatVector.fromArray(FloatVectors4.SPECIES, rows, from + 2));
            FloatVector sum23 =
                    v2.blend(v3, FloatVectors4.BY_2).add(FloatVector.fromArray(FloatVectors4.SPECIES, rows, from + 10));
            FloatVector all = sum01.blend(sum23, FloatVectors4.BY_1)
                    .add(sum23.blend(sum01, FloatVectors4.BY_1).rearrange(FloatVectors4.SWAP_1))
                    .rearrange(FloatVectors4.REVERSED);
            FloatVectors4.VECTOR.cast(all).intoArray(sums, sumsAt + done);
        }
    }

    /**
     * Sums rows of 8 numbers: (((0 + 4) + (2 + 6)) + ((1 + 5) + (3 + 7))) of each.
     *
     * @param rows  the rows, one after another, from {@code rowsAt}
     * @param sums  where the sums are written, from {@code sumsAt}
     * @param count the number of rows; it is rounded up to a multiple of 8
     */
    public static void sumsOf8(float[] rows, int rowsAt, float[] sums, int sumsAt, int count) {
        for (int done = 0, from = rowsAt; done < count; done += 8, from += 64) {
            FloatVector v0 = FloatVector.fromArray(FloatVectors8.SPECIES, rows, from);
            FloatVector v1 = FloatVector.fromArray(FloatVectors8.SPECIES, rows, from + 8);
            FloatVector v2 = FloatVector.fromArray(FloatVectors8.SPECIES, rows, from + 16);
            FloatVector v3 = FloatVector.fromArray(FloatVectors8.SPECIES, rows, from + 24);
            FloatVector v4 = FloatVector.fromArray(FloatVectors8.SPECIES, rows, from + 32);
            FloatVector v5 = FloatVector.fromArray(FloatVectors8.SPECIES, rows, from + 40);
            FloatVector v6 = FloatVector.fromArray(FloatVectors8.SPECIES, rows, from + 48);
            FloatVector v7 = FloatVector.fromArray(FloatVectors8.SPECIES, rows, from + 56);
            FloatVector sum01 =
                    v0.blend(v1, FloatVectors8.BY_4).add(FloatVector.fromArray(FloatVectors8.SPECIES, rows, from + 4));
            FloatVector sum23 =
                    v2.blend(v3, FloatVectors8.BY_4).add(FloatVector.fromArray(FloatVectors8.SPECIES, rows, from + 20));
            FloatVector sum45 =
                    v4.blend(v5, FloatVectors8.BY_4).add(FloatVector.fromArray(FloatVectors8.SPECIES, rows, from + 36));
            FloatVector sum67 =
                    v6.blend(v7, FloatVectors8.BY_4).add(FloatVector.fromArray(FloatVectors8.SPECIES, rows, from + 52));
            FloatVector sum0123 = sum01.blend(sum23, FloatVectors8.BY_2)
                    .add(sum23.blend(sum01, FloatVectors8.BY_2).rearrange(FloatVectors8.SWAP_2));
            FloatVector sum4567 = sum45.blend(sum67, FloatVectors8.BY_2)
                    .add(sum67.blend(sum45, FloatVectors8.BY_2).rearrange(FloatVectors8.SWAP_2));
            FloatVector all = sum0123.blend(sum4567, FloatVectors8.BY_1)
                    .add(sum4567.blend(sum0123, FloatVectors8.BY_1).rearrange(FloatVectors8.SWAP_1))
                    .rearrange(FloatVectors8.REVERSED);
            FloatVectors8.VECTOR.cast(all).intoArray(sums, sumsAt + done);
        }
    }

    /**
     * Sums rows of 4 numbers: ((0 + 2) + (1 + 3)) of each.
     *
     * @param rows  the rows, one after another, from {@code rowsAt}
     * @param sums  where the sums are written, from {@code sumsAt}
     * @param count the number of rows; it is rounded up to a multiple of 4
     */
    public static void sumsOf4(double[] rows, int rowsAt, double[] sums, int sumsAt, int count) {
        for (int done = 0, from = rowsAt; done < count; done += 4, from += 16) {
            DoubleVector v0 = DoubleVector.fromArray(DoubleVectors4.SPECIES, rows, from);
            DoubleVector v1 = DoubleVector.fromArray(DoubleVectors4.SPECIES, rows, from + 4);
            DoubleVector v2 = DoubleVector.fromArray(DoubleVectors4.SPECIES, rows, from + 8);
            DoubleVector v3 = DoubleVector.fromArray(DoubleVectors4.SPECIES, rows, from + 12);
            DoubleVector sum01 = v0.blend(v1, DoubleVectors4.BY_2)
                    .add(DoubleVector.fromArray(DoubleVectors4.SPECIES, rows, from + 2));
            DoubleVector sum23 = v2.blend(v3, DoubleVectors4.BY_2)
                    .add(DoubleVector.fromArray(DoubleVectors4.SPECIES, rows, from + 10));
            DoubleVector all = sum01.blend(sum23, DoubleVectors4.BY_1)
                    .add(sum23.blend(sum01, DoubleVectors4.BY_1).rearrange(DoubleVectors4.SWAP_1))
                    .rearrange(DoubleVectors4.REVERSED);
            DoubleVectors4.VECTOR.cast(all).intoArray(sums, sumsAt + done);
        }
    }
}
