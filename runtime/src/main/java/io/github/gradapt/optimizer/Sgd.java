package io.github.gradapt.optimizer;

import io.github.gradapt.TrainableNetwork;

/**
 * Gradient descent: w = w - rate g. It has no state. A step on one row has the same bits as
 * {@link TrainableNetwork#learn(float[], float[], float) learn} of that row.
 *
 * <p>Source: H. Robbins and S. Monro, "A stochastic approximation method", 1951.
 */
public final class Sgd extends Optimizer {

    /**
     * Gradient descent.
     *
     * @param learningRate positive
     * @throws IllegalArgumentException if the learning rate is not positive and finite as a float
     */
    public Sgd(double learningRate) {
        this(new Builder(learningRate));
    }

    private Sgd(Builder builder) {
        super(builder, 0);
    }

    /**
     * Starts without options.
     *
     * @param learningRate positive
     */
    public static Builder builder(double learningRate) {
        return new Builder(learningRate);
    }

    @Override
    protected void exchange(StateExchange state) {
        // The learning rate is all there is.
    }

    @Override
    protected void update(Step step, float[] w, float[] g, float[][] state) {
        float scale = (float) step.scale();
        float minusRate = (float) -step.rate();
        for (int i = 0; i < w.length; i++) {
            w[i] = Math.fma(minusRate, g[i] * scale, w[i]);
        }
    }

    @Override
    protected void update(Step step, double[] w, double[] g, double[][] state) {
        double scale = step.scale();
        double minusRate = -step.rate();
        for (int i = 0; i < w.length; i++) {
            w[i] = Math.fma(minusRate, g[i] * scale, w[i]);
        }
    }

    /** The options of {@link Sgd}. */
    public static final class Builder extends OptimizerBuilder<Builder> {

        private Builder(double learningRate) {
            super(learningRate);
        }

        @Override
        public Sgd build() {
            return new Sgd(this);
        }
    }
}
