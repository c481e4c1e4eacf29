package io.github.gradapt.optimizer;

/**
 * Divides each gradient by a moving root of its mean square: s = decay s + (1 - decay) g^2,
 * w = w - rate g / (sqrt(s) + epsilon). It is not centered, and s is not corrected for its start at 0.
 *
 * <p>Source: T. Tieleman and G. Hinton, "Lecture 6.5: rmsprop", Coursera, 2012, where the decay is 0.9 and there is no
 * epsilon.
 */
public final class RmsProp extends Optimizer {

    private final double decay;
    private final double epsilon;

    /**
     * RMSprop with decay 0.99 and epsilon 1e-8.
     *
     * @param learningRate positive
     * @throws IllegalArgumentException if the learning rate is not positive and finite as a float
     */
    public RmsProp(double learningRate) {
        this(new Builder(learningRate));
    }

    private RmsProp(Builder builder) {
        super(builder, 1);
        decay = builder.decay;
        epsilon = builder.epsilon;
    }

    /**
     * Starts from the values of {@link #RmsProp(double)}.
     *
     * @param learningRate positive
     */
    public static Builder builder(double learningRate) {
        return new Builder(learningRate);
    }

    @Override
    protected void exchange(StateExchange state) {
        state.hyperparameter("decay", decay);
        state.hyperparameter("epsilon", epsilon);
    }

    @Override
    protected void update(Step step, float[] w, float[] g, float[][] state) {
        float[] s = state[0];
        float kept = (float) decay;
        float added = (float) (1 - decay);
        float eps = (float) epsilon;
        float scale = (float) step.scale();
        float rate = (float) step.rate();
        for (int i = 0; i < w.length; i++) {
            float gradient = g[i] * scale;
            float square = flush(kept * s[i] + added * (gradient * gradient));
            s[i] = square;
            w[i] -= rate * (gradient / ((float) Math.sqrt(square) + eps));
        }
    }

    @Override
    protected void update(Step step, double[] w, double[] g, double[][] state) {
        double[] s = state[0];
        double kept = decay;
        double added = 1 - decay;
        double eps = epsilon;
        double scale = step.scale();
        double rate = step.rate();
        for (int i = 0; i < w.length; i++) {
            double gradient = g[i] * scale;
            double square = flush(kept * s[i] + added * (gradient * gradient));
            s[i] = square;
            w[i] -= rate * (gradient / (Math.sqrt(square) + eps));
        }
    }

    /** The hyperparameters of {@link RmsProp}. */
    public static final class Builder extends OptimizerBuilder<Builder> {

        private double decay = 0.99;
        private double epsilon = 1e-8;

        private Builder(double learningRate) {
            super(learningRate);
        }

        /**
         * The share of the old mean square in the new one; in [0, 1), by default 0.99.
         *
         * @throws IllegalArgumentException if the value is out of range
         */
        public Builder decay(double decay) {
            this.decay = Hyperparameter.share("decay", decay);
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

        @Override
        public RmsProp build() {
            return new RmsProp(this);
        }
    }
}
