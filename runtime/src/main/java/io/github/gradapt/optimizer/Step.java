package io.github.gradapt.optimizer;

/** What an optimizer is told of the step it takes. One object serves all steps of an optimizer. */
public final class Step {

    private long number;
    private double rate;
    private double meanCost;
    private double scale;

    Step() {}

    void begin(double rate, long rows, double cost) {
        number++;
        this.rate = rate;
        meanCost = cost / rows;
        scale = 1 / (double) rows;
    }

    /** Goes on as after {@code number} steps. */
    void restore(long number) {
        this.number = number;
    }

    void scale(double scale) {
        this.scale = scale;
    }

    /** The number t of the step, from 1. */
    public long number() {
        return number;
    }

    /** The learning rate of the step: that of the optimizer times the factor of its schedule. */
    public double rate() {
        return rate;
    }

    /** The mean cost of the accumulated rows, each as it was when it was accumulated. */
    public double meanCost() {
        return meanCost;
    }

    /** What the gradients are still to be multiplied by. */
    public double scale() {
        return scale;
    }
}
