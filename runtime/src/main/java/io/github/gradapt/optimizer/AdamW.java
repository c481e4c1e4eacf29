package io.github.gradapt.optimizer;

import io.github.gradapt.TrainableNetwork;

/**
 * {@link Adam} with decoupled weight decay: first w = w - rate weightDecay w, then the step of Adam, with the gradient
 * of the old w. Weights and biases decay.
 *
 * <p>Source: I. Loshchilov and F. Hutter, "Decoupled weight decay regularization", ICLR 2019, where the decay is not
 * multiplied by the learning rate.
 */
public final class AdamW extends Optimizer {

    private final AdamMoments moments;
    private final double weightDecay;

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
        super(builder.learningRate);
        moments = new AdamMoments(builder.beta1, builder.beta2, builder.epsilon);
        weightDecay = builder.weightDecay;
    }

    /**
     * Starts from the values of {@link #AdamW(double)}.
     *
     * @param learningRate positive
     */
    public static Builder builder(double learningRate) {
        return new Builder(learningRate);
    }

    @Override
    protected void allocate(int length) {
        moments.allocate(length);
    }

    @Override
    protected void update(TrainableNetwork network, float scale) {
        moments.update(network, scale, learningRate(), weightDecay);
    }

    /** The hyperparameters of an {@link AdamW}. */
    public static final class Builder {
        private final double learningRate;
        private double beta1 = 0.9;
        private double beta2 = 0.999;
        private double epsilon = 1e-8;
        private double weightDecay = 0.01;

        private Builder(double learningRate) {
            this.learningRate = learningRate;
        }

        /**
         * The share of the old mean gradient in the new one; in [0, 1), by default 0.9.
         *
         * @throws IllegalArgumentException if the value is out of range
         */
        public Builder beta1(double beta1) {
            this.beta1 = Hyperparameter.share("beta1", beta1);
            return this;
        }

        /**
         * The share of the old mean square in the new one; in [0, 1), by default 0.999.
         *
         * @throws IllegalArgumentException if the value is out of range
         */
        public Builder beta2(double beta2) {
            this.beta2 = Hyperparameter.share("beta2", beta2);
            return this;
        }

        /**
         * What is added to the root; at least 1e-15, by default 1e-8.
         *
         * @throws IllegalArgumentException if the value is out of range
         */
        public Builder epsilon(double epsilon) {
            this.epsilon = Hyperparameter.epsilon(epsilon);
            return this;
        }

        /**
         * The decay of weights and biases per step, times the learning rate; at least 0, by default 0.01.
         *
         * @throws IllegalArgumentException if the value is out of range
         */
        public Builder weightDecay(double weightDecay) {
            this.weightDecay = Hyperparameter.notNegative("weightDecay", weightDecay);
            return this;
        }

        /**
         * The optimizer.
         *
         * @throws IllegalArgumentException if the learning rate is not positive and finite as a float
         */
        public AdamW build() {
            return new AdamW(this);
        }
    }
}
