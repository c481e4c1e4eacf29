package io.github.gradapt.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gradapt.DoubleNetwork;
import io.github.gradapt.Layer;
import io.github.gradapt.Network;
import io.github.gradapt.storage.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Standardization of the inputs, folded into the first layer. */
class StandardizeTest {
    private static final int INPUTS = 5;
    private static final int UNITS = 6;
    private static final double[] MEANS = {0, 1.5, -3, 100, 0.1};
    private static final double[] DEVIATIONS = {1, 0.25, 3, 7, 0.3};

    private static final String LAYERS = """
            @Dense(6) @Tanh    Layer hidden();
            @Dense(2) @Softmax Layer out();
            }
            """;

    @TempDir
    private Path folder;

    private final double[] weights = random(UNITS * INPUTS);
    private final double[] biases = random(UNITS);
    private final double[] outWeights = random(2 * UNITS);
    private final double[] outBiases = random(2);

    private static double[] random(int length) {
        return new SplittableRandom(length).doubles(length, -1, 1).toArray();
    }

    private CompiledNetworks compile(String input, Tensor... more) {
        List<Tensor> tensors = new ArrayList<>(List.of(
                Tensor.of("hidden.weight", weights, UNITS, INPUTS),
                Tensor.of("hidden.bias", biases, UNITS),
                Tensor.of("out.weight", outWeights, 2, UNITS),
                Tensor.of("out.bias", outBiases, 2)));
        ParameterFiles.write(folder.resolve("plain.safetensors"), tensors);
        tensors.addAll(List.of(more));
        ParameterFiles.write(folder.resolve("scaled.safetensors"), tensors);
        NetworkCompiler compiler =
                new NetworkCompiler().options(NetworkCompiler.STRICT).options("-Agradapt.frozen.path=" + folder);
        for (String precision : List.of("FLOAT", "DOUBLE")) {
            String attributes = "@NeuralNetwork(training = false, precision = Precision." + precision + ") ";
            compiler.source(
                    "scaled.Plain" + precision,
                    attributes + "@Frozen(\"plain.safetensors\") interface Plain" + precision
                            + " { @Input(5) Layer in();\n" + LAYERS);
            compiler.source(
                    "scaled.Scaled" + precision,
                    attributes + "@Frozen(\"scaled.safetensors\") interface Scaled" + precision + " { " + input + "\n"
                            + LAYERS);
        }
        return compiler.compile();
    }

    /** b'_j of the unit, in the order that the annotation promises. */
    private double bias(int unit, double[] means, double[] deviations) {
        double bias = biases[unit];
        for (int i = 0; i < INPUTS; i++) {
            bias -= weights[unit * INPUTS + i] / deviations[i] * means[i];
        }
        return bias;
    }

    private void assertFolded(CompiledNetworks networks, double[] means, double[] deviations) {
        Layer inFloat = ((Network) networks.frozen("scaled.ScaledFLOATNetwork"))
                .layers()
                .get(1);
        Layer inDouble = ((DoubleNetwork) networks.frozen("scaled.ScaledDOUBLENetwork"))
                .layers()
                .get(1);
        for (int j = 0; j < UNITS; j++) {
            for (int i = 0; i < INPUTS; i++) {
                double expected = weights[j * INPUTS + i] / deviations[i];
                assertThat(inDouble.weight(j, i)).isEqualTo(expected);
                assertThat(inFloat.weight(j, i)).isEqualTo((double) (float) expected);
            }
            assertThat(inDouble.bias(j)).isEqualTo(bias(j, means, deviations));
            assertThat(inFloat.bias(j)).isEqualTo((double) (float) bias(j, means, deviations));
        }
    }

    @Test
    void constantsAreFoldedIntoTheFirstLayer() {
        CompiledNetworks networks = compile("@Input(5) @Standardize(mean = {0, 1.5, -3, 100, 0.1}, "
                + "deviation = {1, 0.25, 3, 7, 0.3}) Layer in();");

        assertFolded(networks, MEANS, DEVIATIONS);
        assertThat(networks.source("scaled.ScaledFLOATNetwork"))
                .contains("the inputs are standardized by the first layer");
    }

    @Test
    void oneConstantIsForAllInputs() {
        CompiledNetworks networks = compile("@Input(5) @Standardize(mean = 0.1307, deviation = 0.3081) Layer in();");

        double mean = 0.1307;
        double deviation = 0.3081;
        assertFolded(networks, new double[] {mean, mean, mean, mean, mean}, new double[] {
            deviation, deviation, deviation, deviation, deviation
        });
    }

    @Test
    void meansAndDeviationsComeFromTheFile() {
        CompiledNetworks networks = compile(
                "@Input(5) @Standardize Layer in();",
                Tensor.of("in.mean", MEANS, INPUTS),
                Tensor.of("in.deviation", DEVIATIONS, INPUTS));

        assertFolded(networks, MEANS, DEVIATIONS);
    }

    @Test
    void computesWhatTheNetworkComputesBehindStandardizedInputs() {
        CompiledNetworks networks = compile(
                "@Input(5) @Standardize Layer in();",
                Tensor.of("in.mean", MEANS, INPUTS),
                Tensor.of("in.deviation", DEVIATIONS, INPUTS));
        DoubleNetwork scaled = (DoubleNetwork) networks.frozen("scaled.ScaledDOUBLENetwork");
        DoubleNetwork plain = (DoubleNetwork) networks.frozen("scaled.PlainDOUBLENetwork");
        SplittableRandom random = new SplittableRandom(1);
        double[] measured = new double[INPUTS];
        double[] standardized = new double[INPUTS];
        double[] expected = new double[2];
        double[] actual = new double[2];
        for (int row = 0; row < 100; row++) {
            for (int i = 0; i < INPUTS; i++) {
                measured[i] = MEANS[i] + DEVIATIONS[i] * random.nextDouble(-2, 2);
                standardized[i] = (measured[i] - MEANS[i]) / DEVIATIONS[i];
            }
            plain.forward(standardized, expected);
            scaled.forward(measured, actual);
            for (int k = 0; k < 2; k++) {
                // Roundings of a sum of five products of up to 2 and one of up to 15, and of what follows.
                assertThat(actual[k]).isCloseTo(expected[k], within(1e-13));
            }
        }
    }
}
