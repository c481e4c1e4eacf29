package io.github.gradapt.training;

/**
 * Rows of inputs and their targets, row-major and unpadded; the arrays are the caller's.
 *
 * @param <A> the array of the rows, {@code float[]} or {@code double[]}
 */
final class Rows<A> {

    private final A inputs;
    private final int inputSize;
    private final A targets;
    private final int targetSize;
    private final int count;

    /** Checks that the arrays hold {@code count} rows of {@code network}, at least one. */
    Rows(TrainedNetwork<A> network, A inputs, A targets, int count) {
        if (count < 1) {
            throw new IllegalArgumentException("rows is " + count + "; it must be positive");
        }
        inputSize = network.inputSize();
        targetSize = network.outputSize();
        network.checkRows(inputs, count, inputSize, "inputs");
        network.checkRows(targets, count, targetSize, "targets");
        this.inputs = inputs;
        this.targets = targets;
        this.count = count;
    }

    /** Room for {@code count} rows of the same sizes. */
    Rows<A> emptyCopy(TrainedNetwork<A> network, int count) {
        return new Rows<>(network, network.newArray(count * inputSize), network.newArray(count * targetSize), count);
    }

    int count() {
        return count;
    }

    /** Copies one row to another place. */
    void copyRow(int row, Rows<A> destination, int destinationRow) {
        System.arraycopy(inputs, row * inputSize, destination.inputs, destinationRow * inputSize, inputSize);
        System.arraycopy(targets, row * targetSize, destination.targets, destinationRow * targetSize, targetSize);
    }

    /** Accumulates the gradients of some rows; returns the sum of their costs. */
    double accumulate(TrainedNetwork<A> network, int from, int count) {
        return network.accumulate(inputs, from * inputSize, targets, from * targetSize, count);
    }

    /** The mean cost of all rows. */
    double meanCost(TrainedNetwork<A> network) {
        return network.evaluate(inputs, 0, targets, 0, count) / count;
    }
}
