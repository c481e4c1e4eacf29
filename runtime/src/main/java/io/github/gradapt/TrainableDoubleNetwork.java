package io.github.gradapt;

/**
 * A network that computes in double and can learn: {@link TrainableNetwork} with double in place of float. Costs are
 * sums over rows, gradients are sums over the rows since the last {@link #clearGradients()}: an optimizer divides by
 * {@link #accumulatedRows()}.
 *
 * <p>The thread rule of {@link DoubleNetwork} holds. No method here allocates once the instance is constructed,
 * {@link #sharing()} excepted, and vector code until it is compiled.
 */
public interface TrainableDoubleNetwork extends DoubleNetwork {

    /**
     * The live sums of dC/dw, always the same array, laid out as {@link #parameters()}. The padding is +0, and whoever
     * writes to the array leaves it so.
     *
     * <p>Ask for the array again after {@link #clearGradients()}, which need not write to it. What this method returns
     * is +0 then. An array taken before may show the former values until this method is called, or the gradients of
     * more rows are added; what is written to it until then may be lost.
     */
    double[] gradients();

    /**
     * {@inheritDoc}
     *
     * <p>The gradients stay as they are: those accumulated so far are of the former parameters. A row of a forward is
     * forgotten: {@link #backward} needs another.
     */
    @Override
    void adopt(double[] parameters);

    /**
     * Propagates back the row of the last one-row {@link #forward(double[], double[])}: computes the deltas
     * (delta = dC/dz) of every layer and ADDS the gradients of the row to {@link #gradients()}.
     *
     * @param target at least {@link #outputSize()} values; the row is read from index 0
     * @return the cost C of the row
     * @throws IllegalArgumentException if the array is too short
     * @throws IllegalStateException if the last call was not a one-row forward
     */
    double backward(double[] target);

    /**
     * Forward and backward of many rows: ADDS the gradients of each, in row order, to {@link #gradients()}, with the
     * same bits as a {@code forward} and a {@code backward} of each row.
     *
     * @param inputs  rows x {@link #inputSize()} values from {@code inputOffset}
     * @param targets rows x {@link #outputSize()} values from {@code targetOffset}
     * @return the sum of the costs of the rows
     * @throws IllegalArgumentException if {@code rows} or an offset is negative or an array is too short
     */
    double accumulate(double[] inputs, int inputOffset, double[] targets, int targetOffset, int rows);

    /**
     * The sum of the costs of many rows; no gradient is computed and none is touched. Where the output activation and
     * the cost have a joint form it is computed from z, so it stays finite where the activation saturates.
     *
     * @param inputs  rows x {@link #inputSize()} values from {@code inputOffset}
     * @param targets rows x {@link #outputSize()} values from {@code targetOffset}
     * @throws IllegalArgumentException if {@code rows} or an offset is negative or an array is too short
     */
    double evaluate(double[] inputs, int inputOffset, double[] targets, int targetOffset, int rows);

    /**
     * One step of stochastic gradient descent on one row: w becomes w - rate * dC/dw for every weight and bias,
     * with the same bits as by the gradient of this row alone and a step of plain {@code Sgd}.
     * {@link #gradients()} is neither read nor written. What {@link Layer#activation} and {@link Layer#delta} give
     * afterwards is meaningless, as after a call for many rows.
     *
     * @param input  at least {@link #inputSize()} values
     * @param target at least {@link #outputSize()} values
     * @param rate   not negative, and finite
     * @return the cost of the row before the step
     * @throws IllegalArgumentException if an array is too short, or the rate is negative, infinite or NaN
     */
    double learn(double[] input, double[] target, double rate);

    /**
     * Makes all gradients +0, and {@link #accumulatedRows()} and {@link #accumulatedCost()} 0. It takes no time where the
     * next rows store their gradients instead of adding them: see {@link #gradients()}.
     */
    void clearGradients();

    /** The number of rows whose gradients were added since the last {@link #clearGradients()}. */
    long accumulatedRows();

    /** The sum of the costs of the rows whose gradients were added since the last {@link #clearGradients()}. */
    double accumulatedCost();

    @Override
    TrainableDoubleNetwork sharing();
}
