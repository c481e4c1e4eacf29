package io.github.gradapt.processor.plan;

import java.util.Optional;

/**
 * The shape of the code of an operation that reads or steps weights. It decides how fast the operation is, never its
 * bits.
 *
 * @param straightLine whether there is no loop at all
 * @param row          the tile of one data row
 * @param block        the tile of several data rows, where there is one
 */
public record Kernel(boolean straightLine, Tile row, Optional<Tile> block) {

    /**
     * What is side by side in locals.
     *
     * @param rows           data rows
     * @param width          results of each
     * @param blocksTogether whether all blocks of a sum are taken at the same time, or one after another
     * @param terms          terms of each sum in an iteration of the loop over them; from two on, C2 does not unroll it
     */
    public record Tile(int rows, int width, boolean blocksTogether, int terms) {

        /** A tile that takes a term in an iteration. */
        Tile(int rows, int width, boolean blocksTogether) {
            this(rows, width, blocksTogether, 1);
        }
    }
}
