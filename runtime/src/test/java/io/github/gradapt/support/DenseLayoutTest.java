package io.github.gradapt.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DenseLayoutTest {

    @ParameterizedTest
    @CsvSource({"4, 3, 16, 1", "4, 3, 1, 8", "1, 1, 1, 1", "5, 1, 1, 1", "1, 5, 5, 1"})
    void everyWeightHasItsOwnIndex(int inputs, int outputs, int inputStride, int outputStride) {
        DenseLayout layout = new DenseLayout(inputs, outputs, 7, inputStride, outputStride, -1);

        Set<Integer> indices = new HashSet<>();
        for (int j = 0; j < outputs; j++) {
            for (int i = 0; i < inputs; i++) {
                assertThat(layout.weight(j, i)).isEqualTo(7 + i * inputStride + j * outputStride);
                indices.add(layout.weight(j, i));
            }
        }
        assertThat(indices).hasSize(inputs * outputs);
        assertThat(layout.end())
                .isEqualTo(indices.stream().max(Integer::compare).orElseThrow() + 1);
    }

    @Test
    void biasesLieSideBySide() {
        DenseLayout layout = new DenseLayout(4, 3, 0, 16, 1, 64);

        assertThat(layout.hasBiases()).isTrue();
        assertThat(layout.bias(2)).isEqualTo(66);
        assertThat(layout.end()).isEqualTo(67);
    }

    @Test
    void biasesMayComeFirst() {
        assertThat(new DenseLayout(2, 2, 2, 2, 1, 0).end()).isEqualTo(6);
    }

    @Test
    void indicesOutsideTheLayerAreRefused() {
        DenseLayout layout = new DenseLayout(4, 3, 0, 16, 1, 64);

        assertThatThrownBy(() -> layout.weight(3, 0)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> layout.weight(0, 4)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> layout.weight(-1, 0)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> layout.bias(3)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> new DenseLayout(4, 3, 0, 16, 1, DenseLayout.NO_BIASES).bias(0))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 3, 0, 16, 1, -1, inputs is 0; it must be positive",
        "4, 0, 0, 16, 1, -1, outputs is 0; it must be positive",
        "4, 3, -1, 16, 1, -1, weights is -1; it must be at least 0",
        "4, 3, 0, 0, 1, -1, inputStride is 0; it must be positive",
        "4, 3, 0, 16, 0, -1, outputStride is 0; it must be positive",
        "4, 3, 0, 16, 1, -2, 'biases is -2; it must be at least 0, or -1 for none'",
        "4, 3, 0, 2, 1, -1, 'with the strides 2 (inputs) and 1 (outputs), the weights of 3 x 4 would overlap'",
        "65536, 65536, 0, 65536, 1, -1, 65536 x 65536 weights with these strides do not fit into an array",
        "4, 3, 0, 16, 1, 2147483646, 3 x 4 weights with these strides do not fit into an array",
    })
    void whatIsWrongIsNamed(
            int inputs, int outputs, int weights, int inputStride, int outputStride, int biases, String message) {
        assertThatThrownBy(() -> new DenseLayout(inputs, outputs, weights, inputStride, outputStride, biases))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
