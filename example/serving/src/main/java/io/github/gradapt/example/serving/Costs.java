package io.github.gradapt.example.serving;

import java.util.Locale;

/** How good the scores were: their mean cross-entropy at the beginning and at the end of the run. */
final class Costs {

    private static final int SPAN = 5_000;
    private static final double LEAST = 1e-7;

    private final double[] last = new double[SPAN];
    private double first;
    private long count;

    /** Adds the cost of one answer. */
    void add(Payment payment) {
        double likelihood = payment.fraudulent ? payment.score : 1 - payment.score;
        double cost = -Math.log(Math.max(likelihood, LEAST));
        last[(int) (count % SPAN)] = cost;
        if (count < SPAN) {
            first += cost;
        }
        count++;
    }

    @Override
    public String toString() {
        int span = (int) Math.min(count, SPAN);
        double end = 0;
        for (int i = 0; i < span; i++) {
            end += last[i];
        }
        return String.format(
                Locale.ROOT,
                "mean cost of the first %d scores: %.3f, of the last: %.3f",
                span,
                first / span,
                end / span);
    }
}
