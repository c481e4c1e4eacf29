package io.github.gradapt.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gradapt.Allocations;
import io.github.gradapt.Layer;
import io.github.gradapt.LinearDoubleNetwork;
import org.junit.jupiter.api.Test;

/** The view of a layer that computes in double; what does not depend on the precision is in StoredLayerTest. */
class StoredDoubleLayerTest {

    private final LinearDoubleNetwork network = new LinearDoubleNetwork(4, 3);
    private final double[] parameters = network.parameters();
    private final double[] workspace = new double[20];
    private final DenseLayout layout = new DenseLayout(4, 3, 2, 5, 1, 22);
    private final Layer hidden = StoredLayer.dense("hidden", layout, network, workspace, 4, 10);
    private final Layer input = StoredLayer.input("pixels", 4, workspace, 0, StoredLayer.NOT_STORED);

    @Test
    void describesTheLayers() {
        assertThat(hidden.size()).isEqualTo(3);
        assertThat(hidden.inputSize()).isEqualTo(4);
        assertThat(hidden.hasBias()).isTrue();
        assertThat(input.size()).isEqualTo(4);
        assertThat(input.inputSize()).isZero();
        assertThat(input.hasBias()).isFalse();
    }

    @Test
    void losesNoBitOfTheParameters() {
        parameters[2 + 3 * 5 + 1] = 0.1;
        assertThat(hidden.weight(1, 3)).isEqualTo(0.1);

        hidden.setWeight(2, 0, Math.PI);
        hidden.setBias(1, -1e-60);
        assertThat(parameters[4]).isEqualTo(Math.PI);
        assertThat(parameters[23]).isEqualTo(-1e-60);
        assertThat(hidden.bias(1)).isEqualTo(-1e-60);
    }

    @Test
    void followsTheNetworkToOtherParameters() {
        double[] others = parameters.clone();
        others[2 + 3 * 5 + 1] = 0.25;
        network.adopt(others);
        assertThat(hidden.weight(1, 3)).isEqualTo(0.25);

        hidden.setBias(1, -1);
        assertThat(others[23]).isEqualTo(-1);
        assertThat(parameters).containsOnly(0);
    }

    @Test
    void losesNoBitOfTheWorkspace() {
        workspace[3] = 0.1;
        workspace[6] = 0.2;
        workspace[10] = 0.3;

        assertThat(input.activation(3)).isEqualTo(0.1);
        assertThat(hidden.activation(2)).isEqualTo(0.2);
        assertThat(hidden.delta(0)).isEqualTo(0.3);
    }

    @Test
    void whatIsNotThereIsNamed() {
        assertThatThrownBy(() -> hidden.weight(3, 0))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("unit 3 of layer 'hidden': there are 3, from 0 to 2");
        assertThatThrownBy(() -> input.weight(0, 0)).hasMessage("layer 'pixels' is the input: it has no weights");
        assertThatThrownBy(() -> input.delta(0)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aLayerThatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> StoredLayer.dense("hidden", layout, new LinearDoubleNetwork(2, 3), workspace, 4, 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("layer 'hidden' needs 25 parameters; there are 18");
        assertThatThrownBy(() -> StoredLayer.dense("hidden", layout, network, workspace, 4, 18))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("layer 'hidden': 3 deltas from index 18 do not fit into a workspace of 20");
        assertThatThrownBy(() -> StoredLayer.input("pixels", 0, workspace, 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("layer 'pixels': size is 0; it must be positive");
    }

    @Test
    void readingAndWritingAllocatesNothing() {
        assertThat(Allocations.of(() -> hidden.setWeight(0, 0, hidden.weight(1, 1) + hidden.activation(0))))
                .isZero();
    }
}
