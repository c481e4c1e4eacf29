package io.github.gradapt.support;

import io.github.gradapt.Initializer;
import io.github.gradapt.random.SplitMix64;

/**
 * Draws the weights that a network starts from. They follow from the seed, from the order of the calls, and from the
 * shape and initializer of each layer: neither the layout nor the Java virtual machine changes a bit.
 */
public final class Initialization {

    private final SplitMix64 random;

    /** An initialization whose weights follow from {@code seed}. */
    public Initialization(long seed) {
        random = new SplitMix64(seed);
    }

    /**
     * Draws the weights of one layer, unit by unit and for each unit input by input, and sets its biases to 0. Nothing
     * else in the array is touched.
     *
     * @param initializer the distribution of the weights; not {@link Initializer#DEFAULT}, which stands for another
     * @param layout      where the weights and biases lie
     * @param parameters  the parameters of the network
     * @throws IllegalArgumentException if the initializer is the default or the layer does not fit into the array
     */
    public void draw(Initializer initializer, DenseLayout layout, float[] parameters) {
        draw(initializer, layout, Values.of(parameters));
    }

    /**
     * Draws the weights of one layer, unit by unit and for each unit input by input, and sets its biases to 0. Nothing
     * else in the array is touched. Rounded to float, the weights are those of a network that computes in float.
     *
     * @param initializer the distribution of the weights; not {@link Initializer#DEFAULT}, which stands for another
     * @param layout      where the weights and biases lie
     * @param parameters  the parameters of the network
     * @throws IllegalArgumentException if the initializer is the default or the layer does not fit into the array
     */
    public void draw(Initializer initializer, DenseLayout layout, double[] parameters) {
        draw(initializer, layout, Values.of(parameters));
    }

    private void draw(Initializer initializer, DenseLayout layout, Values parameters) {
        if (layout.end() > parameters.length()) {
            throw new IllegalArgumentException(
                    "the layer needs " + layout.end() + " parameters; there are " + parameters.length());
        }
        double in = layout.inputs();
        double inAndOut = in + layout.outputs();
        switch (initializer) {
            case GLOROT_UNIFORM -> uniform(Math.sqrt(6 / inAndOut), layout, parameters);
            case GLOROT_NORMAL -> normal(Math.sqrt(2 / inAndOut), layout, parameters);
            case HE_UNIFORM -> uniform(Math.sqrt(6 / in), layout, parameters);
            case HE_NORMAL -> normal(Math.sqrt(2 / in), layout, parameters);
            case LECUN_UNIFORM -> uniform(Math.sqrt(3 / in), layout, parameters);
            case LECUN_NORMAL -> normal(Math.sqrt(1 / in), layout, parameters);
            case ZEROS -> zeros(layout, parameters);
            case DEFAULT ->
                throw new IllegalArgumentException(
                        "Initializer.DEFAULT is no distribution: it stands for that of the activation");
        }
        for (int output = 0; output < layout.outputs() && layout.hasBiases(); output++) {
            parameters.set(layout.bias(output), 0);
        }
    }

    private void uniform(double limit, DenseLayout layout, Values parameters) {
        for (int output = 0; output < layout.outputs(); output++) {
            for (int input = 0; input < layout.inputs(); input++) {
                parameters.set(layout.weight(output, input), limit * random.nextSymmetric());
            }
        }
    }

    private void normal(double deviation, DenseLayout layout, Values parameters) {
        for (int output = 0; output < layout.outputs(); output++) {
            for (int input = 0; input < layout.inputs(); input++) {
                parameters.set(layout.weight(output, input), deviation * random.nextNormal());
            }
        }
    }

    private static void zeros(DenseLayout layout, Values parameters) {
        for (int output = 0; output < layout.outputs(); output++) {
            for (int input = 0; input < layout.inputs(); input++) {
                parameters.set(layout.weight(output, input), 0);
            }
        }
    }
}
