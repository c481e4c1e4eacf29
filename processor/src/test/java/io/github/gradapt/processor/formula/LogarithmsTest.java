package io.github.gradapt.processor.formula;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogarithmsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "y * log(a); y == 0 ? 0 : y * log(a)",
                "-y * log(a); y == 0 ? 0 : -y * log(a)",
                "-(y * log(a)); y == 0 ? 0 : -(y * log(a))",
                "2 * log(a); 2 * log(a)",
                "y * log1p(a) / z; y == 0 ? 0 : y * log1p(a) / z",
                "y * (log(y) - a); y == 0 ? 0 : y * (log(y) - a)",
                "y * z * log(a); y == 0 || z == 0 ? 0 : y * z * log(a)",
                "(1 - y) * log(a) + y; (1 - y == 0 ? 0 : (1 - y) * log(a)) + y",
                "y * exp(z * log(a)); y * exp(z == 0 ? 0 : z * log(a))",
                "y * softplus(a); y * softplus(a)",
                "y / log(a); y / log(a)",
                "z > 0 ? y * log(a) : 0; z > 0 ? y == 0 ? 0 : y * log(a) : 0",
                "log(a); log(a)",
            })
    void guards(String text, String expected) {
        assertThat(Notation.of(Logarithms.guarded(Texts.formula(text)))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "y * log(a); y == 0 ? 0 : y / a",
                "y * log(1 + exp(a)); y * sigmoid(a)",
                "y * log(1 + a^2); 2 * a * y / (a^2 + 1)",
            })
    void theDerivativeIsGuardedWhereItHasTo(String text, String expected) {
        assertThat(Notation.of(Texts.derivative(text, "a"))).isEqualTo(expected);
    }
}
