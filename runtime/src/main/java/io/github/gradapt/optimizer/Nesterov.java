package io.github.gradapt.optimizer;

/**
 * Gradient descent with Nesterov's momentum: v = momentum v + g, w = w - rate (g + momentum v). The parameters are
 * those at which the gradient is taken, the "look-ahead" of the original formulation; the first step is
 * rate (1 + momentum) g.
 *
 * <p>Sources: Y. Nesterov, "A method of solving a convex programming problem with convergence rate O(1/k^2)", 1983; in
 * this form Y. Bengio, N. Boulanger-Lewandowski and R. Pascanu, "Advances in optimizing recurrent networks", 2013.
 */
public final class Nesterov extends Optimizer {

    private final double momentum;

    /**
     * Gradient descent with Nesterov's momentum.
     *
     * @param learningRate positive
     * @param momentum     the share of the velocity that is kept, in [0, 1); often 0.9
     * @throws IllegalArgumentException if a value is out of range
     */
    public Nesterov(double learningRate, double momentum) {
        this(new Builder(learningRate, momentum));
    }

    private Nesterov(Builder builder) {
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
            float gradient = g[i] * scale;
            float velocity = flush(mu * v[i] + gradient);
            v[i] = velocity;
            w[i] -= rate * (gradient + mu * velocity);
        }
    }

    @Override
    protected void update(Step step, double[] w, double[] g, double[][] state) {
        double[] v = state[0];
        double mu = momentum;
        double scale = step.scale();
        double rate = step.rate();
        for (int i = 0; i < w.length; i++) {
            double gradient = g[i] * scale;
            double velocity = flush(mu * v[i] + gradient);
            v[i] = velocity;
            w[i] -= rate * (gradient + mu * velocity);
        }
    }

    /** The options of {@link Nesterov}. */
    public static final class Builder extends OptimizerBuilder<Builder> {

        private final double momentum;

        private Builder(double learningRate, double momentum) {
            super(learningRate);
            this.momentum = Hyperparameter.share("momentum", momentum);
        }

        @Override
        public Nesterov build() {
            return new Nesterov(this);
        }
    }
}
