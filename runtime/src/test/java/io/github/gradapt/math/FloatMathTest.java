package io.github.gradapt.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FloatMathTest {
    private static final float INFINITY = Float.POSITIVE_INFINITY;

    @ParameterizedTest
    @EnumSource
    void theErrorIsWithinTheDocumentedBoundOnEveryExponent(ElementaryFunction function) {
        Random random = new Random(1);
        for (int exponent = 0; exponent < 255; exponent++) {
            for (int i = 0; i < 200; i++) {
                float x = Float.intBitsToFloat((exponent << 23) | random.nextInt(1 << 23));
                assertAccurate(function, x);
                assertAccurate(function, -x);
            }
            assertAccurate(function, Float.intBitsToFloat(exponent << 23));
            assertAccurate(function, Float.intBitsToFloat((exponent << 23) | 0x7fffff));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theErrorIsWithinTheDocumentedBoundWhereNetworksWork(ElementaryFunction function) {
        Random random = new Random(2);
        for (int i = 0; i < 100_000; i++) {
            assertAccurate(function, (random.nextFloat() - 0.5f) * 40);
        }
    }

    /** Where one formula takes over from another, or a result is flushed or overflows. */
    @ParameterizedTest
    @CsvSource({
        "EXP, -0x1.5d589ep6",
        "EXP, 0x1.62e42ep6",
        "EXP, 0x1.62e43p-2",
        "EXPM1, 0x1.62e43p-2",
        "EXPM1, -0x1.62e43p-2",
        "EXPM1, 0x1p-26",
        "EXPM1, -20",
        "EXPM1, 0x1.62e42ep6",
        "LOG, 0x1p-126",
        "LOG, 0x1.6a09e6p-1",
        "LOG, 0x1.6a09e6p0",
        "LOG, 1",
        "LOG1P, 0x1p-26",
        "LOG1P, 0x1.a8279ap-2",
        "LOG1P, -0x1.2bec34p-2",
        "LOG1P, 0x1p24",
        "TANH, 0.6",
        "TANH, -0.6",
        "TANH, 10",
        "SIGMOID, -0x1.5d589ep6",
        "SIGMOID, 0",
        "SOFTPLUS, -0x1.5d589ep6",
        "SOFTPLUS, 0",
        "SOFTPLUS, 0x1.5d589ep6",
        "LOG_SIGMOID, 0x1.5d589ep6",
        "LOG_COSH, 0.9",
        "LOG_COSH, -0.9",
        "LOG_COSH, 0x1.5d589ep5",
        "ERF, 1",
        "ERF, -1",
        "ERF, 3.92",
        "ERFC, 0.5",
        "ERFC, 0.75",
        "ERFC, 2.5",
        "ERFC, 9.194548",
        "ERFC, -0.75",
        "ERFC, -4",
    })
    void neighborsOfASeamAreAccurateAndInOrder(ElementaryFunction function, float seam) {
        float x = seam;
        for (int i = 0; i < 1000; i++) {
            x = Math.nextDown(x);
        }
        float before = function.apply(x);
        for (int i = 0; i < 2000; i++) {
            x = Math.nextUp(x);
            assertAccurate(function, x);
            float y = function.apply(x);
            boolean rising = function.exact(Math.nextUp(x)) >= function.exact(x);
            float smaller = rising ? before : y;
            float larger = rising ? y : before;
            // Neighbors may be out of order by a rounding, never by a step between formulas.
            assertThat(smaller).as("%s at %s", function, x).isLessThanOrEqualTo(larger + Math.ulp(larger));
            before = y;
        }
    }

    private static void assertAccurate(ElementaryFunction function, float x) {
        double error = function.error(x);
        if (!(error <= function.largestError())) {
            assertThat(error)
                    .as("%s(%s) = %s, exactly %s", function, x, function.apply(x), function.exact(x))
                    .isLessThanOrEqualTo(function.largestError());
        }
    }

    @ParameterizedTest
    @EnumSource
    void nanGivesNan(ElementaryFunction function) {
        assertThat(function.apply(Float.NaN)).isNaN();
        assertThat(function.apply(Float.intBitsToFloat(0x7f800001))).isNaN();
        assertThat(function.apply(Float.intBitsToFloat(0xffffffff))).isNaN();
    }

    @ParameterizedTest
    @CsvSource({
        "EXP, 0, 1, Infinity",
        "EXPM1, -1, 0, Infinity",
        "LOG, NaN, -Infinity, Infinity",
        "LOG1P, NaN, 0, Infinity",
        "TANH, -1, 0, 1",
        "SIGMOID, 0, 0.5, 1",
        "SOFTPLUS, 0, 0.6931472, Infinity",
        "LOG_SIGMOID, -Infinity, -0.6931472, -0.0",
        "LOG_COSH, Infinity, 0, Infinity",
        "ERF, -1, 0, 1",
        "ERFC, 2, 1, 0",
    })
    void limitsAreExact(ElementaryFunction function, float atMinusInfinity, float atZero, float atInfinity) {
        assertSame(function.apply(-INFINITY), atMinusInfinity);
        assertSame(function.apply(0), atZero);
        assertSame(function.apply(INFINITY), atInfinity);
    }

    @ParameterizedTest
    @EnumSource(names = {"EXPM1", "LOG1P", "TANH", "ERF"})
    void theSignOfZeroIsKept(ElementaryFunction function) {
        assertSame(function.apply(0f), 0f);
        assertSame(function.apply(-0f), -0f);
    }

    @ParameterizedTest
    @EnumSource(names = {"EXPM1", "LOG1P", "TANH"})
    void subnormalArgumentsStayAsTheyAre(ElementaryFunction function) {
        for (float x : new float[] {Float.MIN_VALUE, 3 * Float.MIN_VALUE, Math.nextDown(Float.MIN_NORMAL)}) {
            assertSame(function.apply(x), x);
            assertSame(function.apply(-x), -x);
        }
    }

    @Test
    void symmetriesHoldBitForBit() {
        Random random = new Random(3);
        for (int i = 0; i < 100_000; i++) {
            float x = Float.intBitsToFloat(random.nextInt(0x7f800000));
            assertSame(FloatMath.tanh(-x), -FloatMath.tanh(x));
            assertSame(FloatMath.erf(-x), -FloatMath.erf(x));
            assertSame(FloatMath.logCosh(-x), FloatMath.logCosh(x));
            assertSame(FloatMath.logSigmoid(-x), -FloatMath.softplus(x));
        }
    }

    @Test
    void logarithmsOfNegativeNumbersAreNan() {
        assertThat(FloatMath.log(-Float.MIN_VALUE)).isNaN();
        assertThat(FloatMath.log(-1)).isNaN();
        assertSame(FloatMath.log(-0f), -INFINITY);
        assertSame(FloatMath.log1p(-1), -INFINITY);
        assertThat(FloatMath.log1p(Math.nextDown(-1f))).isNaN();
    }

    @Test
    void resultsBelowTheSmallestNormalFloatAreFlushed() {
        assertThat(FloatMath.exp(-87.33654f)).isGreaterThanOrEqualTo(Float.MIN_NORMAL);
        assertSame(FloatMath.exp(Math.nextDown(-87.33654f)), 0f);
        assertSame(FloatMath.sigmoid(Math.nextDown(-87.33654f)), 0f);
        assertSame(FloatMath.softplus(Math.nextDown(-87.33654f)), 0f);
        assertSame(FloatMath.logSigmoid(Math.nextUp(87.33654f)), -0f);
        assertThat(FloatMath.erfc(9.194549f)).isGreaterThanOrEqualTo(Float.MIN_NORMAL);
        assertSame(FloatMath.erfc(Math.nextUp(9.194549f)), 0f);
    }

    @Test
    void hugeArgumentsGiveFiniteLogarithms() {
        assertSame(FloatMath.softplus(1e30f), 1e30f);
        assertSame(FloatMath.softplus(-1e30f), 0f);
        assertSame(FloatMath.logSigmoid(-1e30f), -1e30f);
        assertSame(FloatMath.logCosh(-1e30f), 1e30f);
        assertSame(FloatMath.logCosh(Float.MAX_VALUE), Float.MAX_VALUE);
    }

    /** Equal bits, so that -0 is not +0; any NaN equals any other. */
    private static void assertSame(float actual, float expected) {
        assertThat(Float.floatToIntBits(actual))
                .as("%s, expected %s", actual, expected)
                .isEqualTo(Float.floatToIntBits(expected));
    }
}
