package io.github.gradapt.support;

import org.jspecify.annotations.Nullable;

/**
 * Checks at the entry of generated methods. What throws is apart from what checks, so that the checks are small enough
 * to be inlined, and allocate nothing unless they fail.
 */
public final class Arguments {

    private Arguments() {}

    /**
     * Checks that an array holds one row, from index 0.
     *
     * @param array the array
     * @param size  the number of values of a row
     * @param name  the name of the parameter that the array was given as
     * @throws NullPointerException if there is no array, with its name
     * @throws IllegalArgumentException if the array is too short
     */
    public static void row(float[] array, int size, String name) {
        present(array, name);
        if (array.length < size) {
            throw shortRow(array.length, size, name);
        }
    }

    /**
     * Checks that an array holds one row, from index 0.
     *
     * @param array the array
     * @param size  the number of values of a row
     * @param name  the name of the parameter that the array was given as
     * @throws NullPointerException if there is no array, with its name
     * @throws IllegalArgumentException if the array is too short
     */
    public static void row(double[] array, int size, String name) {
        present(array, name);
        if (array.length < size) {
            throw shortRow(array.length, size, name);
        }
    }

    /**
     * Checks that an array holds {@code rows} rows from {@code offset}; none is enough for no rows.
     *
     * @param array  the array
     * @param offset the index of the first value of the first row
     * @param rows   the number of rows
     * @param size   the number of values of a row
     * @param name   the name of the parameter that the array was given as
     * @throws NullPointerException if there is no array, with its name
     * @throws IllegalArgumentException if {@code rows} or {@code offset} is negative, or the array is too short
     */
    public static void rows(float[] array, int offset, int rows, int size, String name) {
        present(array, name);
        rows(array.length, offset, rows, size, name);
    }

    /**
     * Checks that an array holds {@code rows} rows from {@code offset}; none is enough for no rows.
     *
     * @param array  the array
     * @param offset the index of the first value of the first row
     * @param rows   the number of rows
     * @param size   the number of values of a row
     * @param name   the name of the parameter that the array was given as
     * @throws NullPointerException if there is no array, with its name
     * @throws IllegalArgumentException if {@code rows} or {@code offset} is negative, or the array is too short
     */
    public static void rows(double[] array, int offset, int rows, int size, String name) {
        present(array, name);
        rows(array.length, offset, rows, size, name);
    }

    private static void rows(int length, int offset, int rows, int size, String name) {
        // Only a sum of an int and a product of ints is certain to fit into a long.
        if ((offset | rows) < 0 || offset + (long) rows * size > length) {
            throw badRows(length, offset, rows, size, name);
        }
    }

    /**
     * Checks that an array is as long as the parameters of a network.
     *
     * @param array the array
     * @param size  the number of parameters, padding included
     * @throws NullPointerException if there is no array, with its name
     * @throws IllegalArgumentException if it has another length
     */
    public static void parameters(float[] array, int size) {
        present(array, "parameters");
        if (array.length != size) {
            throw otherParameters(array.length, size);
        }
    }

    /**
     * Checks that an array is as long as the parameters of a network.
     *
     * @param array the array
     * @param size  the number of parameters, padding included
     * @throws NullPointerException if there is no array, with its name
     * @throws IllegalArgumentException if it has another length
     */
    public static void parameters(double[] array, int size) {
        present(array, "parameters");
        if (array.length != size) {
            throw otherParameters(array.length, size);
        }
    }

    /**
     * Checks that a backward pass follows a forward pass of one row.
     *
     * @param ready whether it does
     * @throws IllegalStateException if it does not
     */
    public static void rowReady(boolean ready) {
        if (!ready) {
            throw noRow();
        }
    }

    /**
     * Checks the rate of a step.
     *
     * @param rate the rate
     * @throws IllegalArgumentException if it is negative, infinite or NaN
     */
    public static void rate(float rate) {
        if (!(rate >= 0 && rate < Float.POSITIVE_INFINITY)) {
            throw badRate(rate);
        }
    }

    /**
     * Checks the rate of a step in double.
     *
     * @param rate the rate
     * @throws IllegalArgumentException if it is negative, infinite or NaN
     */
    public static void rate(double rate) {
        if (!(rate >= 0 && rate < Double.POSITIVE_INFINITY)) {
            throw badRate(rate);
        }
    }

    private static void present(@Nullable Object array, String name) {
        if (array == null) {
            throw noArray(name);
        }
    }

    private static NullPointerException noArray(String name) {
        return new NullPointerException(name);
    }

    private static IllegalArgumentException otherParameters(int length, int size) {
        return new IllegalArgumentException("parameters has " + length + " values; this network has " + size
                + ", padding included: give an array laid out as its parameters()");
    }

    private static IllegalStateException noRow() {
        return new IllegalStateException("there is no row to propagate back:"
                + " call forward(input, output) before each backward(target), and nothing that computes in between");
    }

    private static IllegalArgumentException badRate(float rate) {
        return badRate(Float.toString(rate));
    }

    private static IllegalArgumentException badRate(double rate) {
        return badRate(Double.toString(rate));
    }

    private static IllegalArgumentException badRate(String rate) {
        return new IllegalArgumentException("rate is " + rate + "; it must be finite and not negative");
    }

    private static IllegalArgumentException shortRow(int length, int size, String name) {
        return new IllegalArgumentException(
                name + " has " + length + " values; a row has " + size + ", so it must have at least as many");
    }

    private static IllegalArgumentException badRows(int length, int offset, int rows, int size, String name) {
        if (rows < 0) {
            return new IllegalArgumentException("rows is " + rows + "; it must be at least 0");
        }
        if (offset < 0) {
            return new IllegalArgumentException(
                    "the offset into " + name + " is " + offset + "; it must be at least 0");
        }
        return new IllegalArgumentException(name + " has " + length + " values; " + rows + " rows of " + size
                + " from offset " + offset + " need " + (offset + (long) rows * size));
    }
}
