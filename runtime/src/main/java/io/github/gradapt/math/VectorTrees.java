package io.github.gradapt.math;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sums over rows of a few numbers, each in a halving tree: the upper half of a row is added to the lower half, until one
 * number is left. As many rows as a row has numbers are summed side by side; what is constant is loaded once for all of
 * them. Pure functions of their arguments: any thread may call them.
 *
 * <p>Two rows share an addition: the lower half of the first stands beside the upper half of the second, and what is
 * left of both is brought to face it. So each step halves the number of vectors. Vectors come and go through arrays: a
 * vector that is handed to a method is an object, unless HotSpot's C2 happens to inline the method.
 */
public final class VectorTrees {

    private static final VectorSpecies<Float> FLOATS_4 = FloatVector.SPECIES_128;
    private static final VectorSpecies<Float> FLOATS_8 = FloatVector.SPECIES_256;
    private static final VectorSpecies<Double> DOUBLES_4 = DoubleVector.SPECIES_256;
    private static final VectorSpecies<Double> DOUBLES_8 = DoubleVector.SPECIES_512;

    private static final VectorMask<Float> FLOATS_4_BY_2 = upper(FLOATS_4, 2);
    private static final VectorMask<Float> FLOATS_4_BY_1 = upper(FLOATS_4, 1);
    private static final VectorMask<Float> FLOATS_8_BY_4 = upper(FLOATS_8, 4);
    private static final VectorMask<Float> FLOATS_8_BY_2 = upper(FLOATS_8, 2);
    private static final VectorMask<Float> FLOATS_8_BY_1 = upper(FLOATS_8, 1);
    private static final VectorMask<Double> DOUBLES_4_BY_2 = upper(DOUBLES_4, 2);
    private static final VectorMask<Double> DOUBLES_4_BY_1 = upper(DOUBLES_4, 1);
    private static final VectorMask<Double> DOUBLES_8_BY_4 = upper(DOUBLES_8, 4);
    private static final VectorMask<Double> DOUBLES_8_BY_2 = upper(DOUBLES_8, 2);
    private static final VectorMask<Double> DOUBLES_8_BY_1 = upper(DOUBLES_8, 1);

    private static final VectorShuffle<Float> FLOATS_4_SWAP_2 = swap(FLOATS_4, 2);
    private static final VectorShuffle<Float> FLOATS_4_SWAP_1 = swap(FLOATS_4, 1);
    private static final VectorShuffle<Float> FLOATS_8_SWAP_4 = swap(FLOATS_8, 4);
    private static final VectorShuffle<Float> FLOATS_8_SWAP_2 = swap(FLOATS_8, 2);
    private static final VectorShuffle<Float> FLOATS_8_SWAP_1 = swap(FLOATS_8, 1);
    private static final VectorShuffle<Double> DOUBLES_4_SWAP_2 = swap(DOUBLES_4, 2);
    private static final VectorShuffle<Double> DOUBLES_4_SWAP_1 = swap(DOUBLES_4, 1);
    private static final VectorShuffle<Double> DOUBLES_8_SWAP_4 = swap(DOUBLES_8, 4);
    private static final VectorShuffle<Double> DOUBLES_8_SWAP_2 = swap(DOUBLES_8, 2);
    private static final VectorShuffle<Double> DOUBLES_8_SWAP_1 = swap(DOUBLES_8, 1);

    private VectorTrees() {}

    /** The lanes whose index has the bit {@code distance}. */
    private static <E> VectorMask<E> upper(VectorSpecies<E> species, int distance) {
        boolean[] lanes = new boolean[species.length()];
        for (int lane = 0; lane < lanes.length; lane++) {
            lanes[lane] = (lane & distance) != 0;
        }
        return VectorMask.fromArray(species, lanes, 0);
    }

    /** Exchanges lanes that are {@code distance} apart. */
    private static <E> VectorShuffle<E> swap(VectorSpecies<E> species, int distance) {
        return VectorShuffle.fromOp(species, lane -> lane ^ distance);
    }

