package io.github.gradapt.processor;

import io.github.gradapt.Layer;
import io.github.gradapt.TrainableDoubleNetwork;
import io.github.gradapt.processor.plan.DensePlacement;
import io.github.gradapt.processor.plan.Plan;
import io.github.gradapt.processor.program.Weights;
import java.util.stream.IntStream;

/** A generated network that computes in double, beside its plan. Layers are counted from 0; weights are [out][in]. */
record DoubleModel(TrainableDoubleNetwork network, Plan plan) {

    int layers() {
        return network.layers().size();
    }

    private Layer view(int layer) {
        return network.layers().get(layer);
    }

    /** Sets the parameters of each layer after the input. */
    void set(OracleCase oracleCase) {
        for (int layer = 1; layer < layers(); layer++) {
            OracleCase.LayerValues values = oracleCase.parameters().get(layer - 1);
            Layer view = view(layer);
            for (int j = 0; j < view.size(); j++) {
                for (int i = 0; i < view.inputSize(); i++) {
                    view.setWeight(j, i, values.weights()[j][i]);
                }
                if (values.biases() != null) {
                    view.setBias(j, values.biases()[j]);
                }
            }
        }
    }

    double[] activations(int layer) {
        Layer view = view(layer);
        return IntStream.range(0, view.size()).mapToDouble(view::activation).toArray();
    }

    double[] deltas(int layer) {
        Layer view = view(layer);
        return IntStream.range(0, view.size()).mapToDouble(view::delta).toArray();
    }

    double[][] weights(int layer) {
        Layer view = view(layer);
        return IntStream.range(0, view.size())
                .mapToObj(j -> IntStream.range(0, view.inputSize())
                        .mapToDouble(i -> view.weight(j, i))
                        .toArray())
                .toArray(double[][]::new);
    }

    double[] biases(int layer) {
        Layer view = view(layer);
        return IntStream.range(0, view.hasBias() ? view.size() : 0)
                .mapToDouble(view::bias)
                .toArray();
    }

    private DensePlacement placement(int layer) {
        Weights weights = plan.program().layers().get(layer).weights().orElseThrow();
        return plan.parameters().placement(weights);
    }

    /** The gradients of the weights of a layer, found in the flat array by the plan. */
    double[][] weightGradients(int layer) {
        DensePlacement placement = placement(layer);
        return IntStream.range(0, placement.weights().outputs())
                .mapToObj(j -> IntStream.range(0, placement.weights().inputs())
                        .mapToDouble(i -> network.gradients()[
                                placement.offset() + i * placement.inputStride() + j * placement.outputStride()])
                        .toArray())
                .toArray(double[][]::new);
    }

    /** The gradients of the biases of a layer; none if it has none. */
    double[] biasGradients(int layer) {
        DensePlacement placement = placement(layer);
        return IntStream.range(
                        0, placement.weights().bias() ? placement.weights().outputs() : 0)
                .mapToDouble(j -> network.gradients()[placement.biases() + j])
                .toArray();
    }
}
