package io.github.gradapt.math;

import java.util.function.DoubleUnaryOperator;

/** The functions of {@link FloatMath}, each with a reference in double and the error its documentation promises. */
@SuppressWarnings("ImmutableEnumChecker") // The operators are method references and lambdas without state.
enum ElementaryFunction {
    EXP(FloatMath::exp, StrictMath::exp, 1.00, true),
    EXPM1(FloatMath::expm1, StrictMath::expm1, 1.46, false),
    LOG(FloatMath::log, StrictMath::log, 0.85, false),
    LOG1P(FloatMath::log1p, StrictMath::log1p, 1.43, false),
    TANH(FloatMath::tanh, StrictMath::tanh, 1.26, false),
    SIGMOID(FloatMath::sigmoid, DoubleReference::sigmoid, 1.48, true),
    SOFTPLUS(FloatMath::softplus, DoubleReference::softplus, 1.83, true),
    LOG_SIGMOID(FloatMath::logSigmoid, x -> -DoubleReference.softplus(-x), 1.83, true),
    LOG_COSH(FloatMath::logCosh, DoubleReference::logCosh, 1.07, false),
    ERF(FloatMath::erf, DoubleReference::erf, 1.07, false),
    ERFC(FloatMath::erfc, DoubleReference::erfc, 1.78, true);

    /** A function from float to float. */
    interface FloatUnaryOperator {
        float applyAsFloat(float x);
    }

    private final FloatUnaryOperator function;
    private final DoubleUnaryOperator reference;
    private final double largestError;
    private final boolean flushesToZero;

    ElementaryFunction(
            FloatUnaryOperator function, DoubleUnaryOperator reference, double largestError, boolean flushesToZero) {
        this.function = function;
        this.reference = reference;
        this.largestError = largestError;
        this.flushesToZero = flushesToZero;
    }

    float apply(float x) {
        return function.applyAsFloat(x);
    }

    double exact(float x) {
        return reference.applyAsDouble(x);
    }

    /** The documented bound, in ulp. */
    double largestError() {
        return largestError;
    }

    /**
     * The error at x in ulp of the exact result's binade. It is infinite where the special cases are not as
     * documented: NaN, overflow, and results that are flushed to 0 below the smallest normal float. Other subnormal
     * results count in units of the smallest float.
     */
    double error(float x) {
        float actual = apply(x);
        double exact = exact(x);
        double magnitude = Math.abs(exact);
        if (Double.isNaN(exact)) {
            return Float.isNaN(actual) ? 0 : Double.POSITIVE_INFINITY;
        }
        if (magnitude >= 0x1.ffffffp127) {
            return actual == Math.signum(exact) * Float.POSITIVE_INFINITY ? 0 : Double.POSITIVE_INFINITY;
        }
        if (flushesToZero && magnitude < Float.MIN_NORMAL) {
            return actual == 0 ? 0 : Double.POSITIVE_INFINITY;
        }
        double ulpsInOne = Math.scalb(1.0, 23 - Math.max(Math.getExponent(exact), Float.MIN_EXPONENT));
        double error = Math.abs(actual - exact) * ulpsInOne;
        return Double.isNaN(error) ? Double.POSITIVE_INFINITY : error;
    }
}
