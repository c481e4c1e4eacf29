package io.github.gradapt.optimizer;

/**
 * The options that every optimizer has.
 *
 * @param maxNorm     the bound of the norm of all gradients; infinite for none
 * @param maxValue    the bound of each gradient; infinite for none
 * @param l2Penalty   coupled decay
 * @param weightDecay decoupled decay
 * @param schedule    what the learning rate is multiplied by
 */
record StepOptions(double maxNorm, double maxValue, double l2Penalty, double weightDecay, Schedule schedule) {

    /** PyTorch's. It keeps the norm 0 from dividing. */
    private static final double CLIP_EPSILON = 1e-6;

    static final StepOptions NONE =
            new StepOptions(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 0, 0, Schedule.constant(1));

    boolean clipNorms() {
        return maxNorm < Double.POSITIVE_INFINITY;
    }

    /**
     * What the gradients are multiplied by if their norm is {@code norm}. A norm that is NaN leaves them: multiplied by
     * it, the padding of the parameters would be NaN too.
     */
    double clipFactor(double norm) {
        return Double.isNaN(norm) ? 1 : Math.min(1, maxNorm / (norm + CLIP_EPSILON));
    }

    /** Whether gradients or parameters change, one by one, before the rule of the optimizer is applied. */
    boolean changeValues() {
        return maxValue < Double.POSITIVE_INFINITY || l2Penalty > 0 || weightDecay > 0;
    }

    /** Clips and decays. The gradients are then those of the step: nothing is left to multiply them by. */
    void apply(Step step, float[] w, float[] g) {
        float scale = (float) step.scale();
        float bound = (float) maxValue;
        float penalty = (float) l2Penalty;
        float decay = (float) (step.rate() * weightDecay);
        for (int i = 0; i < w.length; i++) {
            float old = w[i];
            float clipped = Math.min(Math.max(g[i] * scale, -bound), bound);
            g[i] = clipped + penalty * old;
            // Not (1 - decay) * old: a decay below half an ulp of 1 would be lost whatever w is.
            w[i] = old - decay * old;
        }
        step.scale(1);
    }

    /** Clips and decays, as above, in double. */
    void apply(Step step, double[] w, double[] g) {
        double scale = step.scale();
        double bound = maxValue;
        double penalty = l2Penalty;
        double decay = step.rate() * weightDecay;
        for (int i = 0; i < w.length; i++) {
            double old = w[i];
            double clipped = Math.min(Math.max(g[i] * scale, -bound), bound);
            g[i] = clipped + penalty * old;
            w[i] = old - decay * old;
        }
        step.scale(1);
    }
}
