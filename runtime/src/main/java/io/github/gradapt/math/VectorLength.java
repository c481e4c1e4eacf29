package io.github.gradapt.math;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * How long the vectors of this library are: one length for each element type, chosen once, from what the processor and
 * the virtual machine prefer. Constants: any thread may read them.
 *
 * <p>Before JDK 25 the compiler keeps vectors in registers only as long as a program uses one length for a type of
 * element, so code that computes with vectors beside this library's does best to take its species from here.
 */
// A reader of these constants works with vectors, and so has to read their module itself.
@SuppressWarnings("exports")
public final class VectorLength {

    private static final VectorShape LONGEST = atMost(512);

    private static final VectorShape FUNCTION_SHAPE = atMost(256);

    /** Whether vectors of {@link #LONGEST} may stand beside those of {@link #FUNCTION_SHAPE}. */
    private static final boolean LENGTHS_MIX = Runtime.version().feature() >= 25;

    /** 4, 8 or, from JDK 25 on, 16 floats. */
    public static final VectorSpecies<Float> FLOATS =
            VectorSpecies.of(float.class, LENGTHS_MIX ? LONGEST : FUNCTION_SHAPE);

    /** 2, 4 or 8 doubles. */
    public static final VectorSpecies<Double> DOUBLES = VectorSpecies.of(double.class, LONGEST);

    /** The floats that {@link FloatVectorMath} takes at a time: 8 or 4. */
    static final VectorSpecies<Float> FUNCTION_FLOATS = VectorSpecies.of(float.class, FUNCTION_SHAPE);

    /** The bits of {@link #FUNCTION_FLOATS}. */
    static final VectorSpecies<Integer> FUNCTION_INTS = FUNCTION_FLOATS.withLanes(int.class);

    private VectorLength() {}

    /** The vectors that the virtual machine prefers, no longer than so many bits and no shorter than 128. */
    private static VectorShape atMost(int bits) {
        int preferred = FloatVector.SPECIES_PREFERRED.vectorBitSize();
        return VectorShape.forBitSize(Math.max(Math.min(preferred, bits), 128));
    }
}
