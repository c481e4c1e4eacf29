package io.github.gradapt.processor.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CostFormulasTest {

    /** The costs of the reference vectors, per output: formula, value, derivative. */
    enum Costs {
        SQUARED_ERROR("(a - y)^2 / 2", "(a - y)^2 / 2", "a - y"),
        MEAN_SQUARED_ERROR("(a - y)^2", "(a - y)^2", "2 * (a - y)"),
        MEAN_ABSOLUTE_ERROR("abs(a - y)", "abs(a - y)", "a > y ? 1 : a < y ? -1 : 0"),
        HUBER(
                "abs(a - y) <= 1.5 ? (a - y)^2 / 2 : 1.5 * (abs(a - y) - 1.5 / 2)",
                "abs(a - y) <= 1.5 ? (a - y)^2 / 2 : 1.5 * (abs(a - y) - 0.75)",
                "abs(a - y) <= 1.5 ? a - y : a > y ? 1.5 : a < y ? -1.5 : 0"),
        LOG_COSH("logcosh(a - y)", "logcosh(a - y)", "tanh(a - y)"),
        BINARY_CROSS_ENTROPY(
                "-(y * log(a) + (1 - y) * log(1 - a))",
                "(y == 1 ? 0 : (y - 1) * log1p(-a)) - (y == 0 ? 0 : y * log(a))",
                "(y == 1 ? 0 : (1 - y) / (1 - a)) - (y == 0 ? 0 : y / a)"),
        CROSS_ENTROPY("-y * log(a)", "y == 0 ? 0 : -y * log(a)", "y == 0 ? 0 : -y / a"),
        NEGATIVE_LOG_LIKELIHOOD("-y * a", "-a * y", "-y"),
        KL_DIVERGENCE("y * (log(y) - log(a))", "y == 0 ? 0 : y * (log(y) - log(a))", "y == 0 ? 0 : -y / a"),
        KL_DIVERGENCE_OF_LOGARITHMS("y * (log(y) - a)", "y == 0 ? 0 : y * (log(y) - a)", "-y"),
        HINGE("max(1 - y * a, 0)", "max(1 - a * y, 0)", "a * y < 1 ? -y : 0"),
        SQUARED_HINGE("max(1 - y * a, 0)^2", "max(1 - a * y, 0)^2", "a * y < 1 ? -2 * y * (1 - a * y) : 0"),
        POISSON("a - y * log(a + 1e-8)", "a - (y == 0 ? 0 : y * log(a + 1e-8))", "1 - (y == 0 ? 0 : y / (a + 1e-8))"),
        POISSON_OF_LOGARITHMS("exp(a) - y * a", "exp(a) - a * y", "exp(a) - y"),
        QUANTILE("max(0.3 * (y - a), (0.3 - 1) * (y - a))", "max(0.3 * (y - a), 0.7 * (a - y))", "a < y ? -0.3 : 0.7"),
        PINBALL(
                "y > a ? 0.3 * (y - a) : (1 - 0.3) * (a - y)",
                "a < y ? 0.3 * (y - a) : 0.7 * (a - y)",
                "a < y ? -0.3 : 0.7"),
        FOCAL(
                "-(1 - a)^2 * y * log(a)",
                "a == 1 || y == 0 ? 0 : -y * (1 - a)^2 * log(a)",
                "a == 1 || y == 0 ? 0 : y * (1 - a) * (2 * log(a) - (1 - a) / a)");

        final String text;
        final String value;
        final String derivative;

        Costs(String text, String value, String derivative) {
            this.text = text;
            this.value = value;
            this.derivative = derivative;
        }
    }

    @ParameterizedTest
    @EnumSource
    void hasAStableValue(Costs cost) {
        Formula guarded = Logarithms.guarded(Texts.formula(cost.text));
        assertThat(Notation.of(Simplifier.simplify(guarded))).isEqualTo(cost.value);
    }

    @ParameterizedTest
    @EnumSource
    void hasTheDerivative(Costs cost) {
        assertThat(Notation.of(Texts.derivative(cost.text, "a"))).isEqualTo(cost.derivative);
    }

    @ParameterizedTest
    @EnumSource
    void derivativeIsTheSlope(Costs cost) {
        Formula value = Texts.formula(cost.text);
        Formula derivative = Texts.derivative(cost.text, "a");
        Random random = new Random(7);
        double h = 0x1p-14;
        for (int i = 0; i < 200; i++) {
            double a = 0.05 + 0.9 * random.nextDouble();
            double y = 0.05 + 0.9 * random.nextDouble();
            if (Math.abs(a - y) < 0.01) {
                continue;
            }
            double near = at(value, a + h, y) - at(value, a - h, y);
            double far = at(value, a + 2 * h, y) - at(value, a - 2 * h, y);
            double slope = (8 * near - far) / (12 * h);
            assertThat(at(derivative, a, y))
                    .as("at a = %s, y = %s", a, y)
                    .isCloseTo(slope, within(1e-8 * (1 + Math.abs(slope))));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "MEAN_ABSOLUTE_ERROR, 0.5, 0.5, 0, 0", "HINGE, 1, 1, 0, 0", "HUBER, 2, 0.5, 1.125, 1.5",
        "CROSS_ENTROPY, 0, 0, 0, 0", "BINARY_CROSS_ENTROPY, 0, 0, 0, 1", "BINARY_CROSS_ENTROPY, 1, 1, 0, -1",
        "KL_DIVERGENCE, 0, 0, 0, 0", "KL_DIVERGENCE_OF_LOGARITHMS, -3, 0, 0, 0", "FOCAL, 0, 0, 0, 0",
        "POISSON, 0, 0, 0, 1",
    })
    void isDefinedAtItsCorners(Costs cost, double a, double y, double value, double derivative) {
        Formula guarded = Simplifier.simplify(Logarithms.guarded(Texts.formula(cost.text)));
        assertThat(at(guarded, a, y)).isEqualTo(value, within(0.0));
        assertThat(at(Texts.derivative(cost.text, "a"), a, y)).isEqualTo(derivative, within(0.0));
    }

    private static double at(Formula formula, double a, double y) {
        return Evaluator.evaluate(formula, Map.of("a", a, "y", y));
    }
}
