package io.github.gradapt.processor.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JointFormsTest {
    private static final String BINARY_CROSS_ENTROPY = "-(y * log(a) + (1 - y) * log(1 - a))";

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "sigmoid(z);         -(y * log(a) + (1 - y) * log(1 - a)); a - y",
                "sigmoid(2 * z);     -(y * log(a) + (1 - y) * log(1 - a)); 2 * (a - y)",
                "1 / (1 + exp(-z));  -(y * log(a) + (1 - y) * log(1 - a)); a - y",
                "tanh(z);            -((1 + y) / 2 * log((1 + a) / 2) + (1 - y) / 2 * log((1 - a) / 2)); a - y",
                "z;                  y * softplus(-a) + (1 - y) * softplus(a); sigmoid(a) - y",
                "z;                  softplus(a) - y * a; sigmoid(a) - y",
                "sigmoid(z);         (a - y)^2 / 2; a * (1 - a) * (a - y)",
                "sigmoid(z);         -y * log(a); -y * (1 - a)",
                "tanh(z);            (a - y)^2 / 2; (a - y) * (1 - a^2)",
                "tanh(z);            max(1 - y * a, 0); a * y < 1 ? -y * (1 - a^2) : 0",
                "max(z, 0);          (a - y)^2 / 2; a > 0 ? a - y : 0",
                "exp(z);             a - y * log(a); a - y",
                "log_sigmoid(z);     -y * a; y * expm1(a)",
            })
    void deltaOfAnActivationAndACost(String phi, String cost, String delta) {
        assertThat(joint(phi, cost, "z")).isEqualTo(delta);
    }

    /** With l the log-probability of a softmax, a = e^l. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "-y * log(a);             -y",
                "y * log(y) - y * log(a); -y",
                "y * (log(y) - log(a));   -y",
                "(a - y)^2 / 2;           a * (a - y)",
                "-(1 - a)^2 * y * log(a); -y * expm1(l) * (2 * a * l + expm1(l))",
            })
    void derivativeByTheLogProbability(String cost, String derivative) {
        assertThat(joint("exp(l)", cost, "l")).isEqualTo(derivative);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "sigmoid(z); -(y * log(a) + (1 - y) * log(1 - a)); y * softplus(-z) + (1 - y) * softplus(z)",
                "exp(l);     -y * log(a);                          -l * y",
                "exp(l);     y * log(y) - y * log(a);              (y == 0 ? 0 : y * log(y)) - l * y",
                "exp(l);     y * (log(y) - log(a));                y == 0 ? 0 : y * (log(y) - l)",
                "exp(z);     a - y * log(a);                       exp(z) - y * z",
            })
    void valueOfAnActivationAndACost(String phi, String cost, String value) {
        assertThat(Notation.of(Simplifier.simplify(composed(phi, cost)))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "800, 1, 0, 0",
        "800, 0, 800, 1",
        "-800, 0, 0, 0",
        "-800, 1, 800, -1",
        "0, 1, 0.6931471805599453, -0.5",
        "40, 1, 4.248354255291589e-18, 0",
        "1e-7, 0, 0.6931472305599466, 0.500000025"
    })
    void binaryCrossEntropyAfterSigmoidIsFinite(double z, double y, double value, double delta) {
        Formula joint = composed("sigmoid(z)", BINARY_CROSS_ENTROPY);
        Map<String, Double> point = Map.of("z", z, "y", y);
        assertThat(Evaluator.evaluate(Simplifier.simplify(joint), point)).isCloseTo(value, within(1e-15 * value));
        Formula derivative = Simplifier.simplify(Derivative.of(joint, "z"));
        assertThat(Evaluator.evaluate(derivative, point)).isCloseTo(delta, within(1e-15));
    }

    @Test
    void keepsTheStableComplementWhereNothingCancels() {
        assertThat(Texts.simplified("sigmoid(z) * sigmoid(-z)")).isEqualTo("sigmoid(-z) * sigmoid(z)");
        assertThat(Texts.simplified("1 - sigmoid(z)")).isEqualTo("sigmoid(-z)");
    }

    private static Formula composed(String phi, String cost) {
        Formula activation = Texts.formula(phi);
        return Logarithms.guarded(Substitution.substitute(Texts.formula(cost), Map.of("a", activation)));
    }

    private static String joint(String phi, String cost, String variable) {
        Formula delta = Simplifier.simplify(Derivative.of(composed(phi, cost), variable));
        return Notation.of(Simplifier.inTermsOf(delta, Texts.formula(phi), "a"));
    }
}
