package io.github.gradapt.math;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * How long the vectors of this library are: of 256 bits where the processor and the virtual machine have them, else of
 * 128. Constants: any thread may read them.
 *
 * <p>Never of 512. The sums along rows have eight lanes in one fixed order, which is one vector of 256 bits; and two
 * lengths side by side cost dearly: on JDK 17, HotSpot's C2 keeps vectors in registers only where all vectors of an
 * element type have one length. So code that computes with vectors beside this library's does best to take its species
 * from here.
 */
// A reader of these constants works with vectors, and so has to read their module itself.
@SuppressWarnings("exports")
public final class VectorLength {

    private static final boolean LONG = FloatVector.SPECIES_PREFERRED.vectorBitSize() >= 256;

    /** 8 or 4 floats. */
    public static final VectorSpecies<Float> FLOATS = LONG ? FloatVector.SPECIES_256 : FloatVector.SPECIES_128;

    /** 4 or 2 doubles. */
    public static final VectorSpecies<Double> DOUBLES = LONG ? DoubleVector.SPECIES_256 : DoubleVector.SPECIES_128;

    /** The bits of {@link #FLOATS}. */
    static final VectorSpecies<Integer> INTS = LONG ? IntVector.SPECIES_256 : IntVector.SPECIES_128;

    static {
        FirstVectorOperations.perform(FLOATS, DOUBLES, INTS);
    }

    private VectorLength() {}
}
