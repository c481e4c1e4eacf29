package io.github.gradapt.math;

import static io.github.gradapt.math.Exponential.LN2_HIGH;
import static io.github.gradapt.math.Exponential.LN2_LOW;
import static io.github.gradapt.math.Exponential.LOG2_E;
import static io.github.gradapt.math.Exponential.LOG_OF_LARGEST;
import static io.github.gradapt.math.Exponential.LOG_OF_SMALLEST;
import static io.github.gradapt.math.Exponential.Q0;
import static io.github.gradapt.math.Exponential.Q1;
import static io.github.gradapt.math.Exponential.Q2;
import static io.github.gradapt.math.Exponential.Q3;
import static io.github.gradapt.math.Exponential.Q4;
import static io.github.gradapt.math.Exponential.Q5;
import static io.github.gradapt.math.Exponential.SHIFT;
import static io.github.gradapt.math.VectorLength.FLOATS;
import static io.github.gradapt.math.VectorLength.FLOAT_VECTOR;
import static io.github.gradapt.math.VectorLength.INTS;
import static jdk.incubator.vector.FloatVector.broadcast;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/**
 * {@link Exponential}, operation by operation, on vectors.
 *
 * <p>The build copies this class and the others of its kind, with the longest vectors in the place of these:
 * {@code LongVectorExponential}, and so on.
 *
 * <p>Here and in those classes, no method takes or returns a vector: where the compiler did not inline it, every vector
 * would become an object. So what scalar code calls is written out, under the same names.
 *
 * <p>The smaller or larger of a vector and a number is a blend, which leaves NaN alone as the scalar code does: the API's
 * min and max, which see to NaN and to zeros of either sign, are several operations of the machine.
 *
 * <p>Most limit no argument to the range of their formula, as the scalar code does: what is outside goes through it, and is
 * blended over at the end, so that nothing waits for the comparison. Where no result of the formula is subnormal, and NaN
 * goes another way, a power of two is added to the exponent, and not multiplied.
 *
 * <p>A method with such a loop should not become part of its caller either, as the compiler stops inlining there after a
 * number of operations that two of them use up. HotSpot calls what is longer than 325 bytecodes.
 */
final class VectorExponential {
    private VectorExponential() {}

    static void exp(float[] x, int xAt, float[] y, int yAt, int count) {
        exp(x, xAt, 0f, y, yAt, count);
    }

    /** e^(x - shift), as a softmax needs it of a row; x - 0 is x, bit for bit. */
    static void exp(float[] x, int xAt, float shift, float[] y, int yAt, int count) {
        for (int i = 0; i < count; i += FLOATS.length()) {
            FloatVector v = FloatVector.fromArray(FLOATS, x, xAt + i).sub(shift);
            FloatVector shifted = v.fma(broadcast(FLOATS, LOG2_E), broadcast(FLOATS, SHIFT));
            FloatVector n = shifted.sub(broadcast(FLOATS, SHIFT));
            FloatVector r = n.fma(broadcast(FLOATS, -LN2_LOW), n.fma(broadcast(FLOATS, -LN2_HIGH), v));
            FloatVector rSquare = r.mul(r);
            FloatVector q = r.fma(Q5, Q4);
            q = q.fma(rSquare, r.fma(Q3, Q2));
            q = q.fma(rSquare, r.fma(Q1, Q0));
            FloatVector significand = rSquare.fma(q, r).add(broadcast(FLOATS, 1f));
            IntVector power = ((IntVector) shifted.reinterpretShape(INTS, 0)).lanewise(VectorOperators.LSHL, 23);
            IntVector bits = ((IntVector) significand.reinterpretShape(INTS, 0)).add(power);
            FloatVector flushed = broadcast(FLOATS, 0f)
                    .blend(
                            (FloatVector) bits.reinterpretShape(FLOATS, 0),
                            v.compare(VectorOperators.GE, broadcast(FLOATS, LOG_OF_SMALLEST)));
            FLOAT_VECTOR
                    .cast(v.mul(broadcast(FLOATS, Float.POSITIVE_INFINITY))
                            .blend(flushed, v.compare(VectorOperators.LE, broadcast(FLOATS, LOG_OF_LARGEST))))
                    .intoArray(y, yAt + i);
        }
    }

    static void expm1(float[] x, int xAt, float[] y, int yAt, int count) {
        for (int i = 0; i < count; i += FLOATS.length()) {
            FloatVector v = FloatVector.fromArray(FLOATS, x, xAt + i);
            FloatVector shifted = v.fma(LOG2_E, SHIFT);
            FloatVector n = shifted.sub(SHIFT);
            FloatVector r = n.fma(broadcast(FLOATS, -LN2_LOW), n.fma(broadcast(FLOATS, -LN2_HIGH), v));
            FloatVector rSquare = r.mul(r);
            FloatVector q = r.fma(Q5, Q4);
            q = q.fma(rSquare, r.fma(Q3, Q2));
            q = q.fma(rSquare, r.fma(Q1, Q0));
            FloatVector w = rSquare.fma(q, r);
            IntVector power = ((IntVector) shifted.sub(1f).reinterpretShape(INTS, 0))
                    .lanewise(VectorOperators.LSHL, 23)
                    .add(0x3f800000);
            FloatVector half = (FloatVector) power.reinterpretShape(FLOATS, 0);
            FloatVector result = w.fma(half, half.sub(0.5f)).mul(2f).blend(-1f, v.compare(VectorOperators.LT, -20f));
            FloatVector bounded =
                    v.mul(Float.POSITIVE_INFINITY).blend(result, v.compare(VectorOperators.LE, LOG_OF_LARGEST));
            FLOAT_VECTOR
                    .cast(bounded.blend(v, v.abs().compare(VectorOperators.LT, 0x1p-26f)))
                    .intoArray(y, yAt + i);
        }
    }
}
