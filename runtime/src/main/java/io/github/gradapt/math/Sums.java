package io.github.gradapt.math;

/**
 * Reductions over the values of one row, in the one order that all backends keep: virtual lane l of 8 adds the values
 * l, l + 8, and so on to +0, where a value beyond the last is +0; then the upper half of the lanes is added to the
 * lower half, until one is left.
 */
public final class Sums {

    private Sums() {}

    /**
     * The sum of {@code count} values.
     *
     * @param values the array that holds them
     * @param from   the index of the first
     * @param count  at least 1
     */
    public static float sum(float[] values, int from, int count) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        float s4 = 0;
        float s5 = 0;
        float s6 = 0;
        float s7 = 0;
        int end = from + count;
        int i = from;
        for (; i <= end - 8; i += 8) {
            s0 += values[i];
            s1 += values[i + 1];
            s2 += values[i + 2];
            s3 += values[i + 3];
            s4 += values[i + 4];
            s5 += values[i + 5];
            s6 += values[i + 6];
            s7 += values[i + 7];
        }
        if (i < end) {
            s0 += values[i];
            s1 += i + 1 < end ? values[i + 1] : 0f;
            s2 += i + 2 < end ? values[i + 2] : 0f;
            s3 += i + 3 < end ? values[i + 3] : 0f;
            s4 += i + 4 < end ? values[i + 4] : 0f;
            s5 += i + 5 < end ? values[i + 5] : 0f;
            s6 += i + 6 < end ? values[i + 6] : 0f;
            s7 += 0f;
        }
        return ((s0 + s4) + (s2 + s6)) + ((s1 + s5) + (s3 + s7));
    }

    /**
     * The largest of {@code count} values; NaN if one of them is. Of -0 and +0, either.
     *
     * @param values the array that holds them
     * @param from   the index of the first
     * @param count  at least 1
     */
    public static float max(float[] values, int from, int count) {
        // Not Math.max: with a NaN looked for apart, the chain from value to value is one comparison long.
        float max = values[from];
        boolean nan = false;
        for (int i = from; i < from + count; i++) {
            float value = values[i];
            nan |= Float.isNaN(value);
            max = value > max ? value : max;
        }
        return nan ? Float.NaN : max;
    }

    /**
     * The sum of {@code count} values.
     *
     * @param values the array that holds them
     * @param from   the index of the first
     * @param count  at least 1
     */
    public static double sum(double[] values, int from, int count) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double s5 = 0;
        double s6 = 0;
        double s7 = 0;
        int end = from + count;
        int i = from;
        for (; i <= end - 8; i += 8) {
            s0 += values[i];
            s1 += values[i + 1];
            s2 += values[i + 2];
            s3 += values[i + 3];
            s4 += values[i + 4];
            s5 += values[i + 5];
            s6 += values[i + 6];
            s7 += values[i + 7];
        }
        if (i < end) {
            s0 += values[i];
            s1 += i + 1 < end ? values[i + 1] : 0.0;
            s2 += i + 2 < end ? values[i + 2] : 0.0;
            s3 += i + 3 < end ? values[i + 3] : 0.0;
            s4 += i + 4 < end ? values[i + 4] : 0.0;
            s5 += i + 5 < end ? values[i + 5] : 0.0;
            s6 += i + 6 < end ? values[i + 6] : 0.0;
            s7 += 0.0;
        }
        return ((s0 + s4) + (s2 + s6)) + ((s1 + s5) + (s3 + s7));
    }

    /**
     * The largest of {@code count} values; NaN if one of them is. Of -0 and +0, either.
     *
     * @param values the array that holds them
     * @param from   the index of the first
     * @param count  at least 1
     */
    public static double max(double[] values, int from, int count) {
        // Not Math.max: with a NaN looked for apart, the chain from value to value is one comparison long.
        double max = values[from];
        boolean nan = false;
        for (int i = from; i < from + count; i++) {
            double value = values[i];
            nan |= Double.isNaN(value);
            max = value > max ? value : max;
        }
        return nan ? Double.NaN : max;
    }
}
