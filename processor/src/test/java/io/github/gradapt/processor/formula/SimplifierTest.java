package io.github.gradapt.processor.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimplifierTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1 + 2 * 3; 7",
                "3 * 0.044715; 0.134145",
                "z * 1 + 0; z",
                "--z; z",
                "z - z; 0",
                "2 * z + 3 * z; 5 * z",
                "-y * (1 - z) + (1 - y) * z; z - y",
                "z * (1 - z) / z; 1 - z",
                "(z + 1) * (z - 1) + 1; z^2",
                "(1 - z) * (1 + z); (1 - z) * (z + 1)",
                "(y - a) / (a - y); -1",
                "sqrt(z) * sqrt(z); z",
                "sqrt(z^2); abs(z)",
                "(sqrt(2) * z)^2; 2 * z^2",
                "z / sqrt(2); 0.7071067811865476 * z",
                "abs(y - a); abs(a - y)",
                "abs(-2 * z); 2 * abs(z)",
                "abs(z)^2; z^2",
                "tanh(-z); -tanh(z)",
                "log(sigmoid(z)); -softplus(-z)",
                "log(1 - sigmoid(z)); -softplus(z)",
                "log(2 * sigmoid(z)); 0.6931471805599453 - softplus(-z)",
                "log(1 + exp(z)); softplus(z)",
                "log(1 + exp(-z)); softplus(-z)",
                "log(exp(z)); z",
                "log(exp(z) * y); z + log(y)",
                "log(1 + z); log1p(z)",
                "log(1 - z); log1p(-z)",
                "log1p(exp(z)); softplus(z)",
                "log1p(expm1(z)); z",
                "exp(log(z)); z",
                "exp(log_sigmoid(z)); sigmoid(z)",
                "exp(-softplus(z)); sigmoid(-z)",
                "exp(z + log(y)); y * exp(z)",
                "exp(softplus(z)); 1 + exp(z)",
                "exp(softplus(z) - y); exp(softplus(z) - y)",
                "exp(z - log_sigmoid(z)); exp(z + softplus(-z))",
                "exp(log(y) - softplus(z)); y * sigmoid(-z)",
                "exp(softplus(z) - softplus(z - 1)); exp(softplus(z) - softplus(z - 1))",
                "exp(z) - 1; expm1(z)",
                "1 - exp(z); -expm1(z)",
                "alpha * exp(z) - alpha; alpha * expm1(z)",
                "expm1(z) + 1; exp(z)",
                "1 / (1 + exp(-z)); sigmoid(z)",
                "exp(z) / (1 + exp(z)); sigmoid(z)",
                "exp(-z) / (1 + exp(-z))^2; sigmoid(-z) * sigmoid(z)",
                "exp(z) * exp(-z); 1",
                "1 / exp(z); exp(-z)",
                "1 + erf(z); erfc(-z)",
                "1 - erf(z); erfc(z)",
                "1 - erfc(z); erf(z)",
                "2 * sigmoid(2 * z) - 1; tanh(z)",
                "(1 + tanh(z)) / 2; sigmoid(2 * z)",
                "z > 0 ? y : y; y",
                "1 > 0 ? z : y; z",
                "z > 0 ? z > 0 ? 1 : 2 : 3; z > 0 ? 1 : 3",
                "z > 0 ? z < 0 ? 1 : 2 : 3; z > 0 ? 2 : 3",
                "z > 1 ? z > 0 ? 1 : 2 : 3; z > 1 ? 1 : 3",
                "z > 0 ? y > 0 ? 1 : 0 : 0; z > 0 && y > 0 ? 1 : 0",
                "!(z > 0) ? 1 : 2; z <= 0 ? 1 : 2",
                "z > 0 ? z : z < 0 ? -z : 0; abs(z)",
                "z > 0 ? max(z, 0) : 1; z > 0 ? z : 1",
                "y * (z > 0 ? 1 : 0); z > 0 ? y : 0",
                "(z > 0 ? 1 : 2) + (z > 0 ? 3 : 4); z > 0 ? 4 : 6",
                "1 - z > 0 ? 1 : 0; z < 1 ? 1 : 0",
                "exp(z) > 0 ? 1 : 0; 1",
                "max(exp(z), 0); exp(z)",
                "y == 0 ? 0 : y * z; y * z",
                "1 - y == 0 ? 0 : (1 - y) * sigmoid(z); (1 - y) * sigmoid(z)",
                "y == 0 ? 0 : y * log(z); y == 0 ? 0 : y * log(z)",
                "y == 0 ? 0 : y / (1 + softplus(z)); y / (1 + softplus(z))",
                "y == 0 ? 0 : y / z; y == 0 ? 0 : y / z",
                "logInput ? z : y; logInput ? z : y",
            })
    void writes(String text, String expected) {
        assertThat(Texts.simplified(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"true, z", "false, y"})
    void aBoundFlagDecides(boolean flag, String expected) {
        Formula bound = Substitution.substitute(Texts.formula("logInput ? z : y"), Map.of(), Map.of("logInput", flag));
        assertThat(Notation.of(Simplifier.simplify(bound))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "beta > 0 && 2 > 1, beta > 0",
        "0 < beta, beta > 0",
        "1 > 2 || z > y, y < z",
        "!(z > 0 && y > 0), z <= 0 || y <= 0"
    })
    void simplifiesConditions(String text, String expected) {
        assertThat(Notation.of(Simplifier.simplify(Texts.condition(text)))).isEqualTo(expected);
    }

    @Test
    void keepsTheValueOfRandomFormulas() {
        for (int seed = 0; seed < 1500; seed++) {
            RandomFormulas random = new RandomFormulas(seed);
            Formula formula = random.formula(3);
            Formula simplified = Simplifier.simplify(formula);
            for (int i = 0; i < 5; i++) {
                Map<String, Double> point = random.point();
                double expected = Evaluator.evaluate(formula, point);
                if (Double.isFinite(expected)) {
                    assertThat(Evaluator.evaluate(simplified, point))
                            .as("seed %s: %s -> %s at %s", seed, Notation.of(formula), Notation.of(simplified), point)
                            .isCloseTo(expected, within(1e-9 + 1e-9 * Math.abs(expected)));
                }
            }
        }
    }

    @Test
    void changesNothingTheSecondTime() {
        for (int seed = 0; seed < 500; seed++) {
            Formula simplified = Simplifier.simplify(new RandomFormulas(seed).formula(3));
            assertThat(Simplifier.simplify(simplified)).isEqualTo(simplified);
        }
    }

    @Test
    void takesTheSameDerivativeAsDifferences() {
        Random steps = new Random(1);
        for (int seed = 0; seed < 300; seed++) {
            RandomFormulas random = new RandomFormulas(seed).smooth();
            Formula formula = random.formula(2);
            Formula derivative = Simplifier.simplify(Derivative.of(formula, "z"));
            Map<String, Double> point = random.point();
            double z = point.getOrDefault("z", 0.0);
            double h = 0x1p-12 * (1 + steps.nextDouble());
            double slope = (8 * (at(formula, point, z + h) - at(formula, point, z - h))
                            - (at(formula, point, z + 2 * h) - at(formula, point, z - 2 * h)))
                    / (12 * h);
            if (Double.isFinite(slope) && Math.abs(slope) < 1e3) {
                assertThat(at(derivative, point, z))
                        .as("seed %s: %s at %s", seed, Notation.of(formula), point)
                        .isCloseTo(slope, within(1e-6 * (1 + Math.abs(slope))));
            }
        }
    }

    private static double at(Formula formula, Map<String, Double> point, double z) {
        Map<String, Double> moved = new HashMap<>(point);
        moved.put("z", z);
        return Evaluator.evaluate(formula, moved);
    }

    /** Multiplied out, a product of n sums has 2^n terms. */
    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aFunctionOfAFunctionAndSoOnIsNotMultipliedOut() {
        String nested = "tanh(".repeat(20) + "z" + ")".repeat(20);
        Formula derivative = Texts.derivative(nested, "z");
        double expected = 1;
        double value = 0.5;
        for (int i = 0; i < 20; i++) {
            value = Math.tanh(value);
            expected *= 1 - value * value;
        }

        assertThat(Evaluator.evaluate(derivative, Map.of("z", 0.5))).isCloseTo(expected, within(1e-12));
    }
}
