package io.github.gradapt.optimizer;

import io.github.gradapt.TrainableDoubleNetwork;
import io.github.gradapt.TrainableNetwork;
import java.util.ArrayList;
import java.util.List;
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
 * <p>A step, in this order (2 to 5 only where the {@linkplain OptimizerBuilder builder} asked for it):
 *
 * <ol>
 *   <li>g is the mean over the accumulated rows of dC/dw;
 *   <li>clipping by norm: g = g min(1, maxNorm / (N + 1e-6)), where N is the norm of all gradients together;
 *   <li>clipping by value: g = min(max(g, -maxValue), maxValue);
 *   <li>coupled decay: g = g + l2Penalty w;
 *   <li>decoupled decay, at the rate of this step: w = w - rate weightDecay w. It comes before the update, so that each
 *       parameter is written once, and does not touch g;
 *   <li>the rule of the optimizer: its moving averages, then w.
 * </ol>
 *
 * <p>An optimizer belongs to the parameters of one network, which may compute in float or in double: its state, if it
 * has any, is one array or more of the type and length of the parameters, allocated by the first step. No later step
 * allocates. It belongs to one thread at a time, that of the network.
 *
 * <p>Hyperparameters are doubles, and what is computed from them is rounded last. The arithmetic of a step is in the
 * precision of the network, in one order: its bits are the same on every Java virtual machine. Norms are summed in
 * double, with virtual lane l of 8 adding the squares of the values l, l + 8, and so on, and the upper half of the
 * lanes added to the lower half until one is left.
 *
 * <p>Small moving averages are rounded to multiples of about 2^-104 (in double, 2^-953). So those that fade away end as
 * 0 or as a normal number that changes nothing, and not below the normal range, where every later step would be many
 * times slower.
 */
public abstract class Optimizer {

    private final StepOptions options;
    private final int stateArrays;
    private final Step step = new Step();
    private double learningRate;
    private @Nullable Object bound;
    private float[][] floatState = {};
    private double[][] doubleState = {};

    /**
     * An optimizer without options that belongs to no network yet.
     *
     * @param learningRate positive
     * @param stateArrays  how many numbers of state there are for each parameter
     * @throws IllegalArgumentException if the learning rate is not positive and finite as a float
     */
    protected Optimizer(double learningRate, int stateArrays) {
        this(learningRate, StepOptions.NONE, stateArrays);
    }

    /**
     * An optimizer with the learning rate and the options of a builder that belongs to no network yet.
     *
     * @param builder     the builder; later changes of it do not count
     * @param stateArrays how many numbers of state there are for each parameter
     * @throws IllegalArgumentException if the learning rate is not positive and finite as a float
     */
    protected Optimizer(OptimizerBuilder<?> builder, int stateArrays) {
        this(builder.learningRate(), builder.options(), stateArrays);
    }

    private Optimizer(double learningRate, StepOptions options, int stateArrays) {
        this.learningRate = Hyperparameter.positive("learningRate", learningRate);
        this.options = options;
        this.stateArrays = stateArrays;
    }

    /**
     * Changes the parameters of {@code network} by the gradient of the mean cost of the rows accumulated since the
     * last step, and clears what was accumulated.
     *
     * @param network the network; the same at every step, or one that shares its parameters
     * @throws IllegalStateException if no row was accumulated, or the schedule gives no usable factor
     * @throws IllegalArgumentException if the optimizer belongs to the parameters of another network
     */
    public final void step(TrainableNetwork network) {
        float[] w = network.parameters();
        requireReady(w, network.accumulatedRows());
        float[][] state = bound == null ? new float[stateArrays][w.length] : floatState;
        begin(w, network.accumulatedRows(), network.accumulatedCost());
        floatState = state;
        float[] g = network.gradients();
        if (options.clipNorms()) {
            clip(SquaredNorm.of(g));
        }
        if (options.changeValues()) {
            options.apply(step, w, g);
        }
        update(step, w, g, floatState);
        network.clearGradients();
    }

    /**
     * Changes the parameters of {@code network} as {@link #step(TrainableNetwork)} does, in double.
     *
     * @param network the network; the same at every step, or one that shares its parameters
     * @throws IllegalStateException if no row was accumulated, or the schedule gives no usable factor
     * @throws IllegalArgumentException if the optimizer belongs to the parameters of another network
     */
    public final void step(TrainableDoubleNetwork network) {
        double[] w = network.parameters();
        requireReady(w, network.accumulatedRows());
        double[][] state = bound == null ? new double[stateArrays][w.length] : doubleState;
        begin(w, network.accumulatedRows(), network.accumulatedCost());
        doubleState = state;
        double[] g = network.gradients();
        if (options.clipNorms()) {
            clip(SquaredNorm.of(g));
        }
        if (options.changeValues()) {
            options.apply(step, w, g);
        }
        update(step, w, g, doubleState);
        network.clearGradients();
    }

    /** The learning rate, before it is multiplied by the factor of a schedule. */
    public final double learningRate() {
        return learningRate;
    }

    /**
     * Changes the learning rate, from the next step on; the state stays.
     *
     * @param learningRate at least 0; at 0 a step moves no parameter by its gradient
     * @throws IllegalArgumentException if the learning rate is negative, or not finite as a float
     */
    public final void learningRate(double learningRate) {
        this.learningRate = Hyperparameter.notNegative("learningRate", learningRate);
    }

    /** What the optimizer knows at this moment; a copy. */
    public final OptimizerState state() {
        StateExchange exchange = StateExchange.reading();
        exchangeAll(exchange);
        List<double[]> arrays = new ArrayList<>(List.of(doubleState));
        arrays.addAll(OptimizerState.inDouble(floatState));
        return new OptimizerState(name(), step.number(), exchange.hyperparameters(), exchange.numbers(), arrays);
    }

