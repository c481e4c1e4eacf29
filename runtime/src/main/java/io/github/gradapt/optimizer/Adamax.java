package io.github.gradapt.optimizer;

/**
 * {@link Adam} with the largest recent gradient in place of the root of the mean square:
 * m = beta1 m + (1 - beta1) g, u = max(beta2 u, |g| + epsilon), w = w - rate / (1 - beta1^t) m / u.
 *
 * <p>Source: D. Kingma and J. Ba, "Adam: a method for stochastic optimization", ICLR 2015, section 7.1, which has no
 * epsilon; its place is PyTorch's.
 */
public final class Adamax extends Optimizer {

    private final double beta1;
    private final double beta2;
    private final double epsilon;
    private double power1 = 1;

    /**
     * Adamax with beta1 0.9, beta2 0.999 and epsilon 1e-8.
     *
     * @param learningRate positive; often 0.002
     * @throws IllegalArgumentException if the learning rate is not positive and finite as a float
     */
    public Adamax(double learningRate) {
        this(new Builder(learningRate));
    }

    private Adamax(Builder builder) {
        super(builder, 2);
        beta1 = builder.beta1();
        beta2 = builder.beta2();
        epsilon = builder.epsilon();
    }

    /**
     * Starts from the values of {@link #Adamax(double)}.
     *
     * @param learningRate positive
     */
    public static Builder builder(double learningRate) {
        return new Builder(learningRate);
    }

    @Override
    protected void begin(Step step) {
        power1 *= beta1;
    }

    @Override
    protected void exchange(StateExchange state) {
        state.hyperparameter("beta1", beta1);
        state.hyperparameter("beta2", beta2);
        state.hyperparameter("epsilon", epsilon);
        power1 = state.number("power1", power1);
    }

    @Override
    protected void update(Step step, float[] w, float[] g, float[][] state) {
        float[] m = state[0];
        float[] u = state[1];
        float kept1 = (float) beta1;
        float added1 = (float) (1 - beta1);
        float kept2 = (float) beta2;
        float eps = (float) epsilon;
        float scale = (float) step.scale();
        float rate = (float) (step.rate() / (1 - power1));
        for (int i = 0; i < w.length; i++) {
            float gradient = g[i] * scale;
            float mean = flush(kept1 * m[i] + added1 * gradient);
            float largest = Math.max(kept2 * u[i], Math.abs(gradient) + eps);
            m[i] = mean;
            u[i] = largest;
            w[i] -= rate * (mean / largest);
        }
    }

    @Override
    protected void update(Step step, double[] w, double[] g, double[][] state) {
        double[] m = state[0];
        double[] u = state[1];
        double kept1 = beta1;
        double added1 = 1 - beta1;
        double kept2 = beta2;
        double eps = epsilon;
        double scale = step.scale();
        double rate = step.rate() / (1 - power1);
        for (int i = 0; i < w.length; i++) {
            double gradient = g[i] * scale;
            double mean = flush(kept1 * m[i] + added1 * gradient);
            double largest = Math.max(kept2 * u[i], Math.abs(gradient) + eps);
            m[i] = mean;
            u[i] = largest;
            w[i] -= rate * (mean / largest);
        }
    }

    /** The hyperparameters of {@link Adamax}. */
    public static final class Builder extends MomentsBuilder<Builder> {

        private Builder(double learningRate) {
            super(learningRate);
        }

        @Override
        public Adamax build() {
            return new Adamax(this);
        }
    }
}
