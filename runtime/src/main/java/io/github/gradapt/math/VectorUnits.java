package io.github.gradapt.math;

/**
 * Blocks of 32 rows that lie unit by unit, the 32 values of one unit side by side: how rows become such a block, and a
 * block becomes rows, where a network has no method of its own for it. Pure functions of their arguments, but for the ranges
 * they write: any thread may call them.
 */
public final class VectorUnits {

    private static final int ROWS = 32;

    /** Whether blocks are best taken unit by unit; where there are 16 registers, row by row is faster. */
    public static final boolean PREFERRED = VectorLength.MANY_REGISTERS;

    private VectorUnits() {}

    /**
     * y[yAt + 32 unit + row] = x[xAt + size row + unit].
     *
     * @param size the values in a row of x
     * @param rows the number of rows, up to 32
     */
    public static void toUnits(float[] x, int xAt, int size, int rows, float[] y, int yAt) {
        if (size == 1) {
            System.arraycopy(x, xAt, y, yAt, rows);
            return;
        }
        for (int row = 0; row < rows; row++) {
            for (int unit = 0; unit < size; unit++) {
                y[yAt + unit * ROWS + row] = x[xAt + row * size + unit];
            }
        }
    }

    /** The same for double. */
    public static void toUnits(double[] x, int xAt, int size, int rows, double[] y, int yAt) {
        if (size == 1) {
            System.arraycopy(x, xAt, y, yAt, rows);
            return;
        }
        for (int row = 0; row < rows; row++) {
            for (int unit = 0; unit < size; unit++) {
                y[yAt + unit * ROWS + row] = x[xAt + row * size + unit];
            }
        }
    }

    /**
     * y[yAt + size row + unit] = x[xAt + 32 unit + row].
     *
     * @param size the values in a row of y
     * @param rows the number of rows, up to 32
     */
    public static void toRows(float[] x, int xAt, int size, int rows, float[] y, int yAt) {
        if (size == 1) {
            System.arraycopy(x, xAt, y, yAt, rows);
            return;
        }
        for (int row = 0; row < rows; row++) {
            for (int unit = 0; unit < size; unit++) {
                y[yAt + row * size + unit] = x[xAt + unit * ROWS + row];
            }
        }
    }

    /** The same for double. */
    public static void toRows(double[] x, int xAt, int size, int rows, double[] y, int yAt) {
        if (size == 1) {
            System.arraycopy(x, xAt, y, yAt, rows);
            return;
        }
        for (int row = 0; row < rows; row++) {
            for (int unit = 0; unit < size; unit++) {
                y[yAt + row * size + unit] = x[xAt + unit * ROWS + row];
            }
        }
    }
}
