package io.github.gradapt.processor.formula;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NotationTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a * (1 - a)",
                "1 - a^2",
                "z > 0 ? 1 : 0.1",
                "-(z + y)",
                "-z^2",
                "(-z)^2",
                "z^(2 * beta)",
                "z^-1",
                "z - (y - a)",
                "z / (y / a)",
                "z / (y * a)",
                "z * y / a",
                "z * (y / a)",
                "(z > 0 ? 1 : 2) * y",
                "z > 0 ? 1 : y > 0 ? 2 : 3",
                "z > 0 ? y > 0 ? 1 : 2 : 3",
                "(z > 0 || y > 0) && a > 0 ? 1 : 2",
                "z > 0 || y > 0 && a > 0 ? 1 : 2",
                "!(z > 0) ? 1 : 2",
                "!logInput ? 1 : 2",
                "max(z, 0) + exp(-z)",
                "2 - -3",
                "-(2)",
                "1e-8 + 123456.75",
            })
    void readsBackAndHasNoNeedlessParentheses(String text) {
        assertThat(Notation.of(Texts.formula(text))).isEqualTo(text);
    }

    @Test
    void simplifiedFormulasReadBack() {
        for (int seed = 0; seed < 1000; seed++) {
            Formula formula = Simplifier.simplify(new RandomFormulas(seed).formula(3));
            assertThat(Texts.formula(Notation.of(formula))).isEqualTo(formula);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1.0, 1",
        "-1, -1",
        "0, 0",
        "-0.0, 0",
        "0.1, 0.1",
        "1e-8, 1e-8",
        "0.001, 0.001",
        "0.0001, 1e-4",
        "100, 100",
        "1e10, 1e10",
        "1.5e300, 1.5e300",
        "0.3333333333333333, 0.3333333333333333",
        // what JDK 17 and JDK 19 write differently
        "2.0E-3, 0.002",
        "2.2250738585072014E-308, 2.2250738585072014e-308",
        "4.9E-324, 5e-324",
        "2.0E23, 2e23",
        "9.007199254740993E15, 9.007199254740992e15",
        "5.684341886080802E-14, 5.684341886080802e-14"
    })
    void writesTheShortestNumberThatReadsBack(double value, String text) {
        assertThat(Numerals.text(value)).isEqualTo(text);
        assertThat(Double.parseDouble(Numerals.text(value))).isEqualTo(value + 0.0);
    }
}
