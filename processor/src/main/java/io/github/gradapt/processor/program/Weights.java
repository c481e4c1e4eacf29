package io.github.gradapt.processor.program;

/**
 * The parameters of an affine map: W of [outputs][inputs] and, where there is one, b of [outputs].
 *
 * @param layer the name of the layer they belong to
 */
public record Weights(String layer, int inputs, int outputs, boolean bias) {

    /** The number of weights, without the biases. */
    public long count() {
        return (long) inputs * outputs;
    }
}
