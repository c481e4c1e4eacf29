package io.github.gradapt.math;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Masks and shuffles of lanes.
 *
 * <p>They are in a class for each length of vector, as only one of them is ever used and may be touched: when vectors of
 * another length came by methods of the Vector API that were compiled, each was a trap in their profiles, and C2 adds
 * these up over all that it inlines. At a hundred it makes calls of what it else inlines, and allocates.
 */
final class VectorPermutations {

    private VectorPermutations() {}

    /** Vectors of 4 floats. */
    static final class FloatVectors4 {
        static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_128;
        static final Class<? extends FloatVector> VECTOR =
                FloatVector.zero(SPECIES).getClass();
        static final VectorMask<Float> BY_2 = upper(SPECIES, 2);
        static final VectorMask<Float> BY_1 = upper(SPECIES, 1);
        static final VectorShuffle<Float> SWAP_1 = swap(SPECIES, 1);
        static final VectorShuffle<Float> REVERSED = reversed(SPECIES);
    }

    /** Vectors of 8 floats. */
    static final class FloatVectors8 {
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
    static final class DoubleVectors4 {
        static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_256;
        static final Class<? extends DoubleVector> VECTOR =
                DoubleVector.zero(SPECIES).getClass();
        static final VectorMask<Double> BY_2 = upper(SPECIES, 2);
        static final VectorMask<Double> BY_1 = upper(SPECIES, 1);
        static final VectorShuffle<Double> SWAP_1 = swap(SPECIES, 1);
        static final VectorShuffle<Double> REVERSED = reversed(SPECIES);
    }

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
}
