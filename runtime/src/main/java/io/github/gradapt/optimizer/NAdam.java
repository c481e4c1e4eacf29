package io.github.gradapt.optimizer;

/**
 * {@link Adam} with Nesterov's momentum, under a schedule of the momentum:
 * mu_t = beta1 (1 - 0.96^(t momentumDecay) / 2), p_t = mu_1 ... mu_t, m and v as in Adam,
 *
 * <pre>
 * w = w - rate ((1 - mu_t) g / (1 - p_t) + mu_(t+1) m / (1 - p_t mu_(t+1))) / (sqrt(v / (1 - beta2^t)) + epsilon)
 * </pre>
 *
 * <p>Source: T. Dozat, "Incorporating Nesterov momentum into Adam", ICLR 2016 workshop.
 */
public final class NAdam extends MomentsOptimizer {

    private static final double MOMENTUM_DECAY_BASE = 0.96;

    private final double decayOfStep;
    private double decay = 1;
    private double product = 1;

    /**
     * NAdam with beta1 0.9, beta2 0.999, epsilon 1e-8 and momentum decay 0.004.
     *
     * @param learningRate positive; often 0.002
     * @throws IllegalArgumentException if the learning rate is not positive and finite as a float
     */
    public NAdam(double learningRate) {
        this(new Builder(learningRate));
    }

    private NAdam(Builder builder) {
        super(builder);
        decayOfStep = StrictMath.pow(MOMENTUM_DECAY_BASE, builder.momentumDecay);
    }

    /**
     * Starts from the values of {@link #NAdam(double)}.
     *
     * @param learningRate positive
     */
    public static Builder builder(double learningRate) {
        return new Builder(learningRate);
    }

    @Override
    void computeCoefficients(Step step) {
        decay *= decayOfStep;
        double momentum = momentum(decay);
        double next = momentum(decay * decayOfStep);
        product *= momentum;
        length = step.rate();
        gradientShare = (1 - momentum) / (1 - product);
        meanShare = next / (1 - product * next);
        correction = 1 / (1 - power2);
    }

    @Override
    protected void exchange(StateExchange state) {
        super.exchange(state);
        state.hyperparameter("decayOfStep", decayOfStep);
        decay = state.number("decay", decay);
        product = state.number("product", product);
    }

    /** mu of the step for which {@code decay} is 0.96^(t momentumDecay). */
    private double momentum(double decay) {
        return beta1 * (1 - 0.5 * decay);
    }

    /** The hyperparameters of {@link NAdam}. */
    public static final class Builder extends MomentsBuilder<Builder> {

        private double momentumDecay = 0.004;

        private Builder(double learningRate) {
            super(learningRate);
        }

        /**
         * How fast the momentum rises from about beta1 / 2 to beta1; at least 0, by default 0.004.
         *
         * @throws IllegalArgumentException if the value is out of range
         */
        public Builder momentumDecay(double momentumDecay) {
            this.momentumDecay = Hyperparameter.notNegative("momentumDecay", momentumDecay);
            return this;
        }

        @Override
        public NAdam build() {
            return new NAdam(this);
        }
    }
}