    /**
     * Sums rows of 4 numbers: ((0 + 2) + (1 + 3)) of each.
     *
     * @param rows  the rows, one after another, from {@code rowsAt}
     * @param sums  where the sums are written, from {@code sumsAt}
     * @param count the number of rows; it is rounded up to a multiple of 4
     */
    public static void sumsOf4(float[] rows, int rowsAt, float[] sums, int sumsAt, int count) {
        for (int done = 0, from = rowsAt; done < count; done += 4, from += 16) {
            FloatVector v0 = FloatVector.fromArray(FLOATS_4, rows, from);
            FloatVector v1 = FloatVector.fromArray(FLOATS_4, rows, from + 4);
            FloatVector v2 = FloatVector.fromArray(FLOATS_4, rows, from + 8);
            FloatVector v3 = FloatVector.fromArray(FLOATS_4, rows, from + 12);
            FloatVector sum02 =
                    v0.blend(v2, FLOATS_4_BY_2).add(v2.blend(v0, FLOATS_4_BY_2).rearrange(FLOATS_4_SWAP_2));
            FloatVector sum13 =
                    v1.blend(v3, FLOATS_4_BY_2).add(v3.blend(v1, FLOATS_4_BY_2).rearrange(FLOATS_4_SWAP_2));
            FloatVector all = sum02.blend(sum13, FLOATS_4_BY_1)
                    .add(sum13.blend(sum02, FLOATS_4_BY_1).rearrange(FLOATS_4_SWAP_1));
            all.intoArray(sums, sumsAt + done);
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
            FloatVector v0 = FloatVector.fromArray(FLOATS_8, rows, from);
            FloatVector v1 = FloatVector.fromArray(FLOATS_8, rows, from + 8);
            FloatVector v2 = FloatVector.fromArray(FLOATS_8, rows, from + 16);
            FloatVector v3 = FloatVector.fromArray(FLOATS_8, rows, from + 24);
            FloatVector v4 = FloatVector.fromArray(FLOATS_8, rows, from + 32);
            FloatVector v5 = FloatVector.fromArray(FLOATS_8, rows, from + 40);
            FloatVector v6 = FloatVector.fromArray(FLOATS_8, rows, from + 48);
            FloatVector v7 = FloatVector.fromArray(FLOATS_8, rows, from + 56);
            FloatVector sum04 =
                    v0.blend(v4, FLOATS_8_BY_4).add(v4.blend(v0, FLOATS_8_BY_4).rearrange(FLOATS_8_SWAP_4));
            FloatVector sum15 =
                    v1.blend(v5, FLOATS_8_BY_4).add(v5.blend(v1, FLOATS_8_BY_4).rearrange(FLOATS_8_SWAP_4));
            FloatVector sum26 =
                    v2.blend(v6, FLOATS_8_BY_4).add(v6.blend(v2, FLOATS_8_BY_4).rearrange(FLOATS_8_SWAP_4));
            FloatVector sum37 =
                    v3.blend(v7, FLOATS_8_BY_4).add(v7.blend(v3, FLOATS_8_BY_4).rearrange(FLOATS_8_SWAP_4));
            FloatVector sum0426 = sum04.blend(sum26, FLOATS_8_BY_2)
                    .add(sum26.blend(sum04, FLOATS_8_BY_2).rearrange(FLOATS_8_SWAP_2));
            FloatVector sum1537 = sum15.blend(sum37, FLOATS_8_BY_2)
                    .add(sum37.blend(sum15, FLOATS_8_BY_2).rearrange(FLOATS_8_SWAP_2));
            FloatVector all = sum0426.blend(sum1537, FLOATS_8_BY_1)
                    .add(sum1537.blend(sum0426, FLOATS_8_BY_1).rearrange(FLOATS_8_SWAP_1));
            all.intoArray(sums, sumsAt + done);
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
            DoubleVector v0 = DoubleVector.fromArray(DOUBLES_4, rows, from);
            DoubleVector v1 = DoubleVector.fromArray(DOUBLES_4, rows, from + 4);
            DoubleVector v2 = DoubleVector.fromArray(DOUBLES_4, rows, from + 8);
            DoubleVector v3 = DoubleVector.fromArray(DOUBLES_4, rows, from + 12);
            DoubleVector sum02 = v0.blend(v2, DOUBLES_4_BY_2)
                    .add(v2.blend(v0, DOUBLES_4_BY_2).rearrange(DOUBLES_4_SWAP_2));
            DoubleVector sum13 = v1.blend(v3, DOUBLES_4_BY_2)
                    .add(v3.blend(v1, DOUBLES_4_BY_2).rearrange(DOUBLES_4_SWAP_2));
            DoubleVector all = sum02.blend(sum13, DOUBLES_4_BY_1)
                    .add(sum13.blend(sum02, DOUBLES_4_BY_1).rearrange(DOUBLES_4_SWAP_1));
            all.intoArray(sums, sumsAt + done);
        }
    }

