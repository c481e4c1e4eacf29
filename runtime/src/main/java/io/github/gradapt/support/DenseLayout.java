package io.github.gradapt.support;

import java.util.Objects;

/**
 * Where the weights and biases of a dense layer lie in the flat array of a network's parameters: W_ji at
 * {@code weights + i * inputStride + j * outputStride}, b_j at {@code biases + j}.
 *
 * @param inputs       the number of inputs of each unit; positive
 * @param outputs      the number of units; positive
 * @param weights      the index of W_00
 * @param inputStride  the distance from a weight to that of the next input; positive
 * @param outputStride the distance from a weight to that of the next unit; positive
 * @param biases       the index of b_0, or {@link #NO_BIASES}
 */
public record DenseLayout(int inputs, int outputs, int weights, int inputStride, int outputStride, int biases) {

    /** For {@link #biases()}: the units have none. */
    public static final int NO_BIASES = -1;

    /**
     * A layout.
     *
     * @throws IllegalArgumentException if a value is out of range, two weights would share an index, or an index
     *     would not fit into an int
     */
    public DenseLayout {
        require(inputs > 0, "inputs", inputs, "positive");
        require(outputs > 0, "outputs", outputs, "positive");
        require(weights >= 0, "weights", weights, "at least 0");
        require(inputStride > 0, "inputStride", inputStride, "positive");
        require(outputStride > 0, "outputStride", outputStride, "positive");
        require(biases >= NO_BIASES, "biases", biases, "at least 0, or -1 for none");
        long inputSpan = (inputs - 1L) * inputStride;
        long outputSpan = (outputs - 1L) * outputStride;
        if (inputStride <= outputSpan && outputStride <= inputSpan) {
            throw new IllegalArgumentException("with the strides " + inputStride + " (inputs) and " + outputStride
                    + " (outputs), the weights of " + outputs + " x " + inputs + " would overlap");
        }
        // Each of the products is below 2^62, so the sums fit into a long.
        if (inputSpan + outputSpan + weights >= Integer.MAX_VALUE || (long) biases + outputs > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    outputs + " x " + inputs + " weights with these strides do not fit into an array");
        }
    }

    /** Whether the units have biases. */
    public boolean hasBiases() {
        return biases != NO_BIASES;
    }

    /**
     * The index of W_ji, from {@code input} i to {@code output} j.
     *
     * @throws IndexOutOfBoundsException if there is no such weight
     */
    public int weight(int output, int input) {
        return weights
                + Objects.checkIndex(input, inputs) * inputStride
                + Objects.checkIndex(output, outputs) * outputStride;
    }

    /**
     * The index of b_j of {@code output} j.
     *
     * @throws IndexOutOfBoundsException if there is no such bias
     */
    public int bias(int output) {
        return biases + Objects.checkIndex(output, hasBiases() ? outputs : 0);
    }

    /** The least length of an array that holds every weight and bias. */
    public int end() {
        int afterWeights = weight(outputs - 1, inputs - 1) + 1;
        return hasBiases() ? Math.max(afterWeights, biases + outputs) : afterWeights;
    }

    private static void require(boolean condition, String name, int value, String rule) {
        if (!condition) {
            throw new IllegalArgumentException(name + " is " + value + "; it must be " + rule);
        }
    }
}
