package io.github.gradapt.optimizer;

/**
 * Divides each gradient by the root of the sum of all its squares so far: s = s + g^2, from initialAccumulator,
 * w = w - rate g / (sqrt(s) + epsilon).
 *
 * <p>Source: J. Duchi, E. Hazan and Y. Singer, "Adaptive subgradient methods for online learning and stochastic
 * optimization", JMLR 12, 2011, the diagonal form.
 */
public final class Adagrad extends Optimizer {

    private final double initialAccumulator;
    private final double epsilon;

    /**
     * Adagrad with initialAccumulator 0 and epsilon 1e-10.
     *
     * @param learningRate positive; often 0.01
     * @throws IllegalArgumentException if the learning rate is not positive and finite as a float
     */
    public Adagrad(double learningRate) {
        this(new Builder(learningRate));
    }

    private Adagrad(Builder builder) {
        super(builder, 1);
        initialAccumulator = builder.initialAccumulator;
        epsilon = builder.epsilon;
    }

    /**
     * Starts from the values of {@link #Adagrad(double)}.
     *
     * @param learningRate positive
     */
    public static Builder builder(double learningRate) {
        return new Builder(learningRate);
    }

    @Override
    protected void exchange(StateExchange state) {
        state.hyperparameter("initialAccumulator", initialAccumulator);
        state.hyperparameter("epsilon", epsilon);
    }

    @Override
    protected void update(Step step, float[] w, float[] g, float[][] state) {
        // The state is s - initialAccumulator, which starts at 0 and loses less to rounding.
        float[] s = state[0];
        float initial = (float) initialAccumulator;
        float eps = (float) epsilon;
        float scale = (float) step.scale();
        float rate = (float) step.rate();
        for (int i = 0; i < w.length; i++) {
            float gradient = g[i] * scale;
            float squares = flush(s[i] + gradient * gradient);
            s[i] = squares;
            w[i] -= rate * (gradient / ((float) Math.sqrt(initial + squares) + eps));
        }
    }

    @Override
    protected void update(Step step, double[] w, double[] g, double[][] state) {
        // The state is s - initialAccumulator, which starts at 0 and loses less to rounding.
        double[] s = state[0];
        double initial = initialAccumulator;
        double eps = epsilon;
        double scale = step.scale();
        double rate = step.rate();
        for (int i = 0; i < w.length; i++) {
            double gradient = g[i] * scale;
            double squares = flush(s[i] + gradient * gradient);
            s[i] = squares;
            w[i] -= rate * (gradient / (Math.sqrt(initial + squares) + eps));
        }
    }

    /** The hyperparameters of {@link Adagrad}. */
    public static final class Builder extends OptimizerBuilder<Builder> {

        private double initialAccumulator;
        private double epsilon = 1e-10;

        private Builder(double learningRate) {
            super(learningRate);
        }

        /**
         * What the sums of squares start from; at least 0, by default 0.
         *
         * @throws IllegalArgumentException if the value is out of range
         */
        public Builder initialAccumulator(double initialAccumulator) {
            this.initialAccumulator = Hyperparameter.notNegative("initialAccumulator", initialAccumulator);
            return this;
        }

        /**
         * What is added to the root; at least 1e-15, by default 1e-10.
         *
         * @throws IllegalArgumentException if the value is out of range
         */
        public Builder epsilon(double epsilon) {
            this.epsilon = Hyperparameter.epsilon(epsilon);
            return this;
        }

        @Override
        public Adagrad build() {
            return new Adagrad(this);
        }
    }
}
