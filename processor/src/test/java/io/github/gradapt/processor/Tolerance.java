package io.github.gradapt.processor;

/** Checks that numbers are within absolute + relative * |expected| of what is expected, and remembers the worst. */
final class Tolerance {

    private final double absolute;
    private final double relative;
    private double worst;
    private String where = "nowhere";

    Tolerance(double absolute, double relative) {
        this.absolute = absolute;
        this.relative = relative;
    }

    void check(String what, double actual, double expected) {
        double allowed = absolute + relative * Math.abs(expected);
        double used = Math.abs(actual - expected) / allowed;
        if (!(used <= 1)) {
            throw new AssertionError("%s is %s, expected %s: off by %.3g, allowed %.3g"
                    .formatted(what, actual, expected, Math.abs(actual - expected), allowed));
        }
        if (used > worst) {
            worst = used;
            where = what;
        }
    }

    /** Compares {@code actual}, times {@code factor}, with what is expected. */
    void check(String what, double[] actual, double factor, double[] expected) {
        if (actual.length != expected.length) {
            throw new AssertionError("%s has %d values, expected %d".formatted(what, actual.length, expected.length));
        }
        for (int i = 0; i < actual.length; i++) {
            check(what + "[" + i + "]", actual[i] * factor, expected[i]);
        }
    }

    void check(String what, double[][] actual, double factor, double[][] expected) {
        if (actual.length != expected.length) {
            throw new AssertionError("%s has %d rows, expected %d".formatted(what, actual.length, expected.length));
        }
        for (int row = 0; row < actual.length; row++) {
            check(what + "[" + row + "]", actual[row], factor, expected[row]);
        }
    }

    /** The largest share of the allowed deviation that was used, and where. */
    String report() {
        return "%.3g of (%.0e + %.0e |x|), at %s".formatted(worst, absolute, relative, where);
    }
}
