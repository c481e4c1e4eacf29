package io.github.gradapt.processor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradapt.processor.plan.SummationOrder.Block;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of docs/summation-order/README.md, row by row. */
class SummationOrderTest {

    @ParameterizedTest
    @CsvSource({
        "15, 16, 1",
        "16, 16, 2",
        "31, 16, 2",
        "32, 16, 4",
        "15, 32, 1",
        "16, 32, 2",
        "784, 32, 2",
        "784, 33, 1",
        "784, 10, 4",
        "784, 128, 1",
        "4, 16, 1",
        "32, 3, 1",
        "4096, 1, 1",
    })
    void blocksOfZ(int inputs, int outputs, int blocks) {
        assertThat(SummationOrder.of(inputs, outputs).blocks()).hasSize(blocks);
    }

    @Test
    void firstBlockTakesTheOddInput() {
        assertThat(SummationOrder.of(19, 8).blocks()).isEqualTo(List.of(new Block(0, 10), new Block(10, 19)));
    }

    @ParameterizedTest
    @CsvSource({"1, false", "3, false", "4, true", "128, true"})
    void fromFourOutputsOnTheyLieSideBySide(int outputs, boolean wide) {
        assertThat(SummationOrder.of(20, outputs).wide()).isEqualTo(wide);
    }

    @ParameterizedTest
    @CsvSource({"1, 8", "8, 8", "9, 16", "16, 16", "17, 24", "784, 784", "785, 792"})
    void rowsArePadded(int size, int padded) {
        assertThat(SummationOrder.padded(size)).isEqualTo(padded);
    }
}
