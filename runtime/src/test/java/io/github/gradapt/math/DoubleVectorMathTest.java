package io.github.gradapt.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DoubleVectorMathTest {

    /** The functions of DoubleVectorMath, each with the one of DoubleMath that has its name. */
    @SuppressWarnings("ImmutableEnumChecker") // The functions are method references without state.
    enum DoubleRangeFunction {
        EXP(DoubleVectorMath::exp, DoubleMath::exp),
        EXPM1(DoubleVectorMath::expm1, DoubleMath::expm1),
        LOG(DoubleVectorMath::log, DoubleMath::log),
        LOG1P(DoubleVectorMath::log1p, DoubleMath::log1p),
        TANH(DoubleVectorMath::tanh, DoubleMath::tanh),
        SIGMOID(DoubleVectorMath::sigmoid, DoubleMath::sigmoid),
        SOFTPLUS(DoubleVectorMath::softplus, DoubleMath::softplus),
        LOG_SIGMOID(DoubleVectorMath::logSigmoid, DoubleMath::logSigmoid),
        LOG_COSH(DoubleVectorMath::logCosh, DoubleMath::logCosh),
        ERF(DoubleVectorMath::erf, DoubleMath::erf),
        ERFC(DoubleVectorMath::erfc, DoubleMath::erfc);

        /** y[yAt + i] = f(x[xAt + i]) for i &lt; count. */
        interface RangeFunction {
            void apply(double[] x, int xAt, double[] y, int yAt, int count);
        }

        private final RangeFunction function;
        private final DoubleUnaryOperator scalar;

        DoubleRangeFunction(RangeFunction function, DoubleUnaryOperator scalar) {
            this.function = function;
            this.scalar = scalar;
        }
    }

    @ParameterizedTest
    @EnumSource
    void givesTheBitsOfTheScalarFunctionInTheRangeAlone(DoubleRangeFunction function) {
        double[] x = new Random(5).doubles(64, -4, 4).toArray();
        double[] y = new double[64];
        function.function.apply(x, 3, y, 5, 24);
        double[] inPlace = x.clone();
        function.function.apply(inPlace, 3, inPlace, 3, 24);
        for (int i = 0; i < 64; i++) {
            assertSame(y[i], i >= 5 && i < 29 ? function.scalar.applyAsDouble(x[i - 2]) : 0);
            assertSame(inPlace[i], i >= 3 && i < 27 ? function.scalar.applyAsDouble(x[i]) : x[i]);
        }
    }

    /** Equal bits, so that -0 is not +0; any NaN equals any other. */
    private static void assertSame(double actual, double expected) {
        assertThat(Double.doubleToLongBits(actual))
                .as("%s, expected %s", actual, expected)
                .isEqualTo(Double.doubleToLongBits(expected));
    }
}
