package io.github.gradapt;

/**
 * One layer of a network: a view of its weights and biases, and, after a one-row forward or backward, of its
 * activations and deltas. Indices are logical: they know nothing of padding. The thread rule of {@link Network} and
 * {@link DoubleNetwork} holds.
 *
 * <p>Values are doubles, so that a topology is declared in one way whatever its {@link Precision}. A network that
 * computes in float shows its values exactly, and rounds those that are set to the nearest float.
 */
public interface Layer {

    /** The name of the method that declares the layer. */
    String name();

    /** The number of units: of activations, of deltas, of biases if there are any. */
    int size();

    /** The number of inputs of each unit; 0 for the input layer. */
    int inputSize();

    /** Whether the units have biases. */
    boolean hasBias();

    /**
     * The weight W_ji from {@code input} i to {@code unit} j.
     *
     * @throws IndexOutOfBoundsException if there is no such weight
     */
    double weight(int unit, int input);

    /**
     * Sets W_ji, from {@code input} i to {@code unit} j, to {@code value} rounded to the precision of the network.
     *
     * @throws IndexOutOfBoundsException if there is no such weight
     * @throws UnsupportedOperationException if the parameters were compiled in ({@link Frozen})
     */
    void setWeight(int unit, int input, double value);

    /**
     * The bias b_j of {@code unit} j.
     *
     * @throws IndexOutOfBoundsException if there is no such bias
     */
    double bias(int unit);

    /**
     * Sets the bias b_j of {@code unit} j to {@code value} rounded to the precision of the network.
     *
     * @throws IndexOutOfBoundsException if there is no such bias
     * @throws UnsupportedOperationException if the parameters were compiled in ({@link Frozen})
     */
    void setBias(int unit, double value);

    /**
     * Where W_ji lies in the parameters of the network, and dC/dW_ji in its gradients.
     *
     * @throws IndexOutOfBoundsException if there is no such weight
     */
    int weightIndex(int unit, int input);

    /**
     * Where b_j lies in the parameters of the network, and dC/db_j in its gradients.
     *
     * @throws IndexOutOfBoundsException if there is no such bias
     */
    int biasIndex(int unit);

    /**
     * The activation a_j of {@code unit} j in the last one-row forward (of the input layer: the input itself).
     * After {@code learn}, {@code evaluate} or any other call for many rows it is meaningless until the next one-row
     * forward.
     *
     * @throws IndexOutOfBoundsException if there is no such unit
     * @throws UnsupportedOperationException if the network does not store it: a network without training keeps no
     *     activations
     */
    double activation(int unit);

    /**
     * delta_j = dC/dz_j of {@code unit} j in the last {@link TrainableNetwork#backward backward} (of the input layer:
     * dC/dx_j). After any other call that computes, {@code learn}, {@code evaluate} and a forward among them, it is
     * meaningless until the next backward.
     *
     * @throws IndexOutOfBoundsException if there is no such unit
     * @throws UnsupportedOperationException if the network does not compute it: one without training, or the input
     *     layer unless its {@code @Input} asks for the gradient
     */
    double delta(int unit);
}
