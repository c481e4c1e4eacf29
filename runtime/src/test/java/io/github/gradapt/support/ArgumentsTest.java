package io.github.gradapt.support;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {

    @Test
    void aRowMayBeLongerThanNeeded() {
        assertThatCode(() -> Arguments.row(new float[4], 4, "input")).doesNotThrowAnyException();
        assertThatCode(() -> Arguments.row(new float[9], 4, "input")).doesNotThrowAnyException();
    }

    @Test
    void aShortRowIsNamed() {
        assertThatThrownBy(() -> Arguments.row(new float[3], 4, "input"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("input has 3 values; a row has 4, so it must have at least as many");
    }

    @Test
    @SuppressWarnings("NullAway") // Users' code is not checked by it.
    void anArrayThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> Arguments.row((float[]) null, 4, "input"))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("input");
        assertThatThrownBy(() -> Arguments.rows((double[]) null, 0, 1, 4, "targets"))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("targets");
        assertThatThrownBy(() -> Arguments.parameters((float[]) null, 4))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("parameters");
    }

    @Test
    void rowsMayEndWhereTheArrayEnds() {
        assertThatCode(() -> Arguments.rows(new float[14], 2, 3, 4, "inputs")).doesNotThrowAnyException();
        assertThatCode(() -> Arguments.rows(new float[2], 2, 0, 4, "inputs")).doesNotThrowAnyException();
    }

    @Test
    void whatIsWrongWithRowsIsNamed() {
        assertThatThrownBy(() -> Arguments.rows(new float[13], 2, 3, 4, "inputs"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("inputs has 13 values; 3 rows of 4 from offset 2 need 14");
        assertThatThrownBy(() -> Arguments.rows(new float[13], 0, -1, 4, "inputs"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rows is -1; it must be at least 0");
        assertThatThrownBy(() -> Arguments.rows(new float[13], -2, 1, 4, "targets"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the offset into targets is -2; it must be at least 0");
    }

    @Test
    void aProductBeyondAnIntDoesNotPass() {
        assertThatThrownBy(() -> Arguments.rows(new float[10], 0, 1 << 30, 4, "inputs"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("need 4294967296");
        assertThatThrownBy(() -> Arguments.rows(
                        new float[10], Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, "inputs"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("need 4611686016279904256");
    }

    @Test
    void rowsOfDoublesAreCheckedInTheSameWay() {
        assertThatCode(() -> Arguments.row(new double[4], 4, "input")).doesNotThrowAnyException();
        assertThatCode(() -> Arguments.rows(new double[14], 2, 3, 4, "inputs")).doesNotThrowAnyException();
        assertThatThrownBy(() -> Arguments.row(new double[3], 4, "input"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("input has 3 values; a row has 4, so it must have at least as many");
        assertThatThrownBy(() -> Arguments.rows(new double[13], 2, 3, 4, "inputs"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("inputs has 13 values; 3 rows of 4 from offset 2 need 14");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-300, 0.1, Double.MAX_VALUE})
    void aRateMayBeAnyFiniteNumberFromZeroUp(double rate) {
        assertThatCode(() -> Arguments.rate(rate)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN})
    void anyOtherRateIsNamed(double rate) {
        assertThatThrownBy(() -> Arguments.rate(rate))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rate is " + rate + "; it must be finite and not negative");
        assertThatThrownBy(() -> Arguments.rate((float) rate))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rate is " + (float) rate + "; it must be finite and not negative");
    }

    @Test
    void parametersAreAsManyAsTheNetworkHas() {
        assertThatCode(() -> Arguments.parameters(new float[20], 20)).doesNotThrowAnyException();
        assertThatCode(() -> Arguments.parameters(new double[20], 20)).doesNotThrowAnyException();
        assertThatThrownBy(() -> Arguments.parameters(new float[19], 20))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("parameters has 19 values; this network has 20, padding included:"
                        + " give an array laid out as its parameters()");
        assertThatThrownBy(() -> Arguments.parameters(new double[21], 20))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("parameters has 21 values; this network has 20");
    }
}
