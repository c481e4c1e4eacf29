package io.github.gradapt.optimizer;

import java.util.Objects;

/**
 * The options that every optimizer has: penalty and decay of the parameters, clipping of the gradients, and a schedule
 * of the learning rate. Without them there are none. {@link Optimizer} says in which order they act.
 *
 * @param <B> the type of the builder itself
 */
public abstract class OptimizerBuilder<B extends OptimizerBuilder<B>> {

    private final double learningRate;
    private double maxNorm = Double.POSITIVE_INFINITY;
    private double maxValue = Double.POSITIVE_INFINITY;
    private double l2Penalty;
    private double weightDecay;
    private Schedule schedule = Schedule.constant(1);

    /**
     * A builder without options.
     *
     * @param learningRate positive; checked when the optimizer is built
     */
    protected OptimizerBuilder(double learningRate) {
        this.learningRate = learningRate;
    }

    /**
     * Bounds the Euclidean norm N of the gradients of all parameters together: g becomes
     * g min(1, maxNorm / (N + 1e-6)). Where a gradient is NaN there is no norm, and none is bounded.
     *
     * <p>Source: R. Pascanu, T. Mikolov and Y. Bengio, "On the difficulty of training recurrent neural networks", ICML
     * 2013; the 1e-6 is PyTorch's.
     *
     * @param maxNorm positive
     * @throws IllegalArgumentException if the value is not positive and finite as a float
     */
    public final B clipNorm(double maxNorm) {
        this.maxNorm = Hyperparameter.positive("maxNorm", maxNorm);
        return self();
    }

    /**
     * Bounds each gradient: g becomes min(max(g, -maxValue), maxValue).
     *
     * @param maxValue positive
     * @throws IllegalArgumentException if the value is not positive and finite as a float
     */
    public final B clipValue(double maxValue) {
        this.maxValue = Hyperparameter.positive("maxValue", maxValue);
        return self();
    }

    /**
     * Coupled decay of weights and biases: g becomes g + l2Penalty w, the gradient of the cost plus
     * l2Penalty / 2 |w|^2. The penalty is not part of the cost that the network reports.
     *
     * @param l2Penalty at least 0, by default 0
     * @throws IllegalArgumentException if the value is out of range
     */
    public final B l2Penalty(double l2Penalty) {
        this.l2Penalty = Hyperparameter.notNegative("l2Penalty", l2Penalty);
        return self();
    }

    /**
     * Decoupled decay of weights and biases, per step and multiplied by the learning rate: first
     * w = w - rate weightDecay w, then the step, with the gradient of the old w.
     *
     * <p>Source: I. Loshchilov and F. Hutter, "Decoupled weight decay regularization", ICLR 2019, where the decay is
     * multiplied by the schedule and not by the learning rate.
     *
     * @param weightDecay at least 0
     * @throws IllegalArgumentException if the value is out of range
     */
    public final B weightDecay(double weightDecay) {
        this.weightDecay = Hyperparameter.notNegative("weightDecay", weightDecay);
        return self();
    }

    /**
     * What the learning rate is multiplied by: a function of the number of the step, from 0.
     */
    public final B schedule(Schedule schedule) {
        this.schedule = Objects.requireNonNull(schedule, "schedule");
        return self();
    }

    /**
     * The optimizer.
     *
     * @throws IllegalArgumentException if the learning rate is not positive and finite as a float
     */
    public abstract Optimizer build();

    final double learningRate() {
        return learningRate;
    }

    final StepOptions options() {
        return new StepOptions(maxNorm, maxValue, l2Penalty, weightDecay, schedule);
    }

    @SuppressWarnings("unchecked") // each subclass names itself as B
    final B self() {
        return (B) this;
    }
}
