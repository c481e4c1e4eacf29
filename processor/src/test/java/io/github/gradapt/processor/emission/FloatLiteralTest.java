package io.github.gradapt.processor.emission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FloatLiteralTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0f",
        "-0.0, -0f",
        "1, 1f",
        "-2.5, -2.5f",
        "0.1, 0.1f",
        "0.01, 0.01f",
        "1e-4, 0.0001f",
        "1e-5, 1e-5f",
        "1.25e-30, 1.25e-30f",
        "123456, 123456f",
        "16777216, 16777216f",
        "1e10, 1e10f",
        "3.4028234663852886e38, 3.4028235e38f",
        "1.401298464324817e-45, 1e-45f",
        "0.3333333333333333, 0.33333334f",
    })
    void literalIsTheShortestThatReadsBack(double value, String literal) {
        assertThat(FloatLiteral.of(value)).isEqualTo(literal);
    }

    @Test
    void everyLiteralReadsBack() {
        Random random = new Random(11);
        for (int i = 0; i < 100_000; i++) {
            float value = Float.intBitsToFloat(random.nextInt());
            if (Float.isFinite(value)) {
                assertThat(Float.floatToRawIntBits(Float.parseFloat(FloatLiteral.of(value))))
                        .as("%s", value)
                        .isEqualTo(Float.floatToRawIntBits(value));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, 1e39})
    void whatIsNotAFiniteFloatIsRefused(double value) {
        assertThatThrownBy(() -> FloatLiteral.of(value)).isInstanceOf(IllegalArgumentException.class);
    }
}
