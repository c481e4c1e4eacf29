package io.github.gradapt.optimizer;

/**
 * {@link Adam} with {@linkplain OptimizerBuilder#weightDecay decoupled weight decay}: first
 * w = w - rate weightDecay w, then the step of Adam, with the gradient of the old w. Weights and biases decay.
 *
 * <p>Source: I. Loshchilov and F. Hutter, "Decoupled weight decay regularization", ICLR 2019, where the decay is not
 * multiplied by the learning rate.
 */
public final class AdamW extends MomentsOptimizer {

    /**
     * AdamW with beta1 0.9, beta2 0.999, epsilon 1e-8 and weight decay 0.01.
     *
     * @param learningRate positive; often 0.001
     * @throws IllegalArgumentException if the learning rate is not positive and finite as a float
     */
    public AdamW(double learningRate) {
        this(new Builder(learningRate));
    }

    private AdamW(Builder builder) {
        super(builder);
    }

    /**
     * Starts from the values of {@link #AdamW(double)}.
     *
     * @param learningRate positive
     */
    public static Builder builder(double learningRate) {
        return new Builder(learningRate);
    }

    /** The hyperparameters of {@link AdamW}. */
    public static final class Builder extends MomentsBuilder<Builder> {

        private static final double WEIGHT_DECAY = 0.01;

        private Builder(double learningRate) {
            super(learningRate);
            weightDecay(WEIGHT_DECAY);
        }

        @Override
        public AdamW build() {
            return new AdamW(this);
        }
    }
}
