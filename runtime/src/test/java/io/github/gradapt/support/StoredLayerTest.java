package io.github.gradapt.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gradapt.Layer;
import io.github.gradapt.LinearNetwork;
import org.junit.jupiter.api.Test;

class StoredLayerTest {

    private final LinearNetwork network = new LinearNetwork(4, 3);
    private final float[] parameters = network.parameters();
    private final float[] workspace = new float[20];
    private final DenseLayout layout = new DenseLayout(4, 3, 2, 5, 1, 22);
    private final Layer hidden = StoredLayer.dense("hidden", layout, network, workspace, 4, 10);
    private final Layer input = StoredLayer.input("pixels", 4, workspace, 0, StoredLayer.NOT_STORED);

    @Test
    void describesADenseLayer() {
        assertThat(hidden.name()).isEqualTo("hidden");
        assertThat(hidden.size()).isEqualTo(3);
        assertThat(hidden.inputSize()).isEqualTo(4);
        assertThat(hidden.hasBias()).isTrue();
        assertThat(hidden).hasToString("hidden(3)");
    }

    @Test
    void describesTheInputLayer() {
        assertThat(input.name()).isEqualTo("pixels");
        assertThat(input.size()).isEqualTo(4);
        assertThat(input.inputSize()).isZero();
        assertThat(input.hasBias()).isFalse();
    }

    @Test
    void readsAndWritesTheParametersOfTheNetwork() {
        parameters[2 + 3 * 5 + 1] = 0.5f;
        assertThat(hidden.weight(1, 3)).isEqualTo(0.5f);

        hidden.setWeight(2, 0, 0.25f);
        hidden.setBias(1, -1);
        assertThat(parameters[4]).isEqualTo(0.25f);
        assertThat(parameters[23]).isEqualTo(-1);
        assertThat(hidden.bias(1)).isEqualTo(-1);
    }

    @Test
    void followsTheNetworkToOtherParameters() {
        float[] others = parameters.clone();
        others[2 + 3 * 5 + 1] = 0.25f;
        network.adopt(others);
        assertThat(hidden.weight(1, 3)).isEqualTo(0.25f);

        hidden.setBias(1, -1);
        assertThat(others[23]).isEqualTo(-1);
        assertThat(parameters).containsOnly(0);
    }

    @Test
    void roundsToTheFloatsOfTheNetwork() {
        hidden.setWeight(2, 0, 0.1);
        hidden.setBias(1, 1e-60);

        assertThat(parameters[4]).isEqualTo(0.1f);
        assertThat(hidden.weight(2, 0)).isEqualTo((double) 0.1f);
        assertThat(hidden.bias(1)).isZero();
    }

    @Test
    void readsTheWorkspaceOfTheNetwork() {
        workspace[3] = 1;
        workspace[6] = 2;
        workspace[10] = 3;

        assertThat(input.activation(3)).isEqualTo(1);
        assertThat(hidden.activation(2)).isEqualTo(2);
        assertThat(hidden.delta(0)).isEqualTo(3);
    }

    @Test
    void frozenParametersCanBeReadAndNotSet() {
        parameters[2 + 3 * 5 + 1] = 0.5f;
        parameters[23] = -1;
        Layer frozen = StoredLayer.frozen("hidden", layout, parameters);

        assertThat(frozen.weight(1, 3)).isEqualTo(0.5f);
        assertThat(frozen.bias(1)).isEqualTo(-1);
        assertThatThrownBy(() -> frozen.setWeight(1, 3, 0))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("the weights and biases of layer 'hidden' were compiled in (@Frozen) and cannot be set; "
                        + "write another file, and compile again");
        assertThatThrownBy(() -> frozen.setBias(1, 0)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> frozen.activation(0)).isInstanceOf(UnsupportedOperationException.class);
        assertThat(parameters[2 + 3 * 5 + 1]).isEqualTo(0.5f);
    }

    @Test
    void indicesOutsideTheLayerAreNamed() {
        assertThatThrownBy(() -> hidden.weight(3, 0))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("unit 3 of layer 'hidden': there are 3, from 0 to 2");
        assertThatThrownBy(() -> hidden.setWeight(0, -1, 0))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("input -1 of layer 'hidden': there are 4, from 0 to 3");
        assertThatThrownBy(() -> hidden.setBias(-1, 0)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> hidden.activation(3)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> hidden.delta(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void whatALayerDoesNotHaveIsNamed() {
        assertThatThrownBy(() -> input.weight(0, 0))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("layer 'pixels' is the input: it has no weights");
        assertThatThrownBy(() -> input.bias(0))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("layer 'pixels' has no biases");
    }

    @Test
    void whatIsNotStoredIsUnsupported() {
        assertThatThrownBy(() -> input.delta(0))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageStartingWith("this network does not store the deltas of layer 'pixels'");
    }

    @Test
    void aLayerThatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> StoredLayer.dense("hidden", layout, new LinearNetwork(2, 3), workspace, 4, 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("layer 'hidden' needs 25 parameters; there are 18");
        assertThatThrownBy(() -> StoredLayer.dense("hidden", layout, network, workspace, 4, 18))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("layer 'hidden': 3 deltas from index 18 do not fit into a workspace of 20");
        assertThatThrownBy(() -> StoredLayer.input("pixels", 0, workspace, 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("layer 'pixels': size is 0; it must be positive");
    }
}