    /**
     * Sums rows of 8 numbers: (((0 + 4) + (2 + 6)) + ((1 + 5) + (3 + 7))) of each.
     *
     * @param rows  the rows, one after another, from {@code rowsAt}
     * @param sums  where the sums are written, from {@code sumsAt}
     * @param count the number of rows; it is rounded up to a multiple of 8
     */
    public static void sumsOf8(double[] rows, int rowsAt, double[] sums, int sumsAt, int count) {
        for (int done = 0, from = rowsAt; done < count; done += 8, from += 64) {
            DoubleVector v0 = DoubleVector.fromArray(DOUBLES_8, rows, from);
            DoubleVector v1 = DoubleVector.fromArray(DOUBLES_8, rows, from + 8);
            DoubleVector v2 = DoubleVector.fromArray(DOUBLES_8, rows, from + 16);
            DoubleVector v3 = DoubleVector.fromArray(DOUBLES_8, rows, from + 24);
            DoubleVector v4 = DoubleVector.fromArray(DOUBLES_8, rows, from + 32);
            DoubleVector v5 = DoubleVector.fromArray(DOUBLES_8, rows, from + 40);
            DoubleVector v6 = DoubleVector.fromArray(DOUBLES_8, rows, from + 48);
            DoubleVector v7 = DoubleVector.fromArray(DOUBLES_8, rows, from + 56);
            DoubleVector sum04 = v0.blend(v4, DOUBLES_8_BY_4)
                    .add(v4.blend(v0, DOUBLES_8_BY_4).rearrange(DOUBLES_8_SWAP_4));
            DoubleVector sum15 = v1.blend(v5, DOUBLES_8_BY_4)
                    .add(v5.blend(v1, DOUBLES_8_BY_4).rearrange(DOUBLES_8_SWAP_4));
            DoubleVector sum26 = v2.blend(v6, DOUBLES_8_BY_4)
                    .add(v6.blend(v2, DOUBLES_8_BY_4).rearrange(DOUBLES_8_SWAP_4));
            DoubleVector sum37 = v3.blend(v7, DOUBLES_8_BY_4)
                    .add(v7.blend(v3, DOUBLES_8_BY_4).rearrange(DOUBLES_8_SWAP_4));
            DoubleVector sum0426 = sum04.blend(sum26, DOUBLES_8_BY_2)
                    .add(sum26.blend(sum04, DOUBLES_8_BY_2).rearrange(DOUBLES_8_SWAP_2));
            DoubleVector sum1537 = sum15.blend(sum37, DOUBLES_8_BY_2)
                    .add(sum37.blend(sum15, DOUBLES_8_BY_2).rearrange(DOUBLES_8_SWAP_2));
            DoubleVector all = sum0426.blend(sum1537, DOUBLES_8_BY_1)
                    .add(sum1537.blend(sum0426, DOUBLES_8_BY_1).rearrange(DOUBLES_8_SWAP_1));
            all.intoArray(sums, sumsAt + done);
        }
    }
}
