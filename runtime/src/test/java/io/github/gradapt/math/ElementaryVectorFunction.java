package io.github.gradapt.math;

/** The functions of {@link FloatVectorMath}, each with the one of {@link FloatMath} that has its name. */
@SuppressWarnings("ImmutableEnumChecker") // The functions are method references without state.
enum ElementaryVectorFunction {
    EXP(FloatVectorMath::exp),
    EXPM1(FloatVectorMath::expm1),
    LOG(FloatVectorMath::log),
    LOG1P(FloatVectorMath::log1p),
    TANH(FloatVectorMath::tanh),
    SIGMOID(FloatVectorMath::sigmoid),
    SOFTPLUS(FloatVectorMath::softplus),
    LOG_SIGMOID(FloatVectorMath::logSigmoid),
    LOG_COSH(FloatVectorMath::logCosh),
    ERF(FloatVectorMath::erf),
    ERFC(FloatVectorMath::erfc);

    /** y[yAt + i] = f(x[xAt + i]) for i &lt; count. */
    interface RangeFunction {
        void apply(float[] x, int xAt, float[] y, int yAt, int count);
    }

    private final RangeFunction function;

    ElementaryVectorFunction(RangeFunction function) {
        this.function = function;
    }

    ElementaryFunction scalar() {
        return ElementaryFunction.valueOf(name());
    }

    void apply(float[] x, int xAt, float[] y, int yAt, int count) {
        function.apply(x, xAt, y, yAt, count);
    }
}
