package io.github.gradapt.optimizer;

/**
 * {@link Adam} with a rectified start: while v has seen too few gradients to divide by its root, m alone is followed.
 * With m and v as in Adam, R = 2 / (1 - beta2) - 1 and r = R - 2 t beta2^t / (1 - beta2^t),
 *
 * <pre>
 * if r &gt; 5, w = w - rate (m / (1 - beta1^t)) sqrt((r-4) (r-2) R / ((R-4) r))
 *                    sqrt(1 - beta2^t) / (sqrt(v) + epsilon)
 * otherwise w = w - rate  m / (1 - beta1^t)
 * </pre>
 *
 * <p>Source: L. Liu and others, "On the variance of the adaptive learning rate and beyond", ICLR 2020, which has no
 * epsilon and rectifies from r &gt; 4; 5 is its published code's, and PyTorch's.
 */
public final class RAdam extends MomentsOptimizer {

    private static final double LEAST_RECTIFIED = 5;

    /**
     * RAdam with beta1 0.9, beta2 0.999 and epsilon 1e-8.
     *
     * @param learningRate positive; often 0.001
     * @throws IllegalArgumentException if the learning rate is not positive and finite as a float
     */
    public RAdam(double learningRate) {
        this(new Builder(learningRate));
    }

    private RAdam(Builder builder) {
        super(builder);
    }

    /**
     * Starts from the values of {@link #RAdam(double)}.
     *
     * @param learningRate positive
     */
    public static Builder builder(double learningRate) {
        return new Builder(learningRate);
    }

    @Override
    void computeCoefficients(Step step) {
        length = step.rate() / (1 - power1);
        double limit = 2 / (1 - beta2) - 1;
        double r = limit - 2 * step.number() * power2 / (1 - power2);
        if (r > LEAST_RECTIFIED) {
            length *= Math.sqrt((r - 4) * (r - 2) * limit / ((limit - 4) * (limit - 2) * r)) * Math.sqrt(1 - power2);
            correction = 1;
            offset = epsilon;
        } else {
            correction = 0;
            offset = 1;
        }
    }

    /** The hyperparameters of {@link RAdam}. */
    public static final class Builder extends MomentsBuilder<Builder> {

        private Builder(double learningRate) {
            super(learningRate);
        }

        @Override
        public RAdam build() {
            return new RAdam(this);
        }
    }
}
