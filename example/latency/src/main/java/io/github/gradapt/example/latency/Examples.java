package io.github.gradapt.example.latency;

import java.util.Arrays;

/**
 * Rows of numbers, the same as those of the C program.
 *
 * @param inputs  count x inputs of the net
 * @param targets count x outputs of the net
 */
record Examples(float[] inputs, float[] targets, int count) {

    private static final int SEED = 2;

    static Examples of(Net net, int count) {
        Uniform uniform = new Uniform(SEED);
        float[] inputs = new float[count * net.inputs()];
        float[] targets = new float[count * net.outputs()];
        for (int row = 0; row < count; row++) {
            for (int i = 0; i < net.inputs(); i++) {
                inputs[row * net.inputs() + i] = uniform.next();
            }
            drawTarget(net, uniform, targets, row * net.outputs());
        }
        return new Examples(inputs, targets, count);
    }

    private static void drawTarget(Net net, Uniform uniform, float[] targets, int at) {
        switch (net.function(net.layers())) {
            case SOFTMAX -> targets[at + uniform.nextInteger() % net.outputs()] = 1;
            case SIGMOID -> targets[at] = uniform.nextInteger() % 2;
            default -> {
                for (int j = 0; j < net.outputs(); j++) {
                    targets[at + j] = uniform.next();
                }
            }
        }
    }

    /** The inputs of each row, in an array of its own. */
    float[][] eachInput() {
        return each(inputs);
    }

    /** The target of each row, in an array of its own. */
    float[][] eachTarget() {
        return each(targets);
    }

    private float[][] each(float[] values) {
        int size = values.length / count;
        float[][] rows = new float[count][];
        for (int row = 0; row < count; row++) {
            rows[row] = Arrays.copyOfRange(values, row * size, (row + 1) * size);
        }
        return rows;
    }
}
