package io.github.gradapt.example.serving;

import java.util.SplittableRandom;

/** Payments that are made up, and which of them are fraudulent: by a rule that drifts, so that learning never ends. */
final class Payments {

    /** The angle by which the rule turns from one payment to the next: once around in about a million. */
    private static final double DRIFT = 2 * Math.PI / 1_000_000;

    private final SplittableRandom random;
    private long number;

    Payments(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Fills in the features, and whether it is fraudulent. */
    void next(Payment payment) {
        float[] x = payment.features;
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) (2 * random.nextDouble() - 1);
        }
        double angle = number++ * DRIFT;
        double direction = Math.cos(angle) * x[0] + Math.sin(angle) * x[1];
        double logit = 8 * (direction * x[2] + 0.5 * Math.abs(x[3]) + 0.25 * x[4] - 0.4);
        payment.fraudulent = random.nextDouble() < 1 / (1 + Math.exp(-logit));
    }
}
