package io.github.gradapt.processor.emission;

/**
 * A buffer that a tile works on.
 *
 * @param symbol what the tile calls it
 * @param access how the caller of the tile reaches it
 */
record Operand(String symbol, Access access) {

    /** The buffer, as the tile sees it. */
    Place place() {
        return new Place(symbol, access.stride());
    }

    /** The arguments for the data row whose number is the local {@code row}, or for row 0. */
    String arguments(boolean ofRow) {
        return access.array() + ", " + (ofRow ? access.rowStart() : access.start());
    }
}
