package io.github.gradapt.optimizer;

import io.github.gradapt.TrainableNetwork;

/**
 * The state and the step of the optimizers of the Adam family.
 *
 * <p>m = beta1 m + (1 - beta1) g, v = beta2 v + (1 - beta2) g^2,
 * w = w - rate decay w - rate (m / (1 - beta1^t)) / (sqrt(v / (1 - beta2^t)) + epsilon).
 */
final class AdamMoments {

    private final double beta1;
    private final double beta2;
    private final float epsilon;
    private float[] means = {};
    private float[] squares = {};

    // beta^t, by multiplication: StrictMath.pow allocates on JDK 17. After 10^6 steps the error is about 10^-10 of a
    // number that has long vanished beside 1.
    private double power1 = 1;
    private double power2 = 1;

    AdamMoments(double beta1, double beta2, double epsilon) {
        this.beta1 = beta1;
        this.beta2 = beta2;
        this.epsilon = (float) epsilon;
    }

    void allocate(int length) {
        means = new float[length];
        squares = new float[length];
    }

    void update(TrainableNetwork network, float scale, double learningRate, double weightDecay) {
        power1 *= beta1;
        power2 *= beta2;
        float[] w = network.parameters();
        float[] g = network.gradients();
        float[] m = means;
        float[] v = squares;
        float kept1 = (float) beta1;
        float added1 = (float) (1 - beta1);
        float kept2 = (float) beta2;
        float added2 = (float) (1 - beta2);
        float rate = (float) (learningRate / (1 - power1));
        float correction2 = (float) (1 / (1 - power2));
        float decay = (float) (learningRate * weightDecay);
        float eps = epsilon;
        for (int i = 0; i < w.length; i++) {
            float gradient = g[i] * scale;
            float mean = Optimizer.flush(kept1 * m[i] + added1 * gradient);
            float square = Optimizer.flush(kept2 * v[i] + added2 * (gradient * gradient));
            m[i] = mean;
            v[i] = square;
            // Not (1 - decay) * w: a decay below half an ulp of 1 would be lost whatever w is.
            float decayed = w[i] - decay * w[i];
            w[i] = decayed - rate * (mean / ((float) Math.sqrt(square * correction2) + eps));
        }
    }
}
