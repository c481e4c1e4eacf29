package io.github.gradapt.backend;

import io.github.gradapt.random.SplitMix64;

/**
 * The rows that networks are warmed up with. HotSpot leaves away what it has not seen, and takes it back, with all that
 * is compiled, when it comes: so inputs are of both signs and of several magnitudes, and targets are 0, 1, one of them 1,
 * and between.
 */
final class WarmUpRows {

    /** A block, half of one, and some more that fill neither. */
    private static final int MOST_ROWS = 32 + 16 + 15;

    private static final int MOST_VALUES = 1 << 22;
    private static final double[] MAGNITUDES = {0.5, 0, 1, 3};
    private static final int KINDS_OF_TARGETS = 4;

    private final SplitMix64 random = new SplitMix64(1);
    private final int rows;
    private final int inputSize;
    private final int outputSize;

    WarmUpRows(int inputSize, int outputSize) {
        this.inputSize = inputSize;
        this.outputSize = outputSize;
        this.rows = Math.max(1, Math.min(MOST_ROWS, MOST_VALUES / Math.max(inputSize, outputSize)));
    }

    int count() {
        return rows;
    }

    double[] inputs() {
        double[] inputs = new double[rows * inputSize];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = MAGNITUDES[i / inputSize % MAGNITUDES.length] * random.nextSymmetric();
        }
        return inputs;
    }

    double[] targets() {
        double[] targets = new double[rows * outputSize];
        for (int row = 0; row < rows; row++) {
            for (int j = 0; j < outputSize; j++) {
                // Every kind with every magnitude, where there are as many rows.
                targets[row * outputSize + j] =
                        target(row / MAGNITUDES.length % KINDS_OF_TARGETS, j == row % outputSize);
            }
        }
        return targets;
    }

    private double target(int kind, boolean chosen) {
        return switch (kind) {
            case 0 -> chosen ? 1 : 0;
            case 1 -> 0;
            case 2 -> 1;
            default -> Math.abs(random.nextSymmetric());
        };
    }

    static float[] inFloat(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
