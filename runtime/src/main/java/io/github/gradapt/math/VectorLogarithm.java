package io.github.gradapt.math;

import static io.github.gradapt.math.Exponential.LN2_HIGH;
import static io.github.gradapt.math.Exponential.LN2_LOW;
import static io.github.gradapt.math.Logarithm.BITS_OF_SHIFT;
import static io.github.gradapt.math.Logarithm.BITS_OF_SQRT_HALF;
import static io.github.gradapt.math.Logarithm.CUBIC0;
import static io.github.gradapt.math.Logarithm.CUBIC1;
import static io.github.gradapt.math.Logarithm.CUBIC2;
import static io.github.gradapt.math.Logarithm.CUBIC3;
import static io.github.gradapt.math.Logarithm.CUBIC4;
import static io.github.gradapt.math.Logarithm.CUBIC5;
import static io.github.gradapt.math.Logarithm.CUBIC6;
import static io.github.gradapt.math.Logarithm.CUBIC7;
import static io.github.gradapt.math.Logarithm.CUBIC8;
import static io.github.gradapt.math.Logarithm.SHIFT;
import static io.github.gradapt.math.VectorLength.FLOATS;
import static io.github.gradapt.math.VectorLength.FLOAT_VECTOR;
import static io.github.gradapt.math.VectorLength.INTS;
import static jdk.incubator.vector.FloatVector.broadcast;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/** {@link Logarithm}, operation by operation, on vectors. */
final class VectorLogarithm {
    private VectorLogarithm() {}

    static void log(float[] x, int xAt, float[] y, int yAt, int count) {
        for (int i = 0; i < count; i += FLOATS.length()) {
            FloatVector v = FloatVector.fromArray(FLOATS, x, xAt + i);
            VectorMask<Float> subnormal = v.compare(VectorOperators.LT, Float.MIN_NORMAL);
            FloatVector normal = v.blend(v.mul(0x1p23f), subnormal);
            IntVector bits = (IntVector) normal.reinterpretShape(INTS, 0);
            IntVector exponent = bits.sub(BITS_OF_SQRT_HALF).lanewise(VectorOperators.ASHR, 23);
            IntVector significand = bits.sub(exponent.lanewise(VectorOperators.LSHL, 23));
            FloatVector f = ((FloatVector) significand.reinterpretShape(FLOATS, 0)).sub(1f);
            FloatVector k = ((FloatVector) exponent.add(BITS_OF_SHIFT).reinterpretShape(FLOATS, 0)).sub(SHIFT);
            k = k.blend(k.sub(23f), subnormal);
            FloatVector square = f.mul(f);
            FloatVector p = square.fma(broadcast(FLOATS, CUBIC8), f.fma(CUBIC7, CUBIC6));
            p = p.fma(square, f.fma(CUBIC5, CUBIC4));
            p = p.fma(square, f.fma(CUBIC3, CUBIC2));
            p = p.fma(square, f.fma(CUBIC1, CUBIC0));
            FloatVector low = square.fma(f.fma(p, broadcast(FLOATS, -0.5f)), k.mul(LN2_LOW));
            FloatVector result = k.fma(broadcast(FLOATS, LN2_HIGH), f.add(low));
            FloatVector bounded = v.blend(result, v.compare(VectorOperators.LT, Float.POSITIVE_INFINITY));
            FloatVector orPole =
                    broadcast(FLOATS, Float.NaN).blend(Float.NEGATIVE_INFINITY, v.compare(VectorOperators.EQ, 0f));
            FLOAT_VECTOR
                    .cast(orPole.blend(bounded, v.compare(VectorOperators.GT, 0f)))
                    .intoArray(y, yAt + i);
        }
    }

    static void log1p(float[] x, int xAt, float[] y, int yAt, int count) {
        for (int i = 0; i < count; i += FLOATS.length()) {
            FloatVector v = FloatVector.fromArray(FLOATS, x, xAt + i);
            IntVector bits = (IntVector) v.add(1f).reinterpretShape(INTS, 0);
            IntVector exponent = bits.sub(BITS_OF_SQRT_HALF).lanewise(VectorOperators.ASHR, 23);
            IntVector power = IntVector.broadcast(INTS, 129).sub(exponent).lanewise(VectorOperators.LSHL, 23);
            FloatVector scale = (FloatVector) power.reinterpretShape(FLOATS, 0);
            FloatVector f = v.mul(0.25f).fma(scale, scale.fma(0.25f, -1f));
            FloatVector k = ((FloatVector) exponent.add(BITS_OF_SHIFT).reinterpretShape(FLOATS, 0)).sub(SHIFT);
            FloatVector square = f.mul(f);
            FloatVector p = square.fma(broadcast(FLOATS, CUBIC8), f.fma(CUBIC7, CUBIC6));
            p = p.fma(square, f.fma(CUBIC5, CUBIC4));
            p = p.fma(square, f.fma(CUBIC3, CUBIC2));
            p = p.fma(square, f.fma(CUBIC1, CUBIC0));
            FloatVector low = square.fma(f.fma(p, broadcast(FLOATS, -0.5f)), k.mul(LN2_LOW));
            FloatVector result = k.fma(broadcast(FLOATS, LN2_HIGH), f.add(low));
            FloatVector bounded = v.blend(result, v.compare(VectorOperators.LT, Float.POSITIVE_INFINITY));
            FloatVector orPole =
                    broadcast(FLOATS, Float.NaN).blend(Float.NEGATIVE_INFINITY, v.compare(VectorOperators.EQ, -1f));
            FloatVector defined = orPole.blend(bounded, v.compare(VectorOperators.GT, -1f));
            FLOAT_VECTOR
                    .cast(defined.blend(v, v.abs().compare(VectorOperators.LT, 0x1p-26f)))
                    .intoArray(y, yAt + i);
        }
    }
}
