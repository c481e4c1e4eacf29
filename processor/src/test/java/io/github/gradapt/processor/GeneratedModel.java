package io.github.gradapt.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradapt.Layer;
import io.github.gradapt.TrainableNetwork;
import io.github.gradapt.processor.plan.DensePlacement;
import io.github.gradapt.processor.plan.FloatInterpreter;
import io.github.gradapt.processor.plan.Plan;
import io.github.gradapt.processor.program.Interpreter;
import io.github.gradapt.processor.program.Program;
import io.github.gradapt.processor.program.Weights;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A generated network beside the plan it was generated from, with logical access to all it holds. Layers are counted
 * from 0, the input layer; weights are [out][in].
 */
record GeneratedModel(TrainableNetwork network, Plan plan) {

    Program program() {
        return plan.program();
    }

    /** What a layer has: its parameters, or their gradients. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared as a whole.
    record Values(float[][] weights, float[] biases) {}

    List<Program.LayerBuffers> buffers() {
        return program().layers();
    }

    int layers() {
        return buffers().size();
    }

    Weights weights(int layer) {
        return buffers().get(layer).weights().orElseThrow();
    }

    /** Sets the parameters of a layer. */
    void set(int layer, float[][] weights, float[] biases) {
        Layer view = network.layers().get(layer);
        for (int j = 0; j < view.size(); j++) {
            for (int i = 0; i < view.inputSize(); i++) {
                view.setWeight(j, i, weights[j][i]);
            }
            if (view.hasBias()) {
                view.setBias(j, biases[j]);
            }
        }
    }

    /** The parameters of a layer, as its view shows them. */
    Values parameters(int layer) {
        Layer view = network.layers().get(layer);
        Values values = empty(weights(layer));
        for (int j = 0; j < view.size(); j++) {
            for (int i = 0; i < view.inputSize(); i++) {
                values.weights()[j][i] = (float) view.weight(j, i);
            }
            if (view.hasBias()) {
                values.biases()[j] = (float) view.bias(j);
            }
        }
        return values;
    }

    /** A copy of the parameters of each layer after the input. */
    List<Values> parameters() {
        return IntStream.range(1, layers()).mapToObj(this::parameters).toList();
    }

    /** The gradients of a layer, found in the flat array by the plan. */
    Values gradients(int layer) {
        DensePlacement placement = plan.parameters().placement(weights(layer));
        float[] flat = network.gradients();
        Values values = empty(weights(layer));
        for (int j = 0; j < values.weights().length; j++) {
            for (int i = 0; i < values.weights()[j].length; i++) {
                values.weights()[j][i] =
                        flat[placement.offset() + i * placement.inputStride() + j * placement.outputStride()];
            }
            if (placement.weights().bias()) {
                values.biases()[j] = flat[placement.biases() + j];
            }
        }
        return values;
    }

    private static Values empty(Weights weights) {
        return new Values(
                new float[weights.outputs()][weights.inputs()], new float[weights.bias() ? weights.outputs() : 0]);
    }

    float[] activations(int layer) {
        Layer view = network.layers().get(layer);
        float[] activations = new float[view.size()];
        for (int j = 0; j < activations.length; j++) {
            activations[j] = (float) view.activation(j);
        }
        return activations;
    }

    float[] deltas(int layer) {
        Layer view = network.layers().get(layer);
        float[] deltas = new float[view.size()];
        for (int j = 0; j < deltas.length; j++) {
            deltas[j] = (float) view.delta(j);
        }
        return deltas;
    }

    /** The float interpreter of this network, over these parameters of each layer after the input, which it steps. */
    FloatInterpreter floatInterpreter(List<Values> parameters) {
        Map<Weights, float[][]> weights = new HashMap<>();
        Map<Weights, float[]> biases = new HashMap<>();
        for (int layer = 1; layer < layers(); layer++) {
            Values values = parameters.get(layer - 1);
            weights.put(weights(layer), values.weights());
            if (weights(layer).bias()) {
                biases.put(weights(layer), values.biases());
            }
        }
        return new FloatInterpreter(program(), weights, biases);
    }

    /** The double interpreter of this network, with a copy of its parameters. */
    Interpreter interpreter() {
        Map<Weights, double[][]> weights = new HashMap<>();
        Map<Weights, double[]> biases = new HashMap<>();
        for (int layer = 1; layer < layers(); layer++) {
            Values values = parameters(layer);
            weights.put(weights(layer), Rows.toDouble(values.weights()));
            if (weights(layer).bias()) {
                biases.put(weights(layer), Rows.toDouble(values.biases()));
            }
        }
        return new Interpreter(program(), weights, biases);
    }

    /** Checks that what belongs to no weight and no bias is +0, in the parameters and in the gradients. */
    void checkPadding() {
        boolean[] used = new boolean[plan.parameters().size()];
        for (DensePlacement placement : plan.parameters().placements().values()) {
            for (int major = 0; major < placement.majors(); major++) {
                for (int minor = 0; minor < placement.minors(); minor++) {
                    used[placement.offset() + major * placement.stride() + minor] = true;
                }
            }
            for (int j = 0;
                    placement.weights().bias() && j < placement.weights().outputs();
                    j++) {
                used[placement.biases() + j] = true;
            }
        }
        for (int i = 0; i < used.length; i++) {
            if (!used[i]) {
                assertThat(Float.floatToRawIntBits(network.parameters()[i])
                                | Float.floatToRawIntBits(network.gradients()[i]))
                        .as("the padding at %d", i)
                        .isZero();
            }
        }
    }
}
