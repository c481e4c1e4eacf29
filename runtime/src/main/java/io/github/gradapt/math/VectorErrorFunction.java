package io.github.gradapt.math;

import static io.github.gradapt.math.ErrorFunction.CENTER;
import static io.github.gradapt.math.ErrorFunction.ERF0;
import static io.github.gradapt.math.ErrorFunction.ERF1;
import static io.github.gradapt.math.ErrorFunction.ERF2;
import static io.github.gradapt.math.ErrorFunction.ERF3;
import static io.github.gradapt.math.ErrorFunction.ERF4;
import static io.github.gradapt.math.ErrorFunction.ERF5;
import static io.github.gradapt.math.ErrorFunction.ERF6;
import static io.github.gradapt.math.ErrorFunction.ERFC_END;
import static io.github.gradapt.math.ErrorFunction.G0;
import static io.github.gradapt.math.ErrorFunction.G1;
import static io.github.gradapt.math.ErrorFunction.MINUS_LOG_ERFC0;
import static io.github.gradapt.math.ErrorFunction.MINUS_LOG_ERFC1;
import static io.github.gradapt.math.ErrorFunction.MINUS_LOG_ERFC2;
import static io.github.gradapt.math.ErrorFunction.MINUS_LOG_ERFC3;
import static io.github.gradapt.math.ErrorFunction.MINUS_LOG_ERFC4;
import static io.github.gradapt.math.ErrorFunction.MINUS_LOG_ERFC5;
import static io.github.gradapt.math.ErrorFunction.MINUS_LOG_ERFC6;
import static io.github.gradapt.math.ErrorFunction.SLOPE1;
import static io.github.gradapt.math.ErrorFunction.SLOPE2;
import static io.github.gradapt.math.ErrorFunction.SLOPE3;
import static io.github.gradapt.math.ErrorFunction.SLOPE4;
import static io.github.gradapt.math.ErrorFunction.SLOPE5;
import static io.github.gradapt.math.ErrorFunction.SLOPE6;
import static io.github.gradapt.math.ErrorFunction.SLOPE7;
import static io.github.gradapt.math.Exponential.LN2_HIGH;
import static io.github.gradapt.math.Exponential.LN2_LOW;
import static io.github.gradapt.math.Exponential.LOG2_E;
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

/** {@link ErrorFunction}, operation by operation, on vectors. */
final class VectorErrorFunction {
    /** Results of {@link #erfcNearZero}, which are less than 2, times this cannot be taken for arguments from 0.75 on. */
    private static final float MARK = 0x1p-4f;

    private VectorErrorFunction() {}

    static void erf(float[] x, int xAt, float[] y, int yAt, int count) {
        for (int i = 0; i < count; i += FLOATS.length()) {
            FloatVector v = FloatVector.fromArray(FLOATS, x, xAt + i);
            FloatVector magnitude = v.abs();
            FloatVector p = magnitude.fma(MINUS_LOG_ERFC6, MINUS_LOG_ERFC5);
            p = p.fma(magnitude, broadcast(FLOATS, MINUS_LOG_ERFC4));
            p = p.fma(magnitude, broadcast(FLOATS, MINUS_LOG_ERFC3));
            p = p.fma(magnitude, broadcast(FLOATS, MINUS_LOG_ERFC2));
            p = p.fma(magnitude, broadcast(FLOATS, MINUS_LOG_ERFC1));
            p = p.fma(magnitude, broadcast(FLOATS, MINUS_LOG_ERFC0));
            FloatVector exponent = p.neg();
            FloatVector shifted = exponent.fma(LOG2_E, SHIFT);
            FloatVector n = shifted.sub(SHIFT);
            FloatVector r = n.fma(broadcast(FLOATS, -LN2_LOW), n.fma(broadcast(FLOATS, -LN2_HIGH), exponent));
            FloatVector rSquare = r.mul(r);
            FloatVector q = r.fma(Q5, Q4);
            q = q.fma(rSquare, r.fma(Q3, Q2));
            q = q.fma(rSquare, r.fma(Q1, Q0));
            FloatVector significand = rSquare.fma(q, r).add(1f);
            IntVector power = ((IntVector) shifted.reinterpretShape(INTS, 0)).lanewise(VectorOperators.LSHL, 23);
            IntVector bits = ((IntVector) significand.reinterpretShape(INTS, 0)).add(power);
            FloatVector large = broadcast(FLOATS, 1f)
                    .sub((FloatVector) bits.reinterpretShape(FLOATS, 0))
                    .blend(1f, magnitude.compare(VectorOperators.GT, 3.95f));
            IntVector sign = ((IntVector) v.reinterpretShape(INTS, 0)).and(Integer.MIN_VALUE);
            FloatVector signed = (FloatVector)
                    ((IntVector) large.reinterpretShape(INTS, 0)).or(sign).reinterpretShape(FLOATS, 0);
            FloatVector s = v.mul(v);
            FloatVector c = s.fma(ERF6, ERF5);
            c = c.fma(s, broadcast(FLOATS, ERF4));
            c = c.fma(s, broadcast(FLOATS, ERF3));
            c = c.fma(s, broadcast(FLOATS, ERF2));
            c = c.fma(s, broadcast(FLOATS, ERF1));
            c = c.fma(s, broadcast(FLOATS, ERF0));
            FLOAT_VECTOR
                    .cast(v.fma(c, v).blend(signed, magnitude.compare(VectorOperators.GE, 1f)))
                    .intoArray(y, yAt + i);
        }
    }

