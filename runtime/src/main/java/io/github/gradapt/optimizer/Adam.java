package io.github.gradapt.optimizer;

import io.github.gradapt.TrainableNetwork;

/**
 * Follows moving averages of the gradient and of its square: m = beta1 m + (1 - beta1) g,
 * v = beta2 v + (1 - beta2) g^2, w = w - rate (m / (1 - beta1^t)) / (sqrt(v / (1 - beta2^t)) + epsilon). The divisors
 * correct the averages for their start at 0; they are computed in double.
 *
 * <p>Source: D. Kingma and J. Ba, "Adam: a method for stochastic optimization", ICLR 2015, algorithm 1.
 */
public final class Adam extends Optimizer {

    private final AdamMoments moments;

    /**
     * Adam with beta1 0.9, beta2 0.999 and epsilon 1e-8.
     *
     * @param learningRate positive; often 0.001
     * @throws IllegalArgumentException if the learning rate is not positive and finite as a float
     */
    public Adam(double learningRate) {
        this(new Builder(learningRate));
    }

    private Adam(Builder builder) {
        super(builder.learningRate);
        moments = new AdamMoments(builder.beta1, builder.beta2, builder.epsilon);
    }

    /**
     * Starts from the values of {@link #Adam(double)}.
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
        moments.update(network, scale, learningRate(), 0);
    }

    /** The hyperparameters of an {@link Adam}. */
    public static final class Builder {
        private final double learningRate;
        private double beta1 = 0.9;
        private double beta2 = 0.999;
        private double epsilon = 1e-8;

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
         * The optimizer.
         *
         * @throws IllegalArgumentException if the learning rate is not positive and finite as a float
         */
        public Adam build() {
            return new Adam(this);
        }
    }
}
