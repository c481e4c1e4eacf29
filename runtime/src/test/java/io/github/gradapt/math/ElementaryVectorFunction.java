package io.github.gradapt.math;

import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** The functions of {@link FloatVectorMath}, each with the one of {@link FloatMath} that has its name. */
@SuppressWarnings("ImmutableEnumChecker") // The operators are method references without state.
enum ElementaryVectorFunction {
    EXP(FloatVectorMath::exp, ElementaryFunction.EXP);

    private final UnaryOperator<FloatVector> function;
    private final ElementaryFunction scalar;

    ElementaryVectorFunction(UnaryOperator<FloatVector> function, ElementaryFunction scalar) {
        this.function = function;
        this.scalar = scalar;
    }

    ElementaryFunction scalar() {
        return scalar;
    }

    /** The widths, in bits, that this machine has vectors of. */
    static int[] widths() {
        int widest = FloatVector.SPECIES_PREFERRED.vectorBitSize();
        return IntStream.of(128, 256, 512).filter(width -> width <= widest).toArray();
    }

    /** y[i] = f(x[i]), in vectors of so many bits; the length of x is a multiple of 16. */
    void apply(int width, float[] x, float[] y) {
        VectorSpecies<Float> species = VectorSpecies.of(float.class, VectorShape.forBitSize(width));
        for (int i = 0; i < x.length; i += species.length()) {
            function.apply(FloatVector.fromArray(species, x, i)).intoArray(y, i);
        }
    }
}
