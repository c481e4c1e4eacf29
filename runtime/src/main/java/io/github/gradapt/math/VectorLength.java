package io.github.gradapt.math;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * How long the vectors of this library are: of 256 bits where the processor and the virtual machine have them, else of
 * 128. The sums along rows have eight lanes in one fixed order, which is one vector of 256 bits. Constants: any thread may
 * read them.
 *
 * <p>Products that have no such sums, and functions of many values, use 512 bits where the processor has them, from JDK 25
 * on. Before it, two lengths
 * side by side cost dearly: on JDK 17, HotSpot's C2 keeps vectors in registers only where all vectors of an element type
 * have one length. So code that computes with vectors beside this library's does best there to take its species from here.
 */
// A reader of these constants works with vectors, and so has to read their module itself.
@SuppressWarnings("exports")
public final class VectorLength {

    private static final int BITS = FloatVector.SPECIES_PREFERRED.vectorBitSize();
    private static final boolean LONG = BITS >= 256;
    private static final boolean LONGER = BITS >= 512 && Runtime.version().feature() >= 25;

    /**
     * Whether there are 32 registers, as in AVX-512, of whatever length; vectors of 256 bits may have to do with 16. With
     * fewer, many rows are faster row by row than unit by unit.
     */
    public static final boolean MANY_REGISTERS = BITS >= 512;

    /** 8 or 4 floats. */
    public static final VectorSpecies<Float> FLOATS = LONG ? FloatVector.SPECIES_256 : FloatVector.SPECIES_128;

    /** 4 or 2 doubles. */
    public static final VectorSpecies<Double> DOUBLES = LONG ? DoubleVector.SPECIES_256 : DoubleVector.SPECIES_128;

    /** 16 floats, or {@link #FLOATS}. */
    public static final VectorSpecies<Float> LONG_FLOATS = LONGER ? FloatVector.SPECIES_512 : FLOATS;

    /** 8 doubles, or {@link #DOUBLES}. */
    public static final VectorSpecies<Double> LONG_DOUBLES = LONGER ? DoubleVector.SPECIES_512 : DOUBLES;

    /** The bits of {@link #FLOATS}. */
    public static final VectorSpecies<Integer> INTS = LONG ? IntVector.SPECIES_256 : IntVector.SPECIES_128;

    /** The bits of {@link #LONG_FLOATS}. */
    static final VectorSpecies<Integer> LONG_INTS = LONGER ? IntVector.SPECIES_512 : INTS;

    /**
     * The class of vectors of {@link #FLOATS}. A cast to it, of a vector that is about to be stored, tells HotSpot's C2 what
     * it else reads in profiles, where vectors of two lengths leave two classes: it would make an object to look.
     */
    public static final Class<? extends FloatVector> FLOAT_VECTOR =
            FloatVector.zero(FLOATS).getClass();

    /** The class of vectors of {@link #DOUBLES}. */
    public static final Class<? extends DoubleVector> DOUBLE_VECTOR =
            DoubleVector.zero(DOUBLES).getClass();

    /** The class of vectors of {@link #LONG_FLOATS}. */
    public static final Class<? extends FloatVector> LONG_FLOAT_VECTOR =
            FloatVector.zero(LONG_FLOATS).getClass();

    /** The class of vectors of {@link #LONG_DOUBLES}. */
    public static final Class<? extends DoubleVector> LONG_DOUBLE_VECTOR =
            DoubleVector.zero(LONG_DOUBLES).getClass();

    static {
        FirstVectorOperations.perform(FLOATS, DOUBLES, INTS);
    }

    private VectorLength() {}
}
