package io.github.gradapt.support;

import io.github.gradapt.DoubleNetwork;
import io.github.gradapt.Layer;
import io.github.gradapt.Network;
import org.jspecify.annotations.Nullable;

/**
 * A layer whose weights and biases lie in the flat array that is the network's parameters at the time, and whose
 * activations and deltas lie, for one row, in the network's workspace. It is a view: it holds no values of its own.
 */
public final class StoredLayer implements Layer {

    /** For an offset into the workspace: the network does not store these values. */
    public static final int NOT_STORED = -1;

    private final String name;
    private final int size;
    private final @Nullable DenseLayout layout;
    private final Values parameters;
    private final Values workspace;
    private final int activations;
    private final int deltas;

    private StoredLayer(
            String name,
            int size,
            @Nullable DenseLayout layout,
            Values parameters,
            Values workspace,
            int activations,
            int deltas) {
        requireSpace(name, "activations", workspace, activations, size);
        requireSpace(name, "deltas", workspace, deltas, size);
        this.name = name;
        this.size = size;
        this.layout = layout;
        this.parameters = parameters;
        this.workspace = workspace;
        this.activations = activations;
        this.deltas = deltas;
    }

    /**
     * The view of an input layer of a network that computes in float.
     *
     * @param name        the name of the layer
     * @param size        the number of inputs of a row; positive
     * @param workspace   the array that holds the values of one row
     * @param activations the index of the first input in {@code workspace}, or {@link #NOT_STORED}
     * @param deltas      the index of dC/dx of the first input in {@code workspace}, or {@link #NOT_STORED}
     * @throws IllegalArgumentException if the values do not fit into the array
     */
    public static StoredLayer input(String name, int size, float[] workspace, int activations, int deltas) {
        return input(name, size, Values.of(workspace), activations, deltas);
    }

    /**
     * The view of an input layer of a network that computes in double.
     *
     * @param name        the name of the layer
     * @param size        the number of inputs of a row; positive
     * @param workspace   the array that holds the values of one row
     * @param activations the index of the first input in {@code workspace}, or {@link #NOT_STORED}
     * @param deltas      the index of dC/dx of the first input in {@code workspace}, or {@link #NOT_STORED}
     * @throws IllegalArgumentException if the values do not fit into the array
     */
    public static StoredLayer input(String name, int size, double[] workspace, int activations, int deltas) {
        return input(name, size, Values.of(workspace), activations, deltas);
    }

    private static StoredLayer input(String name, int size, Values workspace, int activations, int deltas) {
        if (size < 1) {
            throw new IllegalArgumentException("layer '" + name + "': size is " + size + "; it must be positive");
        }
        // Without a layout no index into the parameters exists: any array does.
        return new StoredLayer(name, size, null, workspace, workspace, activations, deltas);
    }

    /**
     * The view of a dense layer of a network that computes in float.
     *
     * @param name        the name of the layer
     * @param layout      where the weights and biases lie in the parameters of the network
     * @param network     the network, which has its parameters already
     * @param workspace   the array that holds the values of one row
     * @param activations the index of the first activation in {@code workspace}, or {@link #NOT_STORED}
     * @param deltas      the index of the first delta in {@code workspace}, or {@link #NOT_STORED}
     * @throws IllegalArgumentException if the values do not fit into their array
     */
    public static StoredLayer dense(
            String name, DenseLayout layout, Network network, float[] workspace, int activations, int deltas) {
        return dense(name, layout, Values.of(network), Values.of(workspace), activations, deltas);
    }

    /**
     * The view of a dense layer of a network that computes in double.
     *
     * @param name        the name of the layer
     * @param layout      where the weights and biases lie in the parameters of the network
     * @param network     the network, which has its parameters already
     * @param workspace   the array that holds the values of one row
     * @param activations the index of the first activation in {@code workspace}, or {@link #NOT_STORED}
     * @param deltas      the index of the first delta in {@code workspace}, or {@link #NOT_STORED}
     * @throws IllegalArgumentException if the values do not fit into their array
     */
    public static StoredLayer dense(
            String name, DenseLayout layout, DoubleNetwork network, double[] workspace, int activations, int deltas) {
        return dense(name, layout, Values.of(network), Values.of(workspace), activations, deltas);
    }

