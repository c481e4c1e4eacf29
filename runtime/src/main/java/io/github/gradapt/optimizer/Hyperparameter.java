package io.github.gradapt.optimizer;

/** Checks of hyperparameters; each returns the value. */
final class Hyperparameter {

    /**
     * The least epsilon that means anything: moving averages of squares are rounded to multiples of 2^-104, so their
     * roots are known to about 2^-52.
     */
    private static final double LEAST_EPSILON = 1e-15;

    private Hyperparameter() {}

    /** A number that is positive and finite, also as a float. */
    static double positive(String name, double value) {
        require((float) value > 0 && (float) value <= Float.MAX_VALUE, name, value, "positive and finite, as a float");
        return value;
    }

    /** A number that is at least 0 and finite, also as a float. */
    static double notNegative(String name, double value) {
        require(value >= 0 && (float) value <= Float.MAX_VALUE, name, value, "at least 0 and finite, as a float");
        return value;
    }

    /** The share of the old value in a moving average or a velocity: in [0, 1), also as a float. */
    static double share(String name, double value) {
        require(value >= 0 && (float) value < 1, name, value, "at least 0 and, as a float, less than 1");
        return value;
    }

    /** A number in [0, 1]. */
    static double unit(String name, double value) {
        require(value >= 0 && value <= 1, name, value, "at least 0 and at most 1");
        return value;
    }

    /** A number in (0, 1]. */
    static double fraction(String name, double value) {
        require(value > 0 && value <= 1, name, value, "positive and at most 1");
        return value;
    }

    /** A number that is finite. */
    static double finite(String name, double value) {
        require(Double.isFinite(value), name, value, "finite");
        return value;
    }

    /** What is added to a root before it divides. */
    static double epsilon(double value) {
        require(
                value >= LEAST_EPSILON && (float) value <= Float.MAX_VALUE,
                "epsilon",
                value,
                "finite and at least " + LEAST_EPSILON);
        return value;
    }

    /** A number of steps or epochs: positive. */
    static long count(String name, long value) {
        require(value > 0, name, value, "positive");
        return value;
    }

    private static void require(boolean condition, String name, Number value, String rule) {
        if (!condition) {
            throw new IllegalArgumentException(name + " is " + value + "; it must be " + rule);
        }
    }
}
