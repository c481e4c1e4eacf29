package io.github.gradapt.processor.freezing;

/**
 * The standardization of the inputs of a network, which its first layer can take over: W (x - m) / s + b is W' x + b',
 * where W'_ji = W_ji / s_i and b'_j = b_j - sum_i W'_ji m_i.
 */
final class Standardization {

    private final double[] means;
    private final double[] deviations;

    /**
     * A standardization.
     *
     * @param means      m, for each input
     * @param deviations s, for each input; none is 0
     */
    Standardization(double[] means, double[] deviations) {
        this.means = means.clone();
        this.deviations = deviations.clone();
    }

    /** Whether b' may differ from b. */
    boolean shifts() {
        for (double mean : means) {
            if (mean != 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * Replaces W by W' and b by b', computed in double, input by input.
     *
     * @param weights W, unit by unit and for each unit input by input
     * @param biases  b, or nothing if there is none
     */
    void fold(double[] weights, double[] biases) {
        int inputs = means.length;
        for (int k = 0; k < weights.length; k++) {
            int unit = k / inputs;
            int input = k % inputs;
            weights[k] /= deviations[input];
            if (biases.length > 0) {
                biases[unit] -= weights[k] * means[input];
            }
        }
    }
}
