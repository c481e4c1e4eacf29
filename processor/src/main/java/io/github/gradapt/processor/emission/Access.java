package io.github.gradapt.processor.emission;

/**
 * How the method of an operation reaches a buffer.
 *
 * @param array  the local or parameter that holds the array
 * @param start  the index of row 0: the name of a constant or of a parameter
 * @param size   the number of values in a row
 * @param stride the distance between rows
 * @param step   the distance between the values of a row
 */
record Access(String array, String start, int size, int stride, int step) {

    /** A buffer that lies row by row. */
    Access(String array, String start, int size, int stride) {
        this(array, start, size, stride, 1);
    }

    /** The index where the row begins whose number is the local {@code row}. */
    String rowStart() {
        return stride == 1 ? start + " + row" : start + " + row * " + stride;
    }

    /** Whether nothing lies between one row and the next. */
    boolean contiguous() {
        return stride == size;
    }
}
