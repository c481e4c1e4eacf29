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
import static io.github.gradapt.math.Hyperbolic.LOG_COSH0;
import static io.github.gradapt.math.Hyperbolic.LOG_COSH1;
import static io.github.gradapt.math.Hyperbolic.LOG_COSH2;
import static io.github.gradapt.math.Hyperbolic.LOG_COSH3;
import static io.github.gradapt.math.Hyperbolic.LOG_COSH4;
import static io.github.gradapt.math.Hyperbolic.LOG_COSH5;
import static io.github.gradapt.math.Hyperbolic.TANH0;
import static io.github.gradapt.math.Hyperbolic.TANH1;
import static io.github.gradapt.math.Hyperbolic.TANH2;
import static io.github.gradapt.math.Hyperbolic.TANH3;
import static io.github.gradapt.math.Hyperbolic.TANH4;
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

/** {@link Hyperbolic}, operation by operation, on vectors. */
final class VectorHyperbolic {
    private VectorHyperbolic() {}

    static void tanh(float[] x, int xAt, float[] y, int yAt, int count) {
        for (int i = 0; i < count; i += FLOATS.length()) {
            FloatVector v = FloatVector.fromArray(FLOATS, x, xAt + i);
            FloatVector magnitude = v.abs();
            FloatVector shifted = magnitude.fma(2 * LOG2_E, SHIFT);
            FloatVector n = shifted.sub(SHIFT);
            FloatVector r =
                    n.fma(broadcast(FLOATS, -LN2_LOW), n.fma(broadcast(FLOATS, -LN2_HIGH), magnitude.add(magnitude)));
            FloatVector rSquare = r.mul(r);
            FloatVector q = r.fma(Q5, Q4);
            q = q.fma(rSquare, r.fma(Q3, Q2));
            q = q.fma(rSquare, r.fma(Q1, Q0));
            IntVector bits = ((IntVector) shifted.reinterpretShape(INTS, 0))
                    .lanewise(VectorOperators.LSHL, 23)
                    .add(0x3f800000);
            FloatVector power = (FloatVector) bits.reinterpretShape(FLOATS, 0);
            FloatVector onePlusExp = rSquare.fma(q, r).fma(power, power.add(1f));
            FloatVector one = broadcast(FLOATS, 1f);
            FloatVector large = one.sub(broadcast(FLOATS, 2f).div(onePlusExp))
                    .blend(1f, magnitude.compare(VectorOperators.GT, 10f));
            IntVector sign = ((IntVector) v.reinterpretShape(INTS, 0)).and(Integer.MIN_VALUE);
            FloatVector signed = (FloatVector)
                    ((IntVector) large.reinterpretShape(INTS, 0)).or(sign).reinterpretShape(FLOATS, 0);
            FloatVector s = v.mul(v);
            FloatVector p = s.fma(TANH4, TANH3);
            p = p.fma(s, broadcast(FLOATS, TANH2));
            p = p.fma(s, broadcast(FLOATS, TANH1));
            p = p.fma(s, broadcast(FLOATS, TANH0));
            FloatVector nearZeroOrNaN = v.mul(p.fma(s, one));
            FLOAT_VECTOR
                    .cast(nearZeroOrNaN.blend(signed, magnitude.compare(VectorOperators.GE, 0.6f)))
                    .intoArray(y, yAt + i);
        }
    }

    static void logCosh(float[] x, int xAt, float[] y, int yAt, int count) {
        for (int i = 0; i < count; i += FLOATS.length()) {
            FloatVector v = FloatVector.fromArray(FLOATS, x, xAt + i);
            FloatVector magnitude = v.abs();
            FloatVector minusDoubled = magnitude.mul(-2f);
            FloatVector clamped =
                    minusDoubled.blend(LOG_OF_SMALLEST, minusDoubled.compare(VectorOperators.LT, LOG_OF_SMALLEST));
            FloatVector shifted = clamped.fma(LOG2_E, SHIFT);
            FloatVector n = shifted.sub(SHIFT);
            FloatVector r = n.fma(broadcast(FLOATS, -LN2_LOW), n.fma(broadcast(FLOATS, -LN2_HIGH), clamped));
            FloatVector rSquare = r.mul(r);
            FloatVector q = r.fma(Q5, Q4);
            q = q.fma(rSquare, r.fma(Q3, Q2));
            q = q.fma(rSquare, r.fma(Q1, Q0));
            IntVector power = ((IntVector) shifted.reinterpretShape(INTS, 0))
                    .lanewise(VectorOperators.LSHL, 23)
                    .add(0x3f800000);
            FloatVector e = rSquare.fma(q, r).add(1f).mul((FloatVector) power.reinterpretShape(FLOATS, 0));
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
            FloatVector large = magnitude.sub(LN2_HIGH).add(logarithm.sub(LN2_LOW));
            FloatVector s = v.mul(v);
            FloatVector sLow = v.fma(v, s.neg());
            FloatVector c = s.fma(LOG_COSH5, LOG_COSH4);
            c = c.fma(s, broadcast(FLOATS, LOG_COSH3));
            c = c.fma(s, broadcast(FLOATS, LOG_COSH2));
            c = c.fma(s, broadcast(FLOATS, LOG_COSH1));
            c = c.fma(s, broadcast(FLOATS, LOG_COSH0));
            FloatVector nearZero = s.mul(s).fma(c, sLow.mul(0.5f)).add(s.mul(0.5f));
            FLOAT_VECTOR
                    .cast(large.blend(nearZero, magnitude.compare(VectorOperators.LT, 0.9f)))
                    .intoArray(y, yAt + i);
        }
    }
}
