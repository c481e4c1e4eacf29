package io.github.gradapt.optimizer;

import io.github.gradapt.TrainableNetwork;

/**
 * Gradient descent with momentum: v = momentum v + g, w = w - rate v. The learning rate is not part of the velocity, so
 * changing it takes effect at once.
 *
 * <p>Source: B. Polyak, "Some methods of speeding up the convergence of iteration methods", 1964.
 */
public final class Momentum extends Optimizer {

    private final float momentum;
    private float[] velocities = {};

    /**
     * Gradient descent with momentum.
     *
     * @param learningRate positive
     * @param momentum     the share of the velocity that is kept, in [0, 1); often 0.9
     * @throws IllegalArgumentException if a value is out of range
     */
    public Momentum(double learningRate, double momentum) {
        super(learningRate);
        this.momentum = (float) Hyperparameter.share("momentum", momentum);
    }

    @Override
    protected void allocate(int length) {
        velocities = new float[length];
    }

    @Override
    protected void update(TrainableNetwork network, float scale) {
        float[] parameters = network.parameters();
        float[] gradients = network.gradients();
        float[] v = velocities;
        float mu = momentum;
        float rate = (float) learningRate();
        for (int i = 0; i < parameters.length; i++) {
            float velocity = flush(mu * v[i] + gradients[i] * scale);
            v[i] = velocity;
            parameters[i] -= rate * velocity;
        }
    }
}
