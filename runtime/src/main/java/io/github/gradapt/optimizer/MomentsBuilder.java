package io.github.gradapt.optimizer;

/**
 * The hyperparameters of the optimizers that follow Adam: of a moving mean of the gradient and one of its size.
 *
 * @param <B> the type of the builder itself
 */
public abstract class MomentsBuilder<B extends MomentsBuilder<B>> extends OptimizerBuilder<B> {

    private double beta1 = 0.9;
    private double beta2 = 0.999;
    private double epsilon = 1e-8;

    MomentsBuilder(double learningRate) {
        super(learningRate);
    }

    /**
     * The share of the old mean gradient in the new one; in [0, 1), by default 0.9.
     *
     * @throws IllegalArgumentException if the value is out of range
     */
    public final B beta1(double beta1) {
        this.beta1 = Hyperparameter.share("beta1", beta1);
        return self();
    }

    /**
     * The share of the old mean square, or of the old largest size, in the new one; in [0, 1), by default 0.999.
     *
     * @throws IllegalArgumentException if the value is out of range
     */
    public final B beta2(double beta2) {
        this.beta2 = Hyperparameter.share("beta2", beta2);
        return self();
    }

    /**
     * What is added to what divides; at least 1e-15, by default 1e-8.
     *
     * @throws IllegalArgumentException if the value is out of range
     */
    public final B epsilon(double epsilon) {
        this.epsilon = Hyperparameter.epsilon(epsilon);
        return self();
    }

    final double beta1() {
        return beta1;
    }

    final double beta2() {
        return beta2;
    }

    final double epsilon() {
        return epsilon;
    }
}
