package io.github.gradapt.optimizer;

import io.github.gradapt.TrainableNetwork;

/**
 * Gradient descent with Nesterov's momentum: v = momentum v + g, w = w - rate (g + momentum v). The parameters are those
 * at which the gradient is taken, the "look-ahead" of the original formulation; the first step is rate (1 + momentum) g.
 *
 * <p>Sources: Y. Nesterov, "A method of solving a convex programming problem with convergence rate O(1/k^2)", 1983; in
 * this form Y. Bengio, N. Boulanger-Lewandowski and R. Pascanu, "Advances in optimizing recurrent networks", 2013.
 */
public final class Nesterov extends Optimizer {

    private final float momentum;
    private float[] velocities = {};

    /**
     * Gradient descent with Nesterov's momentum.
     *
     * @param learningRate positive
     * @param momentum     the share of the velocity that is kept, in [0, 1); often 0.9
     * @throws IllegalArgumentException if a value is out of range
     */
    public Nesterov(double learningRate, double momentum) {
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
            float gradient = gradients[i] * scale;
            float velocity = flush(mu * v[i] + gradient);
            v[i] = velocity;
            parameters[i] -= rate * (gradient + mu * velocity);
        }
    }
}
