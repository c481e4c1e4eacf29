package io.github.gradapt.serving;

import io.github.gradapt.LinearNetwork;
import java.util.Arrays;

/**
 * Parameters that prove, by what a network answers, which set they are of. One output is the number of the set; each
 * other one is a sum of weights that look random but follow from the number, so that a mixture of two sets cannot give
 * the sums of one. All are whole numbers that floats represent exactly.
 */
final class MarkedParameters {

    static final int INPUTS = 255;
    static final int OUTPUTS = 16;

    /** Numbers of sets come again after so many: a float represents no more. */
    private static final int NUMBERS = 1 << 24;

    private static final int WEIGHT_BITS = 12;

    private final float[] values = new float[OUTPUTS * (INPUTS + 1)];
    private final float[] outputs = new float[OUTPUTS];

    static LinearNetwork network() {
        return new LinearNetwork(INPUTS, OUTPUTS);
    }

    /** A row for which the network sums its weights. */
    static float[] ones() {
        float[] ones = new float[INPUTS];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** Sets the parameters of a network to the set of this number. */
    void set(LinearNetwork network, long number) {
        for (int j = 1; j < OUTPUTS; j++) {
            for (int i = 0; i < INPUTS; i++) {
                values[j * INPUTS + i] = weight(number, j, i);
            }
        }
        values[OUTPUTS * INPUTS] = number % NUMBERS;
        network.setValues(values);
    }

    /** What every network with the set of this number answers to {@link #ones()}; overwritten by the next call. */
    float[] outputs(long number) {
        outputs[0] = number % NUMBERS;
        for (int j = 1; j < OUTPUTS; j++) {
            int sum = 0;
            for (int i = 0; i < INPUTS; i++) {
                sum += weight(number, j, i);
            }
            outputs[j] = sum;
        }
        return outputs;
    }

    /** The steps of SplitMix64's mixer that take least time. */
    private static int weight(long number, int unit, int input) {
        long z = (number * OUTPUTS + unit) * INPUTS + input;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return (int) (z >>> (Long.SIZE - WEIGHT_BITS));
    }
}
