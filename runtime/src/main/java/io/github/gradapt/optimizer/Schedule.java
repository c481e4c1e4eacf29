package io.github.gradapt.optimizer;

/**
 * What a learning rate is multiplied by as training goes on: a function of the number of the step, or of the epoch,
 * from 0. One for steps is given to the {@linkplain OptimizerBuilder#schedule builder} of an optimizer, one for epochs
 * to {@link io.github.gradapt.training.Trainer#schedule Trainer}; with both, the rate is multiplied by both.
 *
 * <pre>{@code
 * Schedule schedule = Schedule.linearWarmUp(500).then(500, Schedule.cosine(9500));
 * }</pre>
 *
 * <p>A function of one's own serves as well. Those here allocate nothing and give the same bits on every Java virtual
 * machine.
 */
@FunctionalInterface
public interface Schedule {

    /**
     * The factor of the learning rate.
     *
     * @param t the number of the step or epoch, from 0
     * @return finite and not negative
     */
    double factor(long t);

    /**
     * The same factor always.
     *
     * @throws IllegalArgumentException if {@code factor} is negative or not finite
     */
    static Schedule constant(double factor) {
        Hyperparameter.notNegative("factor", factor);
        return t -> factor;
    }

    /**
     * Multiplies the rate by {@code factor} after every {@code every} steps or epochs: factor^floor(t / every).
     *
     * @param every  positive
     * @param factor in (0, 1]
     * @throws IllegalArgumentException if a value is out of range
     */
    static Schedule step(long every, double factor) {
        Hyperparameter.count("every", every);
        Hyperparameter.fraction("factor", factor);
        return t -> ScheduleFunctions.power(factor, t / every);
    }

    /**
     * Multiplies the rate by {@code factor} after each step or epoch: factor^t.
     *
     * @param factor in (0, 1]
     * @throws IllegalArgumentException if the factor is out of range
     */
    static Schedule exponential(double factor) {
        return step(1, factor);
    }

    /**
     * {@linkplain #cosine(long, double) Half a cosine wave} from 1 down to 0.
     *
     * @param duration positive
     * @throws IllegalArgumentException if the duration is not positive
     */
    static Schedule cosine(long duration) {
        return cosine(duration, 0);
    }

    /**
     * Half a cosine wave, from 1 at t = 0 down to {@code least} at t = {@code duration}, and {@code least} from then
     * on: least + (1 - least) (1 + cos(pi t / duration)) / 2.
     *
     * <p>Source: I. Loshchilov and F. Hutter, "SGDR: stochastic gradient descent with warm restarts", ICLR 2017,
     * without the restarts.
     *
     * @param duration positive
     * @param least    in [0, 1]
     * @throws IllegalArgumentException if a value is out of range
     */
    static Schedule cosine(long duration, double least) {
        Hyperparameter.count("duration", duration);
        Hyperparameter.unit("least", least);
        return t -> t >= duration ? least : least + (1 - least) * ScheduleFunctions.halfCosine(t / (double) duration);
    }

    /**
     * Rises by equal amounts from 1 / duration at t = 0 to 1 at t = duration - 1, and stays there: min(1, (t + 1) /
     * duration).
     *
     * <p>Source: P. Goyal and others, "Accurate, large minibatch SGD: training ImageNet in 1 hour", 2017.
     *
     * @param duration positive
     * @throws IllegalArgumentException if the duration is not positive
     */
    static Schedule linearWarmUp(long duration) {
        Hyperparameter.count("duration", duration);
        return t -> t >= duration ? 1 : (t + 1) / (double) duration;
    }

    /**
     * This schedule for the first {@code duration} steps or epochs, then {@code next}, which counts from 0 again.
     *
     * @param duration positive
     * @throws IllegalArgumentException if the duration is not positive
     */
    default Schedule then(long duration, Schedule next) {
        Hyperparameter.count("duration", duration);
        return t -> t < duration ? factor(t) : next.factor(t - duration);
    }
}
