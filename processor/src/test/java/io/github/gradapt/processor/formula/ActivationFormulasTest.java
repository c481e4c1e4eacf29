package io.github.gradapt.processor.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ActivationFormulasTest {

    @ParameterizedTest
    @EnumSource
    void hasAStableValue(Activations activation) {
        assertThat(Texts.simplified(activation.text)).isEqualTo(activation.value);
    }

    @ParameterizedTest
    @EnumSource
    void hasTheDerivative(Activations activation) {
        assertThat(Notation.of(Texts.derivative(activation.text, "z"))).isEqualTo(activation.derivative);
    }

    @ParameterizedTest
    @EnumSource
    void hasTheDerivativeInTermsOfItsValue(Activations activation) {
        Formula phi = Texts.formula(activation.text);
        Formula inTerms = Simplifier.inTermsOf(Texts.derivative(phi, "z"), phi, "a");
        assertThat(Notation.of(inTerms)).isEqualTo(activation.inTermsOfValue);
    }

    /** The condition stays one on z: values beyond the bound are rounded to its image, here or far away. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "z < 0 ? z * exp(z) : z          | z < 0 ? a + exp(z) : 1",
                "z >= 0 ? z : -softplus(z)       | z >= 0 ? 1 : expm1(a)",
                "z < 0 ? z * sigmoid(z) : z      | z < 0 ? sigmoid(z) + a * (1 - sigmoid(z)) : 1",
                "z < 0 ? 100 + 0.001 * z : z + 100 | z < 0 ? 0.001 : 1",
            })
    void aConditionIsNotOneOnAValueThatIsRoundedToItsBound(String text, String expected) {
        Formula phi = Texts.formula(text);

        assertThat(Notation.of(Simplifier.inTermsOf(Texts.derivative(phi, "z"), phi, "a")))
                .isEqualTo(expected);
    }

    /** Though the square of the divisor is infinite: these come to be products with a sigmoid or e^-u. */
    @ParameterizedTest
    @CsvSource({"z / (1 + exp(-z)), -600", "z / exp(z^2), 20", "z / exp(z), 600", "z / (2 + expm1(z)), 600"})
    void aQuotientWhoseDivisorGrowsHasADerivativeThatVanishes(String text, double z) {
        Formula derivative = Texts.derivative(text, "z");

        assertThat(Evaluator.evaluate(derivative, Map.of("z", z))).isCloseTo(0, within(1e-100));
    }

    /** a - 1 and a - 100 are not what they are without rounding. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"0.001 * exp(z) + 1 | 0.001 * exp(z)", "100 + exp(z) | exp(z)", "1 + exp(z) | a - 1"})
    void aFunctionIsNotTakenFromASumThatItIsASmallPartOf(String text, String expected) {
        Formula phi = Texts.formula(text);

        assertThat(Notation.of(Simplifier.inTermsOf(Texts.derivative(phi, "z"), phi, "a")))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource
    void derivativeIsTheSlope(Activations activation) {
        Formula phi = Simplifier.simplify(Texts.formula(activation.text));
        Formula derivative = Texts.derivative(activation.text, "z");
        Formula inTerms = Simplifier.inTermsOf(derivative, phi, "a");
        Random random = new Random(42);
        double h = 0x1p-14;
        for (int i = 0; i < 200; i++) {
            double z = 4 * random.nextGaussian();
            if (Math.abs(Math.abs(z) - 3) < 0.01 || Math.abs(Math.abs(z) - 1) < 0.01 || Math.abs(z) < 0.01) {
                continue;
            }
            double slope =
                    (8 * (at(phi, z + h) - at(phi, z - h)) - (at(phi, z + 2 * h) - at(phi, z - 2 * h))) / (12 * h);
            double value = at(derivative, z);
            assertThat(value).as("at z = %s", z).isCloseTo(slope, within(1e-10 + 1e-10 * Math.abs(slope)));
            double reused = Evaluator.evaluate(inTerms, Map.of("z", z, "a", at(phi, z)));
            assertThat(reused).as("at z = %s", z).isCloseTo(value, within(1e-13 + 1e-12 * Math.abs(value)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "RELU, 0, 0", "LEAKY_RELU, 0, 0.1", "ELU, 0, 1.5", "SELU, 0, 1.7580993408473768", "CELU, 0, 1",
        "SOFTSIGN, 0, 1", "RELU6, 0, 0", "RELU6, 6, 0", "HARDTANH, -1, 0", "HARDTANH, 1, 0",
        "HARDSIGMOID, -3, 0", "HARDSIGMOID, 3, 0", "HARDSWISH, -3, -0.5", "HARDSWISH, 3, 1.5",
    })
    void followsTheConventionAtKinks(Activations activation, double z, double expected) {
        Formula phi = Texts.formula(activation.text);
        Formula derivative = Texts.derivative(phi, "z");
        Formula inTerms = Simplifier.inTermsOf(derivative, phi, "a");
        assertThat(at(derivative, z)).isEqualTo(expected);
        assertThat(Evaluator.evaluate(inTerms, Map.of("z", z, "a", at(phi, z)))).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "EXPONENTIAL")
    void isFiniteFarOut(Activations activation) {
        Formula phi = Simplifier.simplify(Texts.formula(activation.text));
        Formula derivative = Texts.derivative(activation.text, "z");
        for (double z : new double[] {-800, -100, -1e-7, 0, 1e-7, 100, 800}) {
            assertThat(at(phi, z)).as("value at z = %s", z).isFinite();
            assertThat(at(derivative, z)).as("derivative at z = %s", z).isBetween(-0.6, 2.0);
        }
    }

    @ParameterizedTest
    @CsvSource({
        // 40-digit arithmetic, rounded
        "GELU, -8, -4.9767684594174273e-15",
        "GELU, -12, -2.1317785344932148e-32",
        "GELU_TANH, -6, -8.4396467007622971e-11",
        "LOG_SIGMOID, 40, -4.248354255291589e-18",
        "ELU, -1e-7, -1.4999999250000024e-7",
    })
    void doesNotCancel(Activations activation, double z, double expected) {
        Formula phi = Simplifier.simplify(Texts.formula(activation.text));
        assertThat(at(phi, z)).isCloseTo(expected, within(1e-13 * Math.abs(expected)));
    }

    private static double at(Formula formula, double z) {
        return Evaluator.evaluate(formula, Map.of("z", z));
    }
}
