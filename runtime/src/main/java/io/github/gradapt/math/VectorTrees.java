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
 * left of both is brought to face it. So each step halves the number of vectors. In the first step the rows lie one
 * after the other: what is left of both is one load from between them. So a lane ends up with the row whose number has
 * the bits of the lane's in reverse, and a last permutation brings the rows into their order. Vectors come and go through
 * arrays: a vector that is handed to a method is an object, unless HotSpot's C2 happens to inline the method.
 *
 * <p>What is constant is in a class for each length of vector, as only one of them is ever used and may be touched: when
 * vectors of another length came by methods of the Vector API that were compiled, each was a trap in their profiles, and
 * C2 adds these up over all that it inlines. At a hundred it makes calls of what it else inlines, and allocates.
 */
public final class VectorTrees {

    /** Vectors of 4 floats. */
    private static final class FloatVectors4 {
        static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_128;
        static final Class<? extends FloatVector> VECTOR =
                FloatVector.zero(SPECIES).getClass();
        static final VectorMask<Float> BY_2 = upper(SPECIES, 2);
        static final VectorMask<Float> BY_1 = upper(SPECIES, 1);
        static final VectorShuffle<Float> SWAP_1 = swap(SPECIES, 1);
        static final VectorShuffle<Float> REVERSED = reversed(SPECIES);
    }

    /** Vectors of 8 floats. */
    private static final class FloatVectors8 {
        static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_256;
        static final Class<? extends FloatVector> VECTOR =
                FloatVector.zero(SPECIES).getClass();
        static final VectorMask<Float> BY_4 = upper(SPECIES, 4);
        static final VectorMask<Float> BY_2 = upper(SPECIES, 2);
        static final VectorMask<Float> BY_1 = upper(SPECIES, 1);
        static final VectorShuffle<Float> SWAP_2 = swap(SPECIES, 2);
        static final VectorShuffle<Float> SWAP_1 = swap(SPECIES, 1);
        static final VectorShuffle<Float> REVERSED = reversed(SPECIES);
    }

    /** Vectors of 4 doubles. */
    private static final class DoubleVectors4 {
        static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_256;
        static final Class<? extends DoubleVector> VECTOR =
                DoubleVector.zero(SPECIES).getClass();
        static final VectorMask<Double> BY_2 = upper(SPECIES, 2);
        static final VectorMask<Double> BY_1 = upper(SPECIES, 1);
        static final VectorShuffle<Double> SWAP_1 = swap(SPECIES, 1);
        static final VectorShuffle<Double> REVERSED = reversed(SPECIES);
    }

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

    /** Each lane takes the one whose number has its bits in reverse. */
    private static <E> VectorShuffle<E> reversed(VectorSpecies<E> species) {
        int unused = Integer.numberOfLeadingZeros(species.length() - 1);
        return VectorShuffle.fromOp(species, lane -> Integer.reverse(lane) >>> unused);
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
