package io.github.gradapt.math;

import jdk.incubator.vector.FloatVector;

/**
 * The functions of {@link FloatMath} on every lane of a vector of 128, 256 or 512 bits: the same bits, whatever the
 * width (NaN payloads excepted). Pure functions: any thread may call them.
 *
 * <p>The class needs the module {@code jdk.incubator.vector}. Where a HotSpot virtual machine has compiled a caller with
 * C2, and the processor has vectors of that width, the functions become part of the caller and allocate nothing;
 * until then every vector is an object. A function is 20 to 90 vector operations, so a method that calls one should do
 * little else: the compiler stops inlining after some thousand bytecodes.
 */
// A caller of these functions works with vectors, and so has to read their module itself.
@SuppressWarnings("exports")
public final class FloatVectorMath {
    private FloatVectorMath() {}

    /** {@link FloatMath#exp(float)} of every lane. */
    public static FloatVector exp(FloatVector x) {
        return VectorExponential.exp(x);
    }
}