    /** In two passes, because the compiler gives up on a method with all these operations. */
    static void erfc(float[] x, int xAt, float[] y, int yAt, int count) {
        erfcNearZero(x, xAt, y, yAt, count);
        erfcTail(y, yAt, count);
    }

    /** {@link #MARK} erfc x for |x| &lt; 0.75, and x for others. */
    private static void erfcNearZero(float[] x, int xAt, float[] y, int yAt, int count) {
        for (int i = 0; i < count; i += FLOATS.length()) {
            FloatVector v = FloatVector.fromArray(FLOATS, x, xAt + i);
            FloatVector s = v.mul(v);
            FloatVector c = s.fma(ERF6, ERF5);
            c = c.fma(s, broadcast(FLOATS, ERF4));
            c = c.fma(s, broadcast(FLOATS, ERF3));
            c = c.fma(s, broadcast(FLOATS, ERF2));
            c = c.fma(s, broadcast(FLOATS, ERF1));
            c = c.fma(s, broadcast(FLOATS, ERF0));
            FloatVector nearZero = v.neg().fma(c, broadcast(FLOATS, 1f).sub(v));
            FLOAT_VECTOR
                    .cast(v.blend(nearZero.mul(MARK), v.abs().compare(VectorOperators.LT, 0.75f)))
                    .intoArray(y, yAt + i);
        }
    }

    /** Replaces x by erfc x, and results of {@link #erfcNearZero} by what they stand for. */
    private static void erfcTail(float[] y, int yAt, int count) {
        for (int i = 0; i < count; i += FLOATS.length()) {
            FloatVector v = FloatVector.fromArray(FLOATS, y, yAt + i);
            FloatVector magnitude = v.abs();
            FloatVector m = magnitude.blend(ERFC_END, magnitude.compare(VectorOperators.GT, ERFC_END));
            FloatVector square = m.mul(m);
            FloatVector minusSquare = square.neg();
            FloatVector shifted = minusSquare.fma(LOG2_E, SHIFT);
            FloatVector n = shifted.sub(SHIFT);
            FloatVector rHigh = n.fma(broadcast(FLOATS, -LN2_HIGH), minusSquare);
            FloatVector rRest = n.fma(broadcast(FLOATS, -LN2_LOW), m.neg().fma(m, square));
            FloatVector r = rHigh.add(rRest);
            FloatVector rLow = rHigh.sub(r).add(rRest);
            FloatVector rSquare = r.mul(r);
            FloatVector q = r.fma(Q5, Q4);
            q = q.fma(rSquare, r.fma(Q3, Q2));
            q = q.fma(rSquare, r.fma(Q1, Q0));
            FloatVector w = rSquare.fma(q, r);
            FloatVector e = w.add(1f);
            FloatVector eLow = w.sub(e.sub(1f)).add(rLow);
            FloatVector d = m.add(2.5f);
            FloatVector dRounded = d.sub(m);
            FloatVector dLow =
                    m.sub(d.sub(dRounded)).add(broadcast(FLOATS, 2.5f).sub(dRounded));
            FloatVector one = broadcast(FLOATS, 1f);
            FloatVector u = one.div(d);
            FloatVector minusU = u.neg();
            FloatVector uLow = u.mul(minusU.fma(dLow, minusU.fma(d, one)));
            FloatVector t = u.sub(CENTER);
            FloatVector slope = t.fma(SLOPE7, SLOPE6);
            slope = slope.fma(t, broadcast(FLOATS, SLOPE5));
            slope = slope.fma(t, broadcast(FLOATS, SLOPE4));
            slope = slope.fma(t, broadcast(FLOATS, SLOPE3));
            slope = slope.fma(t, broadcast(FLOATS, SLOPE2));
            slope = slope.fma(t, broadcast(FLOATS, SLOPE1));
            slope = slope.fma(t, broadcast(FLOATS, G1));
            FloatVector g0 = broadcast(FLOATS, G0);
            FloatVector g = t.fma(slope, g0);
            FloatVector gLow = t.fma(slope, g0.sub(g)).add(uLow.mul(G1));
            FloatVector eu = e.mul(u);
            FloatVector euLow = e.fma(u, eu.neg()).add(e.fma(uLow, eLow.mul(u)));
            FloatVector product = eu.mul(g);
            FloatVector rest = eu.fma(g, product.neg()).add(eu.fma(gLow, euLow.mul(g)));
            IntVector power = ((IntVector) shifted.reinterpretShape(INTS, 0))
                    .lanewise(VectorOperators.LSHL, 23)
                    .add(0x3f800000);
            FloatVector tail = product.add(rest).mul((FloatVector) power.reinterpretShape(FLOATS, 0));
            FloatVector reflected = tail.blend(broadcast(FLOATS, 2f).sub(tail), v.compare(VectorOperators.LT, 0f));
            FloatVector flushed = reflected.blend(0f, v.compare(VectorOperators.GT, ERFC_END));
            FLOAT_VECTOR
                    .cast(flushed.blend(v.mul(1 / MARK), magnitude.compare(VectorOperators.LT, 0.75f)))
                    .intoArray(y, yAt + i);
        }
    }
}
