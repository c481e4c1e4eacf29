package io.github.gradapt.optimizer;

import io.github.gradapt.TrainableNetwork;

/**
 * Divides each gradient by a moving root of its mean square: s = decay s + (1 - decay) g^2,
 * w = w - rate g / (sqrt(s) + epsilon). It is not centered, and s is not corrected for its start at 0.
 *
 * <p>Source: T. Tieleman and G. Hinton, "Lecture 6.5: rmsprop", Coursera, 2012, where the decay is 0.9 and there is no
 * epsilon.
 */
public final class RmsProp extends Optimizer {

    private final double decay;
    private final float epsilon;
    private float[] squares = {};

    /**
     * RMSprop with decay 0.99 and epsilon 1e-8.
     *
     * @param learningRate positive
     * @throws IllegalArgumentException if the learning rate is not positive and finite as a float
     */
    public RmsProp(double learningRate) {
        this(new Builder(learningRate));
    }

    private RmsProp(Builder builder) {
        super(builder.learningRate);
        decay = builder.decay;
        epsilon = (float) builder.epsilon;
    }

    /**
     * Starts from the values of {@link #RmsProp(double)}.
     *
     * @param learningRate positive
     */
    public static Builder builder(double learningRate) {
        return new Builder(learningRate);
    }

    @Override
    protected void allocate(int length) {
        squares = new float[length];
    }

    @Override
    protected void update(TrainableNetwork network, float scale) {
        float[] parameters = network.parameters();
        float[] gradients = network.gradients();
        float[] s = squares;
        float kept = (float) decay;
        float added = (float) (1 - decay);
        float rate = (float) learningRate();
        float eps = epsilon;
        for (int i = 0; i < parameters.length; i++) {
            float gradient = gradients[i] * scale;
            float square = flush(kept * s[i] + added * (gradient * gradient));
            s[i] = square;
            parameters[i] -= rate * (gradient / ((float) Math.sqrt(square) + eps));
        }
    }

    /** The hyperparameters of an {@link RmsProp}. */
    public static final class Builder {
        private final double learningRate;
        private double decay = 0.99;
        private double epsilon = 1e-8;

        private Builder(double learningRate) {
            this.learningRate = learningRate;
        }

        /**
         * The share of the old mean square in the new one; in [0, 1), by default 0.99.
         *
         * @throws IllegalArgumentException if the value is out of range
         */
        public Builder decay(double decay) {
            this.decay = Hyperparameter.share("decay", decay);
            return this;
        }

        /**
         * What is added to the root; at least 1e-15, by default 1e-8.
         *
         * @throws IllegalArgumentException if the value is out of range
         */
        public Builder epsilon(double epsilon) {
            this.epsilon = Hyperparameter.epsilon(epsilon);
            return this;
        }

        /**
         * The optimizer.
         *
         * @throws IllegalArgumentException if the learning rate is not positive and finite as a float
         */
        public RmsProp build() {
            return new RmsProp(this);
        }
    }
}
