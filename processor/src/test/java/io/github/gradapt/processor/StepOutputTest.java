package io.github.gradapt.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gradapt.Layer;
import io.github.gradapt.TrainableNetwork;
import org.junit.jupiter.api.Test;

/** A network to train whose cost has no slope anywhere: there is nothing to learn, and all else works. */
class StepOutputTest {

    private static final String STEP = """
            import java.lang.annotation.*;

            @Elementwise("z > 0 ? 1 : 0")
            @Target(ElementType.METHOD)
            public @interface Step {
            }
            """;

    private static final String NETWORK = """
            import functions.*;

            @NeuralNetwork
            public interface Stepping {
                @Input(3)                         Layer features();
                @Dense(5) @Tanh                   Layer hidden();
                @Dense(4) @Tanh                   Layer middle();
                @Dense(2) @Step @SquaredError     Layer result();
            }
            """;

    @Test
    void showsItsActivationsAndLearnsNothing() {
        TrainableNetwork network = (TrainableNetwork) new NetworkCompiler()
                .source("functions.Step", STEP)
                .source("models.Stepping", NETWORK)
                .compile()
                .network("models.SteppingNetwork", 5);
        float[] parameters = network.parameters().clone();
        float[] input = {0.25f, -1, 2};
        float[] output = new float[2];

        network.forward(input, output);
        float cost = network.backward(new float[] {3, -1});

        for (int i = 0; i < input.length; i++) {
            assertThat(network.layers().get(0).activation(i)).isEqualTo(input[i]);
        }
        for (int layer = 1; layer <= 2; layer++) {
            assertActivationsFollow(
                    network.layers().get(layer - 1), network.layers().get(layer));
        }
        float expected = ((output[0] - 3) * (output[0] - 3) + (output[1] + 1) * (output[1] + 1)) / 2;
        assertThat(cost).isEqualTo(expected);
        assertThat(network.gradients()).containsOnly(0f);
        assertThat(network.learn(input, new float[] {3, -1}, 0.5f)).isEqualTo(cost);
        assertThat(network.parameters()).isEqualTo(parameters);
    }

    private static void assertActivationsFollow(Layer previous, Layer layer) {
        for (int j = 0; j < layer.size(); j++) {
            double z = layer.bias(j);
            for (int i = 0; i < layer.inputSize(); i++) {
                z += layer.weight(j, i) * previous.activation(i);
            }
            assertThat(layer.activation(j)).isCloseTo(Math.tanh(z), within(1e-6));
        }
    }
}
