package io.github.gradapt.storage;

import io.github.gradapt.Layer;
import java.util.ArrayList;
import java.util.List;

/**
 * The weights of a layer, [unit][input], or its biases, [unit], as a tensor whose values are those of the network.
 *
 * @param layer the layer
 * @param bias  whether it is its biases
 */
record Parameter(Layer layer, boolean bias) {

    /** All parameters of a network, in the order of its layers. */
    static List<Parameter> of(List<Layer> layers) {
        List<Parameter> parameters = new ArrayList<>();
        for (Layer layer : layers) {
            if (layer.inputSize() > 0) {
                parameters.add(new Parameter(layer, false));
            }
            if (layer.hasBias()) {
                parameters.add(new Parameter(layer, true));
            }
        }
        return parameters;
    }

    /** The name within its layer. */
    String kind() {
        return bias ? "bias" : "weight";
    }

    /** The name that PyTorch would give it. */
    String name() {
        return layer.name() + "." + kind();
    }

    long[] shape() {
        return bias ? new long[] {layer.size()} : new long[] {layer.size(), layer.inputSize()};
    }

    int size() {
        return bias ? layer.size() : Math.multiplyExact(layer.size(), layer.inputSize());
    }

    double get(int index) {
        return bias ? layer.bias(index) : layer.weight(index / layer.inputSize(), index % layer.inputSize());
    }

    void set(int index, double value) {
        if (bias) {
            layer.setBias(index, value);
        } else {
            layer.setWeight(index / layer.inputSize(), index % layer.inputSize(), value);
        }
    }

    /** The place of a value, as it is written in brackets. */
    String place(int index) {
        return bias ? "[" + index + "]" : "[" + index / layer.inputSize() + ", " + index % layer.inputSize() + "]";
    }
}