    private String name() {
        return getClass().getSimpleName();
    }

    /**
     * What keeps a state from being restored, each thing in words: the type of the optimizer, hyperparameters that
     * differ, numbers that are missing. The learning rate, which may be changed at any time, is part of the state and no
     * difference. Empty if the state is one of an optimizer like this.
     */
    public final List<String> differences(OptimizerState state) {
        if (!state.optimizer().equals(name())) {
            return List.of("the optimizer is " + state.optimizer() + "; expected " + name());
        }
        StateExchange exchange = StateExchange.checking(state);
        exchangeAll(exchange);
        return exchange.differences(stateArrays);
    }

    /**
     * Goes on from a state: the next step is the one that came after it. The parameters have to be those of that moment.
     *
     * @param network the network that the next steps are for
     * @param state   the state of an optimizer like this one
     * @throws IllegalArgumentException if there are {@link #differences}, or the state is for another number of
     *     parameters; nothing is changed
     */
    public final void restore(TrainableNetwork network, OptimizerState state) {
        restore(network.parameters(), network.parameters().length, state);
        floatState = state.floats();
        doubleState = new double[0][];
    }

    /**
     * Goes on from a state, as {@link #restore(TrainableNetwork, OptimizerState)} does, in double.
     *
     * @param network the network that the next steps are for
     * @param state   the state of an optimizer like this one
     * @throws IllegalArgumentException if there are {@link #differences}, or the state is for another number of
     *     parameters; nothing is changed
     */
    public final void restore(TrainableDoubleNetwork network, OptimizerState state) {
        restore(network.parameters(), network.parameters().length, state);
        doubleState = state.doubles();
        floatState = new float[0][];
    }

    private void restore(Object parameters, int length, OptimizerState state) {
        List<String> differences = differences(state);
        if (!differences.isEmpty()) {
            throw new IllegalArgumentException(
                    "the state is not one of this optimizer: " + String.join("; ", differences));
        }
        if (!state.fits(length)) {
            throw new IllegalArgumentException("the state is not one for " + length + " parameters");
        }
        exchangeAll(StateExchange.writing(state));
        step.restore(state.step());
        bound = state.step() == 0 ? null : parameters;
    }

    private void exchangeAll(StateExchange exchange) {
        learningRate = exchange.number(StateExchange.LEARNING_RATE, learningRate);
        exchange.hyperparameter("maxNorm", options.maxNorm());
        exchange.hyperparameter("maxValue", options.maxValue());
        exchange.hyperparameter("l2Penalty", options.l2Penalty());
        exchange.hyperparameter("weightDecay", options.weightDecay());
        exchange(exchange);
    }

    private void requireReady(Object parameters, long rows) {
        if (bound != null && bound != parameters) {
            throw new IllegalArgumentException(
                    "this optimizer belongs to the parameters of another network: use one optimizer per network");
        }
        if (rows < 1) {
            throw new IllegalStateException("no rows were accumulated since the last step or clearGradients():"
                    + " call accumulate, or forward and backward, before step");
        }
    }

    /** Begins a step, for which there is room. */
    private void begin(Object parameters, long rows, double cost) {
        double factor = options.schedule().factor(step.number());
        if (!(factor >= 0 && factor < Double.POSITIVE_INFINITY)) {
            throw new IllegalStateException("the schedule gives " + factor + " for step " + step.number()
                    + "; a factor must be finite and at least 0");
        }
        step.begin(learningRate * factor, rows, cost);
        begin(step);
        bound = parameters;
    }

    private void clip(double squaredNormOfSums) {
        step.scale(step.scale() * options.clipFactor(step.scale() * Math.sqrt(squaredNormOfSums)));
    }

    /**
     * Computes, once per step, what the update needs and no single parameter decides. Allocates nothing.
     *
     * @param step the step that begins
     */
    protected void begin(Step step) {
        // Most rules need nothing.
    }

    /**
     * Tells {@code state} every number that a step depends on, beside its arrays, the number of the step and what all
     * optimizers have, and takes over those that change: {@code power = state.number("power", power)}. So a state is
     * read, compared, and restored, by the same method.
     *
     * @param state what the numbers are exchanged with
     */
    protected abstract void exchange(StateExchange state);

    /**
     * Changes the parameters. The padding, where parameter and gradient are +0, must stay +0. Allocates nothing.
     *
     * @param step  the step; the gradients are to be multiplied by its {@link Step#scale()}
     * @param w     the parameters
     * @param g     the gradients
     * @param state the arrays of state, each of the length of the parameters; all 0 at the first step, and
     *              where there is padding 0 again after a state was restored
     */
    protected abstract void update(Step step, float[] w, float[] g, float[][] state);

    /**
     * Changes the parameters by the same rule in double.
     *
     * @param step  the step; the gradients are to be multiplied by its {@link Step#scale()}
     * @param w     the parameters
     * @param g     the gradients
     * @param state the arrays of state, each of the length of the parameters; all 0 at the first step
     */
    protected abstract void update(Step step, double[] w, double[] g, double[][] state);

    /**
     * Rounds a moving average to a multiple of about 2^-104 if it is small. It is adding and subtracting because that,
     * unlike a comparison, leaves a loop free to be computed in vectors.
     */
    static float flush(float average) {
        return (average + 0x1p-80f) - 0x1p-80f;
    }

    /** Rounds a moving average to a multiple of about 2^-953 if it is small. */
    static double flush(double average) {
        return (average + 0x1p-900) - 0x1p-900;
    }
}
