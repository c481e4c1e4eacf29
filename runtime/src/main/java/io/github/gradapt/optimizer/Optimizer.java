package io.github.gradapt.optimizer;

import io.github.gradapt.TrainableNetwork;
import org.jspecify.annotations.Nullable;

/**
 * Turns the gradients that a network has accumulated into a step of its parameters.
 *
 * <pre>{@code
 * Optimizer optimizer = new Adam(0.001);
 * network.accumulate(inputs, 0, targets, 0, 32);
 * optimizer.step(network);
 * }</pre>
 *
 * <p>An optimizer belongs to the parameters of one network: its state, if it has any, is one array or more of the
 * length of {@link TrainableNetwork#parameters()}, allocated by the first step. No later step allocates. It belongs to
 * one thread at a time, that of the network.
 *
 * <p>Hyperparameters are doubles, and what is computed from them is rounded to float last. The arithmetic of a step is
 * in float, in one order: its bits are the same on every Java virtual machine. Small moving averages are rounded
 * to multiples of about 2^-104. So those that fade away end as 0 or as a normal number that changes nothing, and not
 * below the normal range of float, where every later step would be many times slower.
 */
public abstract class Optimizer {

    private double learningRate;
    private float @Nullable [] bound;

    /**
     * An optimizer that belongs to no network yet.
     *
     * @param learningRate positive
     * @throws IllegalArgumentException if the learning rate is not positive and finite as a float
     */
    protected Optimizer(double learningRate) {
        this.learningRate = Hyperparameter.positive("learningRate", learningRate);
    }

    /**
     * Changes the parameters of {@code network} by the gradient of the mean cost of the rows accumulated since the
     * last step, and clears what was accumulated.
     *
     * @param network the network; the same at every step, or one that shares its parameters
     * @throws IllegalStateException if no row was accumulated
     * @throws IllegalArgumentException if the optimizer belongs to the parameters of another network
     */
    public final void step(TrainableNetwork network) {
        float[] parameters = network.parameters();
        if (bound != null && bound != parameters) {
            throw new IllegalArgumentException(
                    "this optimizer belongs to the parameters of another network: use one optimizer per network");
        }
        long rows = network.accumulatedRows();
        if (rows < 1) {
            throw new IllegalStateException("no rows were accumulated since the last step or clearGradients():"
                    + " call accumulate, or forward and backward, before step");
        }
        if (bound == null) {
            allocate(parameters.length);
            bound = parameters;
        }
        update(network, (float) (1 / (double) rows));
        network.clearGradients();
    }

    /** The learning rate of the next step. */
    public final double learningRate() {
        return learningRate;
    }

    /**
     * Changes the learning rate, from the next step on; the state stays.
     *
     * @param learningRate positive
     * @throws IllegalArgumentException if the learning rate is not positive and finite as a float
     */
    public final void learningRate(double learningRate) {
        this.learningRate = Hyperparameter.positive("learningRate", learningRate);
    }

    /**
     * Allocates the state, all 0. Called once, by the first step.
     *
     * @param length the number of parameters, padding included
     */
    protected abstract void allocate(int length);

    /**
     * Changes {@link TrainableNetwork#parameters()}. The padding, where parameter and gradient are +0, must stay +0.
     * Allocates nothing.
     *
     * @param network the network; its {@link TrainableNetwork#gradients()} are sums over the accumulated rows
     * @param scale   what the gradients are to be multiplied by: for the gradient of the mean cost, 1 / rows
     */
    protected abstract void update(TrainableNetwork network, float scale);

    /**
     * Rounds a moving average to a multiple of about 2^-104 if it is small. It is adding and subtracting because that, unlike
     * a comparison, leaves a loop free to be computed in vectors.
     */
    static float flush(float average) {
        return (average + 0x1p-80f) - 0x1p-80f;
    }
}
