package io.github.gradapt.training;

import io.github.gradapt.Layer;
import io.github.gradapt.optimizer.OptimizerState;
import io.github.gradapt.storage.Safetensors;
import io.github.gradapt.storage.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * The arrays of an optimizer as tensors that look like the parameters they belong to: without padding, in the order of
 * layers, units and inputs, so that a file does not depend on where parameters lie.
 */
final class StateTensors {

    private final List<Layer> layers;
    private final int length;
    private final boolean inFloat;

    private StateTensors(List<Layer> layers, int length, boolean inFloat) {
        this.layers = layers;
        this.length = length;
        this.inFloat = inFloat;
    }

    /** Those of a network that computes in float and has so many parameters, padding included. */
    static StateTensors inFloat(List<Layer> layers, int length) {
        return new StateTensors(layers, length, true);
    }

    /** Those of a network that computes in double and has so many parameters, padding included. */
    static StateTensors inDouble(List<Layer> layers, int length) {
        return new StateTensors(layers, length, false);
    }

    /** The tensors of a state. */
    List<Tensor> of(OptimizerState state) {
        List<Tensor> tensors = new ArrayList<>();
        for (int array = 0; array < state.arrays(); array++) {
            int which = array;
            forEach(which, (name, indices, shape) -> {
                double[] values = new double[indices.length];
                for (int i = 0; i < values.length; i++) {
                    values[i] = state.value(which, indices[i]);
                }
                tensors.add(inFloat ? Tensor.of(name, floats(values), shape) : Tensor.of(name, values, shape));
            });
        }
        return tensors;
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    /** The arrays of a state, the padding 0. */
    List<double[]> arrays(Safetensors contents, int count) throws CheckpointMismatchException {
        List<String> differences = new ArrayList<>();
        List<double[]> arrays = new ArrayList<>();
        for (int array = 0; array < count && differences.isEmpty(); array++) {
            double[] values = new double[length];
            forEach(array, (name, indices, shape) -> {
                Tensor tensor = contents.tensors().get(name);
                List<Long> expected = new ArrayList<>();
                for (long extent : shape) {
                    expected.add(extent);
                }
                if (tensor == null || !tensor.shape().equals(expected)) {
                    differences.add("the tensor " + name + " is "
                            + (tensor == null ? "missing" : "of the shape " + tensor.shape()) + "; expected "
                            + expected);
                    return;
                }
                for (int i = 0; i < indices.length; i++) {
                    values[indices[i]] = tensor.doubleAt(i);
                }
            });
            arrays.add(values);
        }
        if (!differences.isEmpty()) {
            throw new CheckpointMismatchException(contents.file(), differences);
        }
        return arrays;
    }

    private interface Visitor {
        /** Is told of a tensor: its name, the index of each of its values among the parameters, its shape. */
        void tensor(String name, int[] indices, long... shape);
    }

    private void forEach(int array, Visitor visitor) {
        String prefix = "gradapt/optimizer/" + array + "/";
        for (Layer layer : layers) {
            if (layer.inputSize() > 0) {
                int[] indices = new int[layer.size() * layer.inputSize()];
                for (int i = 0; i < indices.length; i++) {
                    indices[i] = layer.weightIndex(i / layer.inputSize(), i % layer.inputSize());
                }
                visitor.tensor(prefix + layer.name() + ".weight", indices, layer.size(), layer.inputSize());
            }
            if (layer.hasBias()) {
                int[] indices = new int[layer.size()];
                for (int i = 0; i < indices.length; i++) {
                    indices[i] = layer.biasIndex(i);
                }
                visitor.tensor(prefix + layer.name() + ".bias", indices, layer.size());
            }
        }
    }
}
