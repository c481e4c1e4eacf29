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
        super(learningRate);
    }

    @Override
    protected void allocate(int length) {
        // There is no state.
    }

    @Override
    protected void update(TrainableNetwork network, float scale) {
        float[] parameters = network.parameters();
        float[] gradients = network.gradients();
        float minusRate = (float) -learningRate();
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = Math.fma(minusRate, gradients[i] * scale, parameters[i]);
        }
    }
}
