package io.github.gradapt.optimizer;

/**
 * Follows moving averages of the gradient and of its square: m = beta1 m + (1 - beta1) g,
 * v = beta2 v + (1 - beta2) g^2, w = w - rate (m / (1 - beta1^t)) / (sqrt(v / (1 - beta2^t)) + epsilon). The divisors
 * correct the averages for their start at 0; they are computed in double.
 *
 * <p>Source: D. Kingma and J. Ba, "Adam: a method for stochastic optimization", ICLR 2015, algorithm 1.
 */
public final class Adam extends MomentsOptimizer {

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
        super(builder);
    }

    /**
     * Starts from the values of {@link #Adam(double)}.
     *
     * @param learningRate positive
     */
    public static Builder builder(double learningRate) {
        return new Builder(learningRate);
    }

    /** The hyperparameters of {@link Adam}. */
    public static final class Builder extends MomentsBuilder<Builder> {

        private Builder(double learningRate) {
            super(learningRate);
        }

        @Override
        public Adam build() {
            return new Adam(this);
        }
    }
}
