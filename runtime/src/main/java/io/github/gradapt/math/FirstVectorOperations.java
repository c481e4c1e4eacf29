package io.github.gradapt.math;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Every operation that the Vector API looks up, done once before any code of networks is compiled.
 *
 * <p>The API remembers the implementation of an operator when it is first used, for each element type. Code compiled
 * before that use takes for granted that the implementation is there, as it was for all operators before: such a use is
 * a trap in the profile of the look-up. HotSpot's C2 adds up the traps of all that it inlines into a method, three or
 * four for every operation then, and from a hundred on it makes calls of what it else inlines, and allocates.
 */
final class FirstVectorOperations {

    private FirstVectorOperations() {}

    static void perform(VectorSpecies<Float> floats, VectorSpecies<Double> doubles, VectorSpecies<Integer> ints) {
        FloatVector f = FloatVector.broadcast(floats, 1f);
        f.add(f).sub(f).mul(f).div(f).fma(f, f).max(f).min(f).neg().abs().sqrt();
        DoubleVector d = DoubleVector.broadcast(doubles, 1);
        d.add(d).sub(d).mul(d).div(d).fma(d, d).max(d).min(d).neg().abs().sqrt();
        IntVector i = IntVector.broadcast(ints, 1);
        i.add(i).sub(i).and(i).or(i).lanewise(VectorOperators.LSHL, 1).lanewise(VectorOperators.ASHR, 1);
    }
}
