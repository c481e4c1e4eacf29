package io.github.gradapt.processor;

import java.util.Arrays;
import java.util.Random;

/** Rows at random, and conversions between those of float and of double. */
final class Rows {

    private Rows() {}

    /** Rows of normally distributed values. */
    static double[][] gaussian(Random random, int rows, int size) {
        double[][] values = new double[rows][size];
        for (double[] row : values) {
            Arrays.setAll(row, j -> random.nextGaussian());
        }
        return values;
    }

    static float[] toFloat(double[] row) {
        float[] floats = new float[row.length];
        for (int i = 0; i < row.length; i++) {
            floats[i] = (float) row[i];
        }
        return floats;
    }

    static float[][] toFloat(double[][] rows) {
        return Arrays.stream(rows).map(Rows::toFloat).toArray(float[][]::new);
    }

    static double[] toDouble(float[] row) {
        double[] doubles = new double[row.length];
        for (int i = 0; i < row.length; i++) {
            doubles[i] = row[i];
        }
        return doubles;
    }

    static double[][] toDouble(float[][] rows) {
        return Arrays.stream(rows).map(Rows::toDouble).toArray(double[][]::new);
    }

    /** The rows one after another, from {@code offset} on; what is before and after is NaN. */
    static float[] flat(float[][] rows, int offset) {
        int size = rows.length == 0 ? 0 : rows[0].length;
        float[] flat = new float[offset + rows.length * size + offset];
        Arrays.fill(flat, Float.NaN);
        for (int row = 0; row < rows.length; row++) {
            System.arraycopy(rows[row], 0, flat, offset + row * size, size);
        }
        return flat;
    }
}
