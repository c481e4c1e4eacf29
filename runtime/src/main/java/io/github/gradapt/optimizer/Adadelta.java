package io.github.gradapt.optimizer;

/**
 * Gives each step the size of the steps before it: s = rho s + (1 - rho) g^2,
 * d = sqrt(u + epsilon) / sqrt(s + epsilon) g, u = rho u + (1 - rho) d^2, w = w - rate d.
 *
 * <p>Source: M. Zeiler, "ADADELTA: an adaptive learning rate method", 2012, where the rate is 1.
 */
public final class Adadelta extends Optimizer {

    private final double rho;
    private final double epsilon;

    /**
     * Adadelta with rho 0.95 and epsilon 1e-6.
     *
     * @param learningRate positive; often 1
     * @throws IllegalArgumentException if the learning rate is not positive and finite as a float
     */
    public Adadelta(double learningRate) {
        this(new Builder(learningRate));
    }

    private Adadelta(Builder builder) {
        super(builder, 2);
        rho = builder.rho;
        epsilon = builder.epsilon;
    }

    /**
     * Starts from the values of {@link #Adadelta(double)}.
     *
     * @param learningRate positive
     */
    public static Builder builder(double learningRate) {
        return new Builder(learningRate);
    }

    @Override
    protected void exchange(StateExchange state) {
        state.hyperparameter("rho", rho);
        state.hyperparameter("epsilon", epsilon);
    }

    @Override
    protected void update(Step step, float[] w, float[] g, float[][] state) {
        float[] s = state[0];
        float[] u = state[1];
        float kept = (float) rho;
        float added = (float) (1 - rho);
        float eps = (float) epsilon;
        float scale = (float) step.scale();
        float rate = (float) step.rate();
        for (int i = 0; i < w.length; i++) {
            float gradient = g[i] * scale;
            float square = flush(kept * s[i] + added * (gradient * gradient));
            float old = u[i];
            float change = (float) Math.sqrt(old + eps) / (float) Math.sqrt(square + eps) * gradient;
            s[i] = square;
            u[i] = flush(kept * old + added * (change * change));
            w[i] -= rate * change;
        }
    }

    @Override
    protected void update(Step step, double[] w, double[] g, double[][] state) {
        double[] s = state[0];
        double[] u = state[1];
        double kept = rho;
        double added = 1 - rho;
        double eps = epsilon;
        double scale = step.scale();
        double rate = step.rate();
        for (int i = 0; i < w.length; i++) {
            double gradient = g[i] * scale;
            double square = flush(kept * s[i] + added * (gradient * gradient));
            double old = u[i];
            double change = Math.sqrt(old + eps) / Math.sqrt(square + eps) * gradient;
            s[i] = square;
            u[i] = flush(kept * old + added * (change * change));
            w[i] -= rate * change;
        }
    }

    /** The hyperparameters of {@link Adadelta}. */
    public static final class Builder extends OptimizerBuilder<Builder> {

        private double rho = 0.95;
        private double epsilon = 1e-6;

        private Builder(double learningRate) {
            super(learningRate);
        }

        /**
         * The share of the old mean squares in the new ones; in [0, 1), by default 0.95.
         *
         * @throws IllegalArgumentException if the value is out of range
         */
        public Builder rho(double rho) {
            this.rho = Hyperparameter.share("rho", rho);
            return this;
        }

        /**
         * What is added to the mean squares, under the roots; at least 1e-15, by default 1e-6.
         *
         * @throws IllegalArgumentException if the value is out of range
         */
        public Builder epsilon(double epsilon) {
            this.epsilon = Hyperparameter.epsilon(epsilon);
            return this;
        }

        @Override
        public Adadelta build() {
            return new Adadelta(this);
        }
    }
}
