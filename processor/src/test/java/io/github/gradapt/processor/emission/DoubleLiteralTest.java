package io.github.gradapt.processor.emission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DoubleLiteralTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0.0",
        "-0.0, -0.0",
        "1, 1.0",
        "-25, -25.0",
        "0.1, 0.1",
        "1e-8, 1e-8",
        "2e23, 2e23",
        "1.0507009873554805, 1.0507009873554805",
        "4.9e-324, 5e-324",
    })
    void literalIsTheShortestThatReadsBack(double value, String literal) {
        assertThat(DoubleLiteral.of(value)).isEqualTo(literal);
    }

    @Test
    void everyLiteralReadsBackAsADouble() {
        Random random = new Random(11);
        for (int i = 0; i < 20_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                String literal = DoubleLiteral.of(value);
                assertThat(Double.doubleToRawLongBits(Double.parseDouble(literal)))
                        .as("%s", value)
                        .isEqualTo(Double.doubleToRawLongBits(value));
                assertThat(literal).as("no literal of an integer").containsAnyOf(".", "e");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.NEGATIVE_INFINITY})
    void whatIsNotFiniteIsRefused(double value) {
        assertThatThrownBy(() -> DoubleLiteral.of(value)).isInstanceOf(IllegalArgumentException.class);
    }
}
