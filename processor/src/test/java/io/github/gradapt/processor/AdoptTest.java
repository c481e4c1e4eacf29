package io.github.gradapt.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gradapt.Network;
import io.github.gradapt.TrainableDoubleNetwork;
import io.github.gradapt.TrainableNetwork;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A generated network that computes with another array of parameters; that its bits are right is in BitIdentity. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdoptTest {

    private CompiledNetworks networks;

    @BeforeAll
    void compile() {
        networks = new NetworkCompiler()
                .source("adopting.Trained", """
                        @NeuralNetwork
                        public interface Trained {
                            @Input(4)                                Layer in();
                            @Dense(17) @Tanh                         Layer hidden();
                            @Dense(3) @Softmax @CrossEntropy         Layer out();
                        }
                        """)
                .source("adopting.Inference", """
                        @NeuralNetwork(training = false)
                        public interface Inference {
                            @Input(4)                                Layer in();
                            @Dense(17) @Tanh                         Layer hidden();
                            @Dense(3) @Softmax                       Layer out();
                        }
                        """)
                .source("adopting.InDouble", """
                        @NeuralNetwork(precision = Precision.DOUBLE)
                        public interface InDouble {
                            @Input(4)                                Layer in();
                            @Dense(17) @Tanh                         Layer hidden();
                            @Dense(3) @Softmax @CrossEntropy         Layer out();
                        }
                        """)
                .compile();
    }

    @Test
    void computesAsTheNetworkThatTheParametersAreOf() {
        Network other = networks.network("adopting.InferenceNetwork", 2);
        Network network = networks.network("adopting.InferenceNetwork", 1);
        network.adopt(other.parameters());

        assertThat(network.parameters()).isSameAs(other.parameters());
        assertThat(network.sharing().parameters()).isSameAs(other.parameters());
        assertThat(network.layers().get(1).weight(16, 3))
                .isEqualTo(other.layers().get(1).weight(16, 3));
        assertThat(output(network)).containsExactly(output(other));
    }

    @Test
    void computesInDoubleAsTheNetworkThatTheParametersAreOf() {
        TrainableDoubleNetwork other = networks.doubleNetwork("adopting.InDoubleNetwork", 2);
        TrainableDoubleNetwork network = networks.doubleNetwork("adopting.InDoubleNetwork", 1);
        network.adopt(other.parameters());

        double[] expected = new double[3];
        double[] actual = new double[3];
        other.forward(new double[4], expected);
        network.forward(new double[4], actual);
        assertThat(actual).containsExactly(expected);
        network.layers().get(2).setBias(1, Math.PI);
        assertThat(other.layers().get(2).bias(1)).isEqualTo(Math.PI);
    }

    @Test
    void sharingInstancesMadeBeforeStayWithTheFormerParameters() {
        Network network = networks.network("adopting.InferenceNetwork", 1);
        Network sharing = network.sharing();
        float[] expected = output(network);
        network.adopt(networks.network("adopting.InferenceNetwork", 2).parameters());

        assertThat(output(sharing)).containsExactly(expected);
        assertThat(output(network)).isNotEqualTo(expected);
    }

    @Test
    void aRowIsNotPropagatedBackThroughOtherParameters() {
        TrainableNetwork network = networks.model("adopting.TrainedNetwork", 1).network();
        network.forward(new float[4], new float[3]);
        network.adopt(network.parameters().clone());

        assertThatThrownBy(() -> network.backward(new float[3])).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void gradientsStayAsTheyAre() {
        TrainableNetwork network = networks.model("adopting.TrainedNetwork", 1).network();
        network.accumulate(new float[] {1, 2, 3, 4}, 0, new float[] {0, 1, 0}, 0, 1);
        float[] gradients = network.gradients().clone();
        network.adopt(network.parameters().clone());

        assertThat(network.gradients()).containsExactly(gradients);
        assertThat(network.accumulatedRows()).isOne();
    }

    @Test
    void anArrayOfAnotherLengthIsRefusedAndNothingIsChanged() {
        Network network = networks.network("adopting.InferenceNetwork", 1);
        float[] parameters = network.parameters();

        assertThatThrownBy(() -> network.adopt(new float[parameters.length + 1]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "parameters has " + (parameters.length + 1) + " values; this network has " + parameters.length);
        assertThat(network.parameters()).isSameAs(parameters);
    }

    @Test
    void adoptingAllocatesNothing() {
        Network network = networks.network("adopting.InferenceNetwork", 1);
        float[] others = network.parameters().clone();

        assertThat(Allocations.of(() -> network.adopt(others))).isZero();
    }

    private static float[] output(Network network) {
        float[] output = new float[network.outputSize()];
        network.forward(new float[] {1, -1, 0.5f, 2}, output);
        return output;
    }
}