    private static StoredLayer dense(
            String name, DenseLayout layout, Values parameters, Values workspace, int activations, int deltas) {
        if (layout.end() > parameters.length()) {
            throw new IllegalArgumentException(
                    "layer '" + name + "' needs " + layout.end() + " parameters; there are " + parameters.length());
        }
        return new StoredLayer(name, layout.outputs(), layout, parameters, workspace, activations, deltas);
    }

    /**
     * The view of a dense layer of a network that computes in float, whose parameters cannot be written.
     *
     * @param name       the name of the layer
     * @param layout     where the weights and biases lie in {@code parameters}
     * @param parameters the parameters of the network
     * @throws IllegalArgumentException if the values do not fit into the array
     */
    public static StoredLayer frozen(String name, DenseLayout layout, float[] parameters) {
        return frozen(name, layout, Values.of(parameters));
    }

    /**
     * The view of a dense layer of a network that computes in double, whose parameters cannot be written.
     *
     * @param name       the name of the layer
     * @param layout     where the weights and biases lie in {@code parameters}
     * @param parameters the parameters of the network
     * @throws IllegalArgumentException if the values do not fit into the array
     */
    public static StoredLayer frozen(String name, DenseLayout layout, double[] parameters) {
        return frozen(name, layout, Values.of(parameters));
    }

    private static StoredLayer frozen(String name, DenseLayout layout, Values parameters) {
        Values frozen = parameters.frozen(name);
        return dense(name, layout, frozen, frozen, NOT_STORED, NOT_STORED);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public int inputSize() {
        return layout == null ? 0 : layout.inputs();
    }

    @Override
    public boolean hasBias() {
        return layout != null && layout.hasBiases();
    }

    @Override
    public double weight(int unit, int input) {
        return parameters.get(weightIndex(unit, input));
    }

    @Override
    public void setWeight(int unit, int input, double value) {
        parameters.set(weightIndex(unit, input), value);
    }

    @Override
    public double bias(int unit) {
        return parameters.get(biasIndex(unit));
    }

    @Override
    public void setBias(int unit, double value) {
        parameters.set(biasIndex(unit), value);
    }

    @Override
    public int weightIndex(int unit, int input) {
        if (layout == null) {
            throw new IndexOutOfBoundsException("layer '" + name + "' is the input: it has no weights");
        }
        requireUnit(unit);
        if (input < 0 || input >= layout.inputs()) {
            throw new IndexOutOfBoundsException(
                    "input " + input + " of layer '" + name + "': " + range(layout.inputs()));
        }
        return layout.weight(unit, input);
    }

    @Override
    public int biasIndex(int unit) {
        if (layout == null || !layout.hasBiases()) {
            throw new IndexOutOfBoundsException("layer '" + name + "' has no biases");
        }
        requireUnit(unit);
        return layout.bias(unit);
    }

    @Override
    public double activation(int unit) {
        return workspace.get(workspaceIndex(activations, unit, "activations"));
    }

    @Override
    public double delta(int unit) {
        return workspace.get(workspaceIndex(deltas, unit, "deltas"));
    }

    @Override
    public String toString() {
        return name + "(" + size + ")";
    }

    private int workspaceIndex(int offset, int unit, String values) {
        requireUnit(unit);
        if (offset == NOT_STORED) {
            throw new UnsupportedOperationException("this network does not store the " + values + " of layer '" + name
                    + "': they are stored for training only, the deltas of the input only for @Input(gradient = true)");
        }
        return offset + unit;
    }

    private void requireUnit(int unit) {
        if (unit < 0 || unit >= size) {
            throw new IndexOutOfBoundsException("unit " + unit + " of layer '" + name + "': " + range(size));
        }
    }

    private static String range(int count) {
        return "there are " + count + ", from 0 to " + (count - 1);
    }

    private static void requireSpace(String name, String values, Values workspace, int offset, int size) {
        if (offset != NOT_STORED && (offset < 0 || (long) offset + size > workspace.length())) {
            throw new IllegalArgumentException("layer '" + name + "': " + size + " " + values + " from index " + offset
                    + " do not fit into a workspace of " + workspace.length());
        }
    }
}
