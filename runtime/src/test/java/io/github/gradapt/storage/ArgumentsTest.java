package io.github.gradapt.storage;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

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
}
