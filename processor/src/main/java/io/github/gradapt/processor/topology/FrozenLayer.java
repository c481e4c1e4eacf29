package io.github.gradapt.processor.topology;

/** The parameters of a dense layer that are compiled in; each is a number of the network's precision. */
public final class FrozenLayer {

    private final double[] weights;
    private final double[] biases;

    /**
     * The parameters of a layer.
     *
     * @param weights W, unit by unit and for each unit input by input
     * @param biases  b; empty if there is none
     */
    public FrozenLayer(double[] weights, double[] biases) {
        this.weights = weights.clone();
        this.biases = biases.clone();
    }

    /** The number of weights and biases. */
    public int size() {
        return weights.length + biases.length;
    }

    /** The parameter at {@code index}, counted through the weights and then the biases. */
    public double parameter(int index) {
        return index < weights.length ? weights[index] : biases[index - weights.length];
    }
}
