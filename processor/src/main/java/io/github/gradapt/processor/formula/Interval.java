package io.github.gradapt.processor.formula;

/**
 * The real numbers between two ends, each of which may belong to it (closed) or not (open). An infinite end is open.
 *
 * @param lower     the lower end
 * @param lowerOpen whether the lower end is left out
 * @param upper     the upper end, not below {@code lower}
 * @param upperOpen whether the upper end is left out
 */
public record Interval(double lower, boolean lowerOpen, double upper, boolean upperOpen) {
    /** All real numbers. */
    public static final Interval ALL = open(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    public Interval {
        if (!(lower <= upper)) {
            throw new IllegalArgumentException("not an interval: " + lower + " to " + upper);
        }
        lowerOpen |= lower == Double.NEGATIVE_INFINITY;
        upperOpen |= upper == Double.POSITIVE_INFINITY;
    }

    /** Both ends belong to it. */
    public static Interval closed(double lower, double upper) {
        return new Interval(lower, false, upper, false);
    }

    /** Neither end belongs to it. */
    public static Interval open(double lower, double upper) {
        return new Interval(lower, true, upper, true);
    }

    /** One number alone. */
    public static Interval point(double value) {
        return closed(value, value);
    }

    /** The numbers from {@code lower} on. */
    public static Interval atLeast(double lower) {
        return new Interval(lower, false, Double.POSITIVE_INFINITY, true);
    }

    /** The numbers above {@code lower}. */
    public static Interval above(double lower) {
        return open(lower, Double.POSITIVE_INFINITY);
    }

    /** The numbers up to {@code upper}. */
    public static Interval atMost(double upper) {
        return new Interval(Double.NEGATIVE_INFINITY, true, upper, false);
    }

    /** The numbers below {@code upper}. */
    public static Interval below(double upper) {
        return open(Double.NEGATIVE_INFINITY, upper);
    }

    /** Whether {@code value} belongs to it. */
    public boolean contains(double value) {
        return (lowerOpen ? value > lower : value >= lower) && (upperOpen ? value < upper : value <= upper);
    }

    /** Whether all of {@code other} belongs to it. */
    public boolean contains(Interval other) {
        boolean lowerFits = lower < other.lower || (lower == other.lower && (!lowerOpen || other.lowerOpen));
        boolean upperFits = upper > other.upper || (upper == other.upper && (!upperOpen || other.upperOpen));
        return lowerFits && upperFits;
    }

    /** The smallest interval that holds both. */
    public Interval union(Interval other) {
        double low = Math.min(lower, other.lower);
        double high = Math.max(upper, other.upper);
        boolean lowOpen = (lowerOpen || lower > low) && (other.lowerOpen || other.lower > low);
        boolean highOpen = (upperOpen || upper < high) && (other.upperOpen || other.upper < high);
        return new Interval(low, lowOpen, high, highOpen);
    }

    /** Whether some number belongs to both. */
    public boolean meets(Interval other) {
        double low = Math.max(lower, other.lower);
        double high = Math.min(upper, other.upper);
        return low < high || (low == high && contains(low) && other.contains(low));
    }

    /** What belongs to both, which must meet. */
    Interval intersection(Interval other) {
        double low = Math.max(lower, other.lower);
        double high = Math.min(upper, other.upper);
        boolean lowOpen = (lower == low && lowerOpen) || (other.lower == low && other.lowerOpen);
        boolean highOpen = (upper == high && upperOpen) || (other.upper == high && other.upperOpen);
        return new Interval(low, lowOpen, high, highOpen);
    }

    /** As mathematics writes it, a parenthesis at an open end: {@code (0, 1]}. */
    @Override
    public String toString() {
        return (lowerOpen ? "(" : "[") + end(lower) + ", " + end(upper) + (upperOpen ? ")" : "]");
    }

    private static String end(double end) {
        if (Double.isInfinite(end)) {
            return end < 0 ? "-infinity" : "infinity";
        }
        return Numerals.text(end);
    }
}
