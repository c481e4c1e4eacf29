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
        "31, 16, 1",
        "32, 16, 2",
        "32, 17, 1",
        "784, 10, 2",
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
        assertThat(SummationOrder.of(33, 8).blocks()).isEqualTo(List.of(new Block(0, 17), new Block(17, 33)));
    }

    @ParameterizedTest
    @CsvSource({"4, 4", "16, 4", "17, 8", "128, 8"})
    void lanesOverTheOutputsOfAWideLayer(int outputs, int lanes) {
        SummationOrder order = SummationOrder.of(20, outputs);

        assertThat(order.wide()).isTrue();
        assertThat(order.lanes()).isEqualTo(lanes);
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 4", "63, 3, 4", "64, 3, 8", "500, 1, 8"})
    void lanesOverTheInputsOfANarrowLayer(int inputs, int outputs, int lanes) {
        SummationOrder order = SummationOrder.of(inputs, outputs);

        assertThat(order.wide()).isFalse();
        assertThat(order.lanes()).isEqualTo(lanes);
    }

    @ParameterizedTest
    @CsvSource({"1, 4", "4, 4", "5, 8", "8, 8", "9, 16", "16, 16", "17, 32", "784, 784", "785, 800"})
    void rowsArePadded(int size, int padded) {
        assertThat(SummationOrder.padded(size)).isEqualTo(padded);
    }
}
