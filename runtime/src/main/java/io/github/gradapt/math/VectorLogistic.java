package io.github.gradapt.math;

import static io.github.gradapt.math.Exponential.LN2_HIGH;
import static io.github.gradapt.math.Exponential.LN2_LOW;
import static io.github.gradapt.math.Exponential.LOG2_E;
import static io.github.gradapt.math.Exponential.LOG_OF_SMALLEST;
import static io.github.gradapt.math.Exponential.Q0;
import static io.github.gradapt.math.Exponential.Q1;
import static io.github.gradapt.math.Exponential.Q2;
import static io.github.gradapt.math.Exponential.Q3;
import static io.github.gradapt.math.Exponential.Q4;
import static io.github.gradapt.math.Exponential.Q5;
import static io.github.gradapt.math.Exponential.SHIFT;
import static io.github.gradapt.math.Logarithm.FRACTION0;
import static io.github.gradapt.math.Logarithm.FRACTION1;
import static io.github.gradapt.math.Logarithm.FRACTION2;
import static io.github.gradapt.math.Logarithm.FRACTION3;
import static io.github.gradapt.math.Logarithm.FRACTION4;
import static io.github.gradapt.math.Logarithm.FRACTION5;
import static io.github.gradapt.math.Logarithm.FRACTION6;
import static io.github.gradapt.math.Logarithm.FRACTION7;
import static io.github.gradapt.math.Logarithm.FRACTION8;
import static io.github.gradapt.math.Logarithm.FRACTION9;
import static io.github.gradapt.math.VectorLength.FLOATS;
import static io.github.gradapt.math.VectorLength.FLOAT_VECTOR;
import static io.github.gradapt.math.VectorLength.INTS;
import static jdk.incubator.vector.FloatVector.broadcast;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/** {@link Logistic}, operation by operation, on vectors. */
final class VectorLogistic {
    private VectorLogistic() {}

    static void sigmoid(float[] x, int xAt, float[] y, int yAt, int count) {
        for (int i = 0; i < count; i += FLOATS.length()) {
            FloatVector v = FloatVector.fromArray(FLOATS, x, xAt + i);
            FloatVector minusMagnitude = v.abs().neg();
            FloatVector shifted = minusMagnitude.fma(LOG2_E, SHIFT);
            FloatVector n = shifted.sub(SHIFT);
            FloatVector r = n.fma(broadcast(FLOATS, -LN2_LOW), n.fma(broadcast(FLOATS, -LN2_HIGH), minusMagnitude));
            FloatVector rSquare = r.mul(r);
            FloatVector q = r.fma(Q5, Q4);
            q = q.fma(rSquare, r.fma(Q3, Q2));
            q = q.fma(rSquare, r.fma(Q1, Q0));
            IntVector power = ((IntVector) shifted.reinterpretShape(INTS, 0))
                    .lanewise(VectorOperators.LSHL, 23)
                    .add(0x3f800000);
            FloatVector e = rSquare.fma(q, r)
                    .add(1f)
                    .mul((FloatVector) power.reinterpretShape(FLOATS, 0))
                    .blend(0f, minusMagnitude.compare(VectorOperators.LT, LOG_OF_SMALLEST));
            FloatVector one = broadcast(FLOATS, 1f);
            FloatVector d = e.add(1f);
            FloatVector dLow = one.sub(d).add(e);
            FloatVector numerator = one.blend(e, v.compare(VectorOperators.LT, 0f));
            FloatVector reciprocal = one.div(d);
            FloatVector quotient = numerator.mul(reciprocal);
            FloatVector minus = quotient.neg();
            FloatVector residual = minus.fma(dLow, minus.fma(d, numerator));
            FLOAT_VECTOR.cast(residual.fma(reciprocal, quotient)).intoArray(y, yAt + i);
        }
    }

    static void softplus(float[] x, int xAt, float[] y, int yAt, int count) {
        softplus(1f, x, xAt, y, yAt, count);
    }

    static void logSigmoid(float[] x, int xAt, float[] y, int yAt, int count) {
        softplus(-1f, x, xAt, y, yAt, count);
    }

    /** sign softplus(sign x): a sign costs no rounding. */
    private static void softplus(float sign, float[] x, int xAt, float[] y, int yAt, int count) {
        for (int i = 0; i < count; i += FLOATS.length()) {
            FloatVector v = FloatVector.fromArray(FLOATS, x, xAt + i).mul(sign);
            FloatVector minusMagnitude = v.abs().neg();
            FloatVector shifted = minusMagnitude.fma(LOG2_E, SHIFT);
            FloatVector n = shifted.sub(SHIFT);
            FloatVector r = n.fma(broadcast(FLOATS, -LN2_LOW), n.fma(broadcast(FLOATS, -LN2_HIGH), minusMagnitude));
            FloatVector rSquare = r.mul(r);
            FloatVector q = r.fma(Q5, Q4);
            q = q.fma(rSquare, r.fma(Q3, Q2));
            q = q.fma(rSquare, r.fma(Q1, Q0));
            IntVector power = ((IntVector) shifted.reinterpretShape(INTS, 0))
                    .lanewise(VectorOperators.LSHL, 23)
                    .add(0x3f800000);
            FloatVector e = rSquare.fma(q, r)
                    .add(1f)
                    .mul((FloatVector) power.reinterpretShape(FLOATS, 0))
                    .blend(0f, minusMagnitude.compare(VectorOperators.LT, LOG_OF_SMALLEST));
            FloatVector p = e.fma(FRACTION9, FRACTION8);
            p = p.fma(e, broadcast(FLOATS, FRACTION7));
            p = p.fma(e, broadcast(FLOATS, FRACTION6));
            p = p.fma(e, broadcast(FLOATS, FRACTION5));
            p = p.fma(e, broadcast(FLOATS, FRACTION4));
            p = p.fma(e, broadcast(FLOATS, FRACTION3));
            p = p.fma(e, broadcast(FLOATS, FRACTION2));
            p = p.fma(e, broadcast(FLOATS, FRACTION1));
            p = p.fma(e, broadcast(FLOATS, FRACTION0));
            FloatVector logarithm = e.mul(e).fma(p, e);
            FLOAT_VECTOR
                    .cast(logarithm
                            .add(v.blend(0f, v.compare(VectorOperators.LE, 0f)))
                            .mul(sign))
                    .intoArray(y, yAt + i);
        }
    }
}
