package io.github.gradapt.processor.validation;

/**
 * How long the arrays of a network are at most, as its layers are added. The parameters are counted as they are laid
 * out; the workspace is counted as if every value had a place of its own.
 */
final class ArrayLengths {

    /** From so many outputs on, there is a row of weights for each input; below, one for each output. */
    private static final int FEWEST_WIDE_OUTPUTS = 4;

    /** Arrays are used from this index on, in double from half of it. */
    private static final int FIRST_INDEX = 12;

    /** Values are stored in rows of a multiple of this. */
    private static final int PANEL = 8;

    /** a, z, log-probability, probability, target, cost term, and the derivatives with respect to the first three. */
    private static final int VALUES_PER_UNIT = 9;

    /** What has no place of its own. */
    private static final int SCRATCH = 11 * PANEL * PANEL;

    /** The rows that a block has however long they are. */
    private static final int FEWEST_ROWS = 4;

    /** What a block of more rows takes at most. */
    private static final long LARGEST_BLOCK_OF_MORE_ROWS = 1 << 16;

    private long inputs;
    private long parameters = FIRST_INDEX;
    private long rowValues;

    /** Adds the input: its row, and what is derived with respect to it. */
    void addInput(long size, boolean gradient) {
        inputs = size;
        rowValues += padded(size) * (gradient ? 2 : 1);
    }

    /** Adds a dense layer of the layer added last. */
    void addDense(long units, boolean bias) {
        parameters += units >= FEWEST_WIDE_OUTPUTS ? inputs * padded(units) : units * padded(inputs);
        parameters += bias ? padded(units) : 0;
        rowValues += VALUES_PER_UNIT * padded(units);
        inputs = units;
    }

    /** The weights and biases, padding included. */
    long parameters() {
        return parameters;
    }

    /** The values of a block of rows, padding included. */
    long workspace() {
        return FIRST_INDEX + Math.max(LARGEST_BLOCK_OF_MORE_ROWS, FEWEST_ROWS * rowValues) + SCRATCH;
    }

    private static long padded(long size) {
        return (size + PANEL - 1) / PANEL * PANEL;
    }
}
