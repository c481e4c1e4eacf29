package io.github.gradapt.optimizer;

/**
 * What Adam and its variants share: m = beta1 m + (1 - beta1) g, v = beta2 v + (1 - beta2) g^2, and an update
 *
 * <pre>
 * w = w - length (gradientShare g + meanShare m) / (sqrt(correction v) + offset)
 * </pre>
 *
 * whose coefficients are computed once per step. Here they are those of Adam.
 */
abstract class MomentsOptimizer extends Optimizer {

    final double beta1;
    final double beta2;
    final double epsilon;

    // beta^t, by multiplication: StrictMath.pow allocates on JDK 17. After 10^6 steps the error is about 10^-10 of a
    // number that has long vanished beside 1.
    double power1 = 1;
    double power2 = 1;

    double length;
    double gradientShare;
    double meanShare = 1;
    double correction = 1;
    double offset;

    MomentsOptimizer(MomentsBuilder<?> builder) {
        super(builder, 2);
        beta1 = builder.beta1();
        beta2 = builder.beta2();
        epsilon = builder.epsilon();
        offset = epsilon;
    }

    @Override
    protected final void begin(Step step) {
        power1 *= beta1;
        power2 *= beta2;
        computeCoefficients(step);
    }

    /** Computes the coefficients of the update from {@link #power1} and {@link #power2}, those of this step. */
    void computeCoefficients(Step step) {
        length = step.rate() / (1 - power1);
        correction = 1 / (1 - power2);
    }

    @Override
    protected void exchange(StateExchange state) {
        state.hyperparameter("beta1", beta1);
        state.hyperparameter("beta2", beta2);
        state.hyperparameter("epsilon", epsilon);
        power1 = state.number("power1", power1);
        power2 = state.number("power2", power2);
    }

    @Override
    protected final void update(Step step, float[] w, float[] g, float[][] state) {
        float[] m = state[0];
        float[] v = state[1];
        float kept1 = (float) beta1;
        float added1 = (float) (1 - beta1);
        float kept2 = (float) beta2;
        float added2 = (float) (1 - beta2);
        float ofGradient = (float) gradientShare;
        float ofMean = (float) meanShare;
        float corrected = (float) correction;
        float added = (float) offset;
        float rate = (float) length;
        float scale = (float) step.scale();
        for (int i = 0; i < w.length; i++) {
            float gradient = g[i] * scale;
            float mean = flush(kept1 * m[i] + added1 * gradient);
            float square = flush(kept2 * v[i] + added2 * (gradient * gradient));
            m[i] = mean;
            v[i] = square;
            float direction = ofGradient * gradient + ofMean * mean;
            w[i] -= rate * (direction / ((float) Math.sqrt(corrected * square) + added));
        }
    }

    @Override
    protected final void update(Step step, double[] w, double[] g, double[][] state) {
        double[] m = state[0];
        double[] v = state[1];
        double kept1 = beta1;
        double added1 = 1 - beta1;
        double kept2 = beta2;
        double added2 = 1 - beta2;
        double ofGradient = gradientShare;
        double ofMean = meanShare;
        double corrected = correction;
        double added = offset;
        double rate = length;
        double scale = step.scale();
        for (int i = 0; i < w.length; i++) {
            double gradient = g[i] * scale;
            double mean = flush(kept1 * m[i] + added1 * gradient);
            double square = flush(kept2 * v[i] + added2 * (gradient * gradient));
            m[i] = mean;
            v[i] = square;
            double direction = ofGradient * gradient + ofMean * mean;
            w[i] -= rate * (direction / (Math.sqrt(corrected * square) + added));
        }
    }
}
