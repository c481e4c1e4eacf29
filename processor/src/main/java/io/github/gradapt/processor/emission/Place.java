package io.github.gradapt.processor.emission;

/**
 * A vector of some data rows, as a kernel sees it.
 *
 * @param symbol what it is called; the current data row begins at the local of that name with {@code At} after it
 * @param array  the name of the array
 * @param stride the distance between data rows
 * @param step   the distance between the values of a data row
 */
record Place(String symbol, String array, int stride, int step) {

    /** One whose array is called as it is. */
    Place(String symbol, int stride) {
        this(symbol, symbol, stride, 1);
    }

    /** The local that holds the index where the current data row begins. */
    String at() {
        return symbol + "At";
    }

    /** Element {@code index} of the data row that is {@code row} after the current one. */
    String element(int row, String index) {
        return array + "[" + index(row, index) + "]";
    }

    /** Where element {@code index} is, of the data row that is {@code row} after the current one. */
    String index(int row, String index) {
        return Tiles.sum(Tiles.sum(at(), row * stride), Tiles.product(index, step));
    }
}
