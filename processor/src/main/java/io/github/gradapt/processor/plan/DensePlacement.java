package io.github.gradapt.processor.plan;

import io.github.gradapt.processor.program.Weights;

/**
 * Where the parameters of a layer live: weights as rows of {@code minors} values, padded to {@code stride}, one row for
 * each of {@code majors}. A wide layer has a row for each input (its outputs lie side by side), a narrow one a row for
 * each output.
 *
 * @param weights the parameters
 * @param order   the order of the sums that read them
 * @param offset  the index of the first weight
 * @param biases  the index of the first bias; -1 if there are none
 */
public record DensePlacement(Weights weights, SummationOrder order, int offset, int biases) {

    /** The number of rows of weights. */
    public int majors() {
        return order.wide() ? weights.inputs() : weights.outputs();
    }

    /** The number of weights in a row, padding not counted. */
    public int minors() {
        return order.wide() ? weights.outputs() : weights.inputs();
    }

    /** The distance between rows of weights. */
    public int stride() {
        return SummationOrder.padded(minors());
    }

    /** The number of vectors of {@code lanes} numbers that hold the weights of a row; the last one may have padding. */
    public int vectors(int lanes) {
        return (minors() + lanes - 1) / lanes;
    }

    /** The distance between the weights of neighboring inputs. */
    public int inputStride() {
        return order.wide() ? stride() : 1;
    }

    /** The distance between the weights of neighboring outputs. */
    public int outputStride() {
        return order.wide() ? 1 : stride();
    }

    /** The number of floats taken, padding and biases included. */
    public int size() {
        int size = Math.multiplyExact(majors(), stride());
        return weights.bias() ? Math.addExact(size, SummationOrder.padded(weights.outputs())) : size;
    }
}
