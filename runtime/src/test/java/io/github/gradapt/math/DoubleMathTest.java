package io.github.gradapt.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gradapt.Allocations;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DoubleMathTest {

    /** The functions of DoubleMath, each with the one of FloatMath that has its name. */
    @SuppressWarnings("ImmutableEnumChecker") // The operators are method references without state.
    enum DoubleFunction {
        EXP(DoubleMath::exp, ElementaryFunction.EXP),
        EXPM1(DoubleMath::expm1, ElementaryFunction.EXPM1),
        LOG(DoubleMath::log, ElementaryFunction.LOG),
        LOG1P(DoubleMath::log1p, ElementaryFunction.LOG1P),
        TANH(DoubleMath::tanh, ElementaryFunction.TANH),
        SIGMOID(DoubleMath::sigmoid, ElementaryFunction.SIGMOID),
        SOFTPLUS(DoubleMath::softplus, ElementaryFunction.SOFTPLUS),
        LOG_SIGMOID(DoubleMath::logSigmoid, ElementaryFunction.LOG_SIGMOID),
        LOG_COSH(DoubleMath::logCosh, ElementaryFunction.LOG_COSH),
        ERF(DoubleMath::erf, ElementaryFunction.ERF),
        ERFC(DoubleMath::erfc, ElementaryFunction.ERFC);

        private final DoubleUnaryOperator function;
        private final ElementaryFunction inFloat;

        DoubleFunction(DoubleUnaryOperator function, ElementaryFunction inFloat) {
            this.function = function;
            this.inFloat = inFloat;
        }

        double apply(double x) {
            return function.applyAsDouble(x);
        }
    }

    /** Computed in 60-digit arithmetic, for the double nearest to the decimal x. */
    @ParameterizedTest
    @CsvSource({
        "EXP, -700.25, 7.6787238131108722116e-305",
        "EXP, -2.5, 0.08208499862389879517",
        "EXP, 1e-09, 1.0000000010000000005",
        "EXP, 0.3, 1.349858807576003089",
        "EXP, 1, 2.7182818284590452354",
        "EXP, 20.5, 7.999021774755054067e+8",
        "EXP, 700.25, 1.3022997366991783935e+304",
        "EXPM1, -40, -0.99999999999999999575",
        "EXPM1, -2.5, -0.91791500137610120483",
        "EXPM1, -1e-09, -9.9999999950000006245e-10",
        "EXPM1, 1e-12, 1.0000000000004999799e-12",
        "EXPM1, 0.3, 0.349858807576003089",
        "EXPM1, 1, 1.7182818284590452354",
        "EXPM1, 20.5, 7.999021764755054067e+8",
        "EXPM1, 700.25, 1.3022997366991783935e+304",
        "LOG, 1e-300, -690.77552789821370518",
        "LOG, 0.3, -1.2039728043259360296",
        "LOG, 0.999, -1.0005003335835343892e-3",
        "LOG, 1.001, 9.9950033308342314271e-4",
        "LOG, 20.5, 3.0204248861443624944",
        "LOG, 1e+300, 690.77552789821370526",
        "LOG1P, -0.999, -6.9077552789821361639",
        "LOG1P, -1e-09, -1.0000000005000000626e-9",
        "LOG1P, 1e-12, 9.9999999999949997989e-13",
        "LOG1P, 0.3, 0.2623642644674910435",
        "LOG1P, 20.5, 3.0680529351336171141",
        "LOG1P, 1e+300, 690.77552789821370526",
        "TANH, -19, -0.99999999999999993722",
        "TANH, -1.5, -0.90514825364486643824",
        "TANH, -1e-09, -1.0000000000000000619e-9",
        "TANH, 1e-12, 9.9999999999999997989e-13",
        "TANH, 0.3, 0.29131261245159089566",
        "TANH, 1, 0.76159415595576488812",
        "TANH, 2.75, 0.99185972456820774535",
        "SIGMOID, -700, 9.8596765437597708567e-305",
        "SIGMOID, -26, 5.1090890280372219292e-12",
        "SIGMOID, -5.5, 4.0701377158961273252e-3",
        "SIGMOID, -1.5, 0.18242552380635634039",
        "SIGMOID, -0.3, 0.42555748318834101556",
        "SIGMOID, -1e-07, 0.499999975",
        "SIGMOID, 0.25, 0.56217650088579810403",
        "SIGMOID, 1.3, 0.78583498304255862008",
        "SIGMOID, 9, 0.99987660542401376827",
        "SIGMOID, 26.2, 0.99999999999581703169",
        "SOFTPLUS, -700, 9.8596765437597708567e-305",
        "SOFTPLUS, -26, 5.1090890280502733245e-12",
        "SOFTPLUS, -5.5, 4.0784432705707208915e-3",
        "SOFTPLUS, -1.5, 0.2014132779827524095",
        "SOFTPLUS, -0.3, 0.55435524446852712354",
        "SOFTPLUS, -1e-07, 0.69314713055994655942",
        "SOFTPLUS, 0.25, 0.82593941987884356221",
        "SOFTPLUS, 1.3, 1.5410084538329922402",
        "SOFTPLUS, 9, 9.0001234021897232588",
        "SOFTPLUS, 26.2, 26.200000000004182258",
        "LOG_SIGMOID, -700, -700.0",
        "LOG_SIGMOID, -26, -26.000000000005109089",
        "LOG_SIGMOID, -5.5, -5.5040784432705707209",
        "LOG_SIGMOID, -1.5, -1.7014132779827524095",
        "LOG_SIGMOID, -0.3, -0.85435524446852711244",
        "LOG_SIGMOID, -1e-07, -0.69314723055994655942",
        "LOG_SIGMOID, 0.25, -0.57593941987884356221",
        "LOG_SIGMOID, 1.3, -0.24100845383299219576",
        "LOG_SIGMOID, 9, -1.2340218972325881635e-4",
        "LOG_SIGMOID, 26.2, -4.1829683074799945984e-12",
        "LOG_SIGMOID, 700, -9.8596765437597708567e-305",
        "LOG_COSH, -700, 699.30685281944005469",
        "LOG_COSH, -5.5, 4.8068695210013730845",
        "LOG_COSH, -2, 1.3250027473578644309",
        "LOG_COSH, -1.99, 1.3153660269070946298",
        "LOG_COSH, -0.3, 0.0443407699259403138",
        "LOG_COSH, -1e-07, 4.9999999999999912141e-15",
        "LOG_COSH, 1e-150, 5.000000000000000063e-301",
        "LOG_COSH, 0.25, 0.030929803620161371456",
        "LOG_COSH, 1.3, 0.67849751140772454326",
        "LOG_COSH, 1.999, 1.3240387551259147922",
        "LOG_COSH, 2.001, 1.3259668102406599773",
        "LOG_COSH, 26.2, 25.50685281944005398",
        "ERF, -6, -0.99999999999999997848",
        "ERF, -1.5, -0.96610514647531072707",
        "ERF, -1, -0.84270079294971486934",
        "ERF, -0.999, -0.84228527020649694164",
        "ERF, -0.3, -0.32862675945912741619",
        "ERF, -1e-07, -1.1283791670955087616e-7",
        "ERF, 1e-300, 1.1283791670955126022e-300",
        "ERF, 0.25, 0.27632639016823693299",
        "ERF, 0.7, 0.67780119383741844228",
        "ERF, 0.999999, 0.84270037784180232917",
        "ERF, 1, 0.84270079294971486934",
        "ERF, 1.000001, 0.84270120805679714843",
        "ERF, 1.99, 0.99511141319961699705",
        "ERF, 2.75, 0.99989937807788036316",
        "ERF, 4.1, 0.99999999329997234592",
        "ERFC, -6, 1.9999999999999999785",
        "ERFC, -1.5, 1.9661051464753107271",
        "ERFC, -1, 1.8427007929497148693",
        "ERFC, -0.999, 1.8422852702064969416",
        "ERFC, -0.3, 1.3286267594591274162",
        "ERFC, -1e-07, 1.0000001128379167096",
        "ERFC, 1e-300, 1.0",
        "ERFC, 0.25, 0.72367360983176306701",
        "ERFC, 0.5, 0.47950012218695346232",
        "ERFC, 0.7, 0.32219880616258155772",
        "ERFC, 0.9, 0.20309178757716786034",
        "ERFC, 0.999999, 0.15729962215819767083",
        "ERFC, 1, 0.15729920705028513066",
        "ERFC, 1.000001, 0.15729879194320285157",
        "ERFC, 1.5, 0.033894853524689272933",
        "ERFC, 1.99, 4.8885868003830029527e-3",
        "ERFC, 2.75, 1.006219221196368369e-4",
        "ERFC, 4.1, 6.7000276540849184417e-9",
        "ERFC, 9, 4.1370317465138102381e-37",
        "ERFC, 20, 5.3958656116079009289e-176",
        "ERFC, 26.5, 2.2109076642637342759e-307",
    })
    void isExactToFifteenDigits(DoubleFunction function, double x, double expected) {
        assertThat(function.apply(x)).isCloseTo(expected, within(1e-15 * Math.abs(expected)));
    }

    @ParameterizedTest
    @CsvSource({
        "EXP, 0, 1, Infinity",
        "EXPM1, -1, 0, Infinity",
        "LOG, NaN, -Infinity, Infinity",
        "LOG1P, NaN, 0, Infinity",
        "TANH, -1, 0, 1",
        "SIGMOID, 0, 0.5, 1",
        "SOFTPLUS, 0, 0.6931471805599453, Infinity",
        "LOG_SIGMOID, -Infinity, -0.6931471805599453, -0.0",
        "LOG_COSH, Infinity, 0, Infinity",
        "ERF, -1, 0, 1",
        "ERFC, 2, 1, 0",
    })
    void limitsAreExact(DoubleFunction function, double atMinusInfinity, double atZero, double atInfinity) {
        assertSame(function.apply(Double.NEGATIVE_INFINITY), atMinusInfinity);
        assertSame(function.apply(0), atZero);
        assertSame(function.apply(Double.POSITIVE_INFINITY), atInfinity);
    }

    @ParameterizedTest
    @CsvSource({
        "SIGMOID, 800, 1",
        "SIGMOID, -800, 0",
        "SOFTPLUS, 800, 800",
        "SOFTPLUS, -800, 0",
        "SOFTPLUS, 1e300, 1e300",
        "LOG_SIGMOID, -800, -800",
        "LOG_SIGMOID, 800, -0.0",
        "LOG_COSH, -800, 799.3068528194401",
        "LOG_COSH, 1.7976931348623157e308, 1.7976931348623157e308",
        "ERF, 27.9, 1",
        "ERF, -40, -1",
        "ERFC, 27.9, 0",
        "ERFC, 40, 0",
        "ERFC, -40, 2",
    })
    void isRightFarOut(DoubleFunction function, double x, double expected) {
        assertSame(function.apply(x), expected);
    }

    /** They differ by the documented error of the float function; results below the normal floats may be flushed. */
    @ParameterizedTest
    @EnumSource
    void agreesWithTheFunctionInFloat(DoubleFunction function) {
        Random random = new Random(6);
        for (int i = 0; i < 20_000; i++) {
            float x = (random.nextFloat() - 0.5f) * 40;
            double exact = function.apply(x);
            float actual = function.inFloat.apply(x);
            if (Double.isNaN(exact)) {
                assertThat(actual).isNaN();
            } else {
                double bound = (function.inFloat.largestError() + 0.001) * Math.ulp((float) exact);
                assertThat((double) actual)
                        .as("%s(%s)", function, x)
                        .isCloseTo(exact, within(Math.max(bound, Float.MIN_NORMAL)));
            }
        }
    }

    @Test
    void symmetriesHoldBitForBit() {
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            double x = i % 2 == 0 ? random.nextGaussian() * 3 : Double.longBitsToDouble(random.nextLong());
            assertSame(DoubleMath.tanh(-x), -DoubleMath.tanh(x));
            assertSame(DoubleMath.erf(-x), -DoubleMath.erf(x));
            assertSame(DoubleMath.logCosh(-x), DoubleMath.logCosh(x));
            assertSame(DoubleMath.logSigmoid(-x), -DoubleMath.softplus(x));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"EXPM1", "LOG1P", "TANH", "ERF"})
    void theSignOfZeroIsKept(DoubleFunction function) {
        assertSame(function.apply(0.0), 0.0);
        assertSame(function.apply(-0.0), -0.0);
    }

    @ParameterizedTest
    @EnumSource
    void nanGivesNan(DoubleFunction function) {
        assertThat(function.apply(Double.NaN)).isNaN();
    }

    /** Where one formula takes over from another. */
    @ParameterizedTest
    @CsvSource({"ERF, 1", "ERF, -1", "ERFC, 1", "ERFC, -1", "LOG_COSH, 2", "LOG_COSH, -2", "SOFTPLUS, 0", "SIGMOID, 0"})
    void neighborsOfASeamAreClose(DoubleFunction function, double seam) {
        double at = function.apply(seam);
        assertThat(function.apply(Math.nextDown(seam))).isCloseTo(at, within(4 * Math.ulp(at)));
        assertThat(function.apply(Math.nextUp(seam))).isCloseTo(at, within(4 * Math.ulp(at)));
    }

    /** The bits depend on nothing but the argument: recorded once, on any virtual machine. */
    @ParameterizedTest
    @CsvSource({
        "EXP, 5b99234",
        "EXPM1, 216be3b8",
        "LOG, e3cd5cba",
        "LOG1P, 87b97909",
        "TANH, a3b599ed",
        "SIGMOID, 84f4f9da",
        "SOFTPLUS, a7d0880c",
        "LOG_SIGMOID, 623f1c5b",
        "LOG_COSH, 484a0880",
        "ERF, c3329356",
        "ERFC, 600a110f",
    })
    void theChecksumOfManyResultsIsThatRecorded(DoubleFunction function, String expected) {
        Random random = new Random(4);
        int checksum = 0;
        for (int i = 0; i < 20_000; i++) {
            double any = Double.longBitsToDouble(random.nextLong());
            checksum = 31 * checksum + Double.hashCode(function.apply(any));
            double moderate = (random.nextDouble() - 0.5) * 40;
            checksum = 31 * checksum + Double.hashCode(function.apply(moderate));
        }
        assertThat(Integer.toHexString(checksum)).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource
    void allocatesNothing(DoubleFunction function) {
        double[] sum = new double[1];
        assertThat(Allocations.of(() -> {
                    for (double x = -30; x < 30; x += 0.125) {
                        sum[0] += function.apply(x);
                    }
                }))
                .isZero();
    }

    /** Equal bits, so that -0 is not +0; any NaN equals any other. */
    private static void assertSame(double actual, double expected) {
        assertThat(Double.doubleToLongBits(actual))
                .as("%s, expected %s", actual, expected)
                .isEqualTo(Double.doubleToLongBits(expected));
    }
}
