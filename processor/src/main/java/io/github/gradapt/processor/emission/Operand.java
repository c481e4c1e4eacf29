package io.github.gradapt.processor.emission;

/**
 * A buffer that a tile works on.
 *
 * @param symbol what the tile calls it
 * @param access how the caller of the tile reaches it
 */
record Operand(String symbol, Access access) {

    /** The workspace, which a tile is given once, whatever lies there: pointers are registers. */
    static final String WORKSPACE = "s";

    /** The buffer, as the tile sees it. */
    Place place() {
        return new Place(symbol, inWorkspace() ? WORKSPACE : symbol, access.stride(), access.step());
    }

    boolean inWorkspace() {
        return access.array().equals(WORKSPACE);
    }

    /** The arguments for the data row whose number is the local {@code row}, or for row 0. */
    String arguments(boolean ofRow) {
        String at = ofRow ? access.rowStart() : access.start();
        return inWorkspace() ? at : access.array() + ", " + at;
    }
}
