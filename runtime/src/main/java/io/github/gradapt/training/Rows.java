package io.github.gradapt.training;

import io.github.gradapt.TrainableNetwork;
import io.github.gradapt.storage.Arguments;

/** Rows of inputs and their targets, row-major and unpadded; the arrays are the caller's. */
final class Rows {

    private final float[] inputs;
    private final int inputSize;
    private final float[] targets;
    private final int targetSize;
    private final int count;

    /** Checks that the arrays hold {@code count} rows of {@code network}, at least one. */
    Rows(TrainableNetwork network, float[] inputs, float[] targets, int count) {
        if (count < 1) {
            throw new IllegalArgumentException("rows is " + count + "; it must be positive");
        }
        inputSize = network.inputSize();
        targetSize = network.outputSize();
        Arguments.rows(inputs, 0, count, inputSize, "inputs");
        Arguments.rows(targets, 0, count, targetSize, "targets");
        this.inputs = inputs;
        this.targets = targets;
        this.count = count;
    }

    /** Room for {@code count} rows of the same sizes. */
    Rows emptyCopy(TrainableNetwork network, int count) {
        return new Rows(network, new float[count * inputSize], new float[count * targetSize], count);
    }

    int count() {
        return count;
    }

    /** Copies one row to another place. */
    void copyRow(int row, Rows destination, int destinationRow) {
        System.arraycopy(inputs, row * inputSize, destination.inputs, destinationRow * inputSize, inputSize);
        System.arraycopy(targets, row * targetSize, destination.targets, destinationRow * targetSize, targetSize);
    }

    /** Accumulates the gradients of some rows; returns the sum of their costs. */
    float accumulate(TrainableNetwork network, int from, int count) {
        return network.accumulate(inputs, from * inputSize, targets, from * targetSize, count);
    }

    /** The mean cost of all rows. */
    double meanCost(TrainableNetwork network) {
        return (double) network.evaluate(inputs, 0, targets, 0, count) / count;
    }
}
