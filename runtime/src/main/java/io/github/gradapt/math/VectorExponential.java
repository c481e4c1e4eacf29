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

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/** {@link Exponential}, operation by operation, on the lanes of a vector. */
final class VectorExponential {
    private VectorExponential() {}

    static FloatVector exp(FloatVector x) {
        FloatVector shifted = shifted(x);
        FloatVector significand = expm1OfReduced(reduced(x, shifted.sub(SHIFT))).add(1f);
        FloatVector y = significand
                .reinterpretAsInts()
                .add(shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23))
                .reinterpretAsFloats();
        FloatVector flushed = x.broadcast(0f).blend(y, x.compare(VectorOperators.GE, LOG_OF_SMALLEST));
        return x.mul(Float.POSITIVE_INFINITY).blend(flushed, x.compare(VectorOperators.LE, LOG_OF_LARGEST));
    }

    /** n + SHIFT, n being the integer nearest to x / ln 2. */
    static FloatVector shifted(FloatVector x) {
        return x.fma(x.broadcast(LOG2_E), x.broadcast(SHIFT));
    }

    static FloatVector reduced(FloatVector x, FloatVector n) {
        return n.fma(n.broadcast(-LN2_LOW), n.fma(n.broadcast(-LN2_HIGH), x));
    }

    /** e^r - 1 for |r| &lt;= ln(2) / 2. */
    static FloatVector expm1OfReduced(FloatVector r) {
        FloatVector q = r.broadcast(Q5).fma(r, r.broadcast(Q4));
        q = q.fma(r, r.broadcast(Q3));
        q = q.fma(r, r.broadcast(Q2));
        q = q.fma(r, r.broadcast(Q1));
        q = q.fma(r, r.broadcast(Q0));
        return r.mul(r).fma(q, r);
    }
}
