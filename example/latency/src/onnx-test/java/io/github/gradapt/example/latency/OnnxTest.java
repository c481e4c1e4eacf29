package io.github.gradapt.example.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds ONNX Runtime against the generated networks. */
class OnnxTest {

    @ParameterizedTest
    @EnumSource
    void itComputesWhatIsGenerated(Net net) {
        Contender onnx = Contenders.ONNX.create(net);
        Contender generated = new Generated(net);
        for (int rows : new int[] {1, 64, 1}) {
            Examples examples = Examples.of(net, rows);
            float[] expected = new float[rows * net.outputs()];
            float[] actual = new float[rows * net.outputs()];
            generated.forward(examples.inputs(), expected, rows);
            onnx.forward(examples.inputs(), actual, rows);
            assertThat(actual).containsExactly(expected, within(2e-5f));
        }
    }
}
