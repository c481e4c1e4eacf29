package io.github.gradapt.example.latency;

/** One way to compute a net. Rows are row-major; an instance belongs to one thread. */
interface Contender {

    /** The rate of {@link #adam}; its other numbers are the usual ones: 0.9, 0.999 and 1e-8. */
    double ADAM_RATE = 0.001;

    /** Brings what is measured to compiled code, as far as the contender can see to that itself. */
    default void warmUp() {}

    void forward(float[] input, float[] output);

    void forward(float[] inputs, float[] outputs, int rows);

    /** One step of gradient descent on one row; its cost. */
    float learn(float[] input, float[] target, float rate);

    /** The sum of the costs; the gradient of that sum is kept. */
    float gradient(float[] inputs, float[] targets, int rows);

    /** The gradient, and one step of Adam by the mean over the rows; the sum of the costs. */
    float adam(float[] inputs, float[] targets, int rows);

    /** The weights and biases, layer by layer, unit by unit. */
    float[] parameters();
}
