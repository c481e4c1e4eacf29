package io.github.gradapt.optimizer;

/**
 * Gradient descent with momentum: v = momentum v + g, w = w - rate v. The learning rate is not part of the velocity, so
 * changing it takes effect at once.
 *
 * <p>Source: B. Polyak, "Some methods of speeding up the convergence of iteration methods", 1964.
 */
public final class Momentum extends Optimizer {

    private final double momentum;

    /**
     * Gradient descent with momentum.
     *
     * @param learningRate positive
     * @param momentum     the share of the velocity that is kept, in [0, 1); often 0.9
     * @throws IllegalArgumentException if a value is out of range
     */
    public Momentum(double learningRate, double momentum) {
        this(new Builder(learningRate, momentum));
    }

    private Momentum(Builder builder) {
        super(builder, 1);
        momentum = builder.momentum;
    }

    /**
     * Starts without options.
     *
     * @param learningRate positive
     * @param momentum     the share of the velocity that is kept, in [0, 1); often 0.9
     * @throws IllegalArgumentException if the momentum is out of range
     */
    public static Builder builder(double learningRate, double momentum) {
        return new Builder(learningRate, momentum);
    }

    @Override
    protected void exchange(StateExchange state) {
        state.hyperparameter("momentum", momentum);
    }

    @Override
    protected void update(Step step, float[] w, float[] g, float[][] state) {
        float[] v = state[0];
        float mu = (float) momentum;
        float scale = (float) step.scale();
        float rate = (float) step.rate();
        for (int i = 0; i < w.length; i++) {
            float velocity = flush(mu * v[i] + g[i] * scale);
            v[i] = velocity;
            w[i] -= rate * velocity;
        }
    }

    @Override
    protected void update(Step step, double[] w, double[] g, double[][] state) {
        double[] v = state[0];
        double mu = momentum;
        double scale = step.scale();
        double rate = step.rate();
        for (int i = 0; i < w.length; i++) {
            double velocity = flush(mu * v[i] + g[i] * scale);
            v[i] = velocity;
            w[i] -= rate * velocity;
        }
    }

    /** The options of {@link Momentum}. */
    public static final class Builder extends OptimizerBuilder<Builder> {

        private final double momentum;

        private Builder(double learningRate, double momentum) {
            super(learningRate);
            this.momentum = Hyperparameter.share("momentum", momentum);
        }

        @Override
        public Momentum build() {
            return new Momentum(this);
        }
    }
}
