package io.github.gradapt.processor.formula;

import java.math.BigDecimal;
import java.util.function.DoubleUnaryOperator;

/** Sound arithmetic of intervals: an end that is rounded is rounded outward, an exact one stays. */
final class IntervalArithmetic {

    private IntervalArithmetic() {}

    static Interval negated(Interval x) {
        return new Interval(-x.upper(), /* lowerOpen= */ x.upperOpen(), -x.lower(), /* upperOpen= */ x.lowerOpen());
    }

    static Interval sum(Interval x, Interval y) {
        return new Interval(
                down(x.lower() + y.lower(), exactSum(x.lower(), y.lower())),
                x.lowerOpen() || y.lowerOpen(),
                up(x.upper() + y.upper(), exactSum(x.upper(), y.upper())),
                x.upperOpen() || y.upperOpen());
    }

    static Interval product(Interval x, Interval y) {
        Ends ends = new Ends();
        ends.product(x.lower(), x.lowerOpen(), y.lower(), y.lowerOpen());
        ends.product(x.lower(), x.lowerOpen(), y.upper(), y.upperOpen());
        ends.product(x.upper(), x.upperOpen(), y.lower(), y.lowerOpen());
        ends.product(x.upper(), x.upperOpen(), y.upper(), y.upperOpen());
        // 0 times anything is reached where either holds 0, even from an open end of the other.
        return x.contains(0) || y.contains(0) ? ends.interval().union(Interval.point(0)) : ends.interval();
    }

    static Interval quotient(Interval x, Interval y) {
        if ((y.lower() < 0 && y.upper() > 0) || y.contains(0)) {
            return Interval.ALL;
        }
        if (y.upper() <= 0) {
            return quotient(negated(x), negated(y));
        }
        Ends ends = new Ends();
        ends.quotient(x.lower(), x.lowerOpen(), y.lower(), y.lowerOpen());
        ends.quotient(x.lower(), x.lowerOpen(), y.upper(), y.upperOpen());
        ends.quotient(x.upper(), x.upperOpen(), y.lower(), y.lowerOpen());
        ends.quotient(x.upper(), x.upperOpen(), y.upper(), y.upperOpen());
        return x.contains(0) ? ends.interval().union(Interval.point(0)) : ends.interval();
    }

    static Interval maximum(Interval x, Interval y) {
        Interval lower = x.lower() > y.lower() || (x.lower() == y.lower() && x.lowerOpen()) ? x : y;
        Interval upper = x.upper() > y.upper() || (x.upper() == y.upper() && !x.upperOpen()) ? x : y;
        return new Interval(lower.lower(), lower.lowerOpen(), upper.upper(), upper.upperOpen());
    }

    static Interval minimum(Interval x, Interval y) {
        return negated(maximum(negated(x), negated(y)));
    }

    static Interval magnitude(Interval x) {
        if (x.lower() >= 0) {
            return x;
        }
        if (x.upper() <= 0) {
            return negated(x);
        }
        Interval positive = new Interval(0, false, x.upper(), x.upperOpen());
        return positive.union(new Interval(0, false, -x.lower(), x.lowerOpen()));
    }

    /** The image under a function that never falls, whose range is {@code range}; its values are off by 2 ulp at most. */
    static Interval increasing(Interval x, DoubleUnaryOperator function, Interval range) {
        double low = x.lower() == Double.NEGATIVE_INFINITY
                ? range.lower()
                : widened(function.applyAsDouble(x.lower()), x.lower(), -1);
        double high = x.upper() == Double.POSITIVE_INFINITY
                ? range.upper()
                : widened(function.applyAsDouble(x.upper()), x.upper(), 1);
        low = Math.max(low, range.lower());
        high = Math.min(high, range.upper());
        return new Interval(
                low,
                x.lowerOpen() || (low == range.lower() && range.lowerOpen()),
                high,
                x.upperOpen() || (high == range.upper() && range.upperOpen()));
    }

    /** Zeros at 0, ones at 0 and zeros at 1 are exact for every function here. */
    private static double widened(double value, double at, int direction) {
        boolean exact =
                (at == 0 && (value == 0 || value == 1 || value == 0.5)) || (at == 1 && (value == 0 || value == 1));
        if (exact || Double.isInfinite(value)) {
            return value;
        }
        return value + direction * 4 * Math.ulp(value);
    }

    private static double down(double value, boolean exact) {
        return exact ? value : Math.nextDown(value);
    }

    private static double up(double value, boolean exact) {
        return exact ? value : Math.nextUp(value);
    }

    private static boolean exactSum(double x, double y) {
        double sum = x + y;
        return isInfinite(x, y, sum) || new BigDecimal(x).add(new BigDecimal(y)).compareTo(new BigDecimal(sum)) == 0;
    }

    private static boolean exactProduct(double x, double y, double product) {
        return isInfinite(x, y, product)
                || new BigDecimal(x).multiply(new BigDecimal(y)).compareTo(new BigDecimal(product)) == 0;
    }

    private static boolean isInfinite(double x, double y, double result) {
        return Double.isInfinite(x) || Double.isInfinite(y) || Double.isInfinite(result);
    }

    /** Gathers the products, or quotients, of ends. */
    private static final class Ends {
        private double low = Double.POSITIVE_INFINITY;
        private boolean lowOpen = true;
        private double high = Double.NEGATIVE_INFINITY;
        private boolean highOpen = true;

        void product(double x, boolean xOpen, double y, boolean yOpen) {
            double product = x == 0 || y == 0 ? 0 : x * y;
            add(product, exactProduct(x, y, product), xOpen || yOpen);
        }

        /** For y from 0 up: 1/0 stands for infinity. */
        void quotient(double x, boolean xOpen, double y, boolean yOpen) {
            double quotient = x == 0 || y == Double.POSITIVE_INFINITY ? 0 : x / (y == 0 ? 0.0 : y);
            add(quotient, exactProduct(y, quotient, x), xOpen || yOpen);
        }

        private void add(double value, boolean exact, boolean open) {
            double below = down(value, exact);
            if (below < low || (below == low && !open)) {
                low = below;
                lowOpen = open;
            }
            double above = up(value, exact);
            if (above > high || (above == high && !open)) {
                high = above;
                highOpen = open;
            }
        }

        Interval interval() {
            return new Interval(low, lowOpen, high, highOpen);
        }
    }
}
