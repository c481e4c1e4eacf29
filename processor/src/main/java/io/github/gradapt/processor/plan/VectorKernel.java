package io.github.gradapt.processor.plan;

/**
 * The shape of the vector code of an operation that reads or steps weights, for vectors of one length. It decides how
 * fast the operation is, never its bits. Widths of tiles are counted in vectors.
 *
 * @param lanes the numbers in a vector
 * @param row   the tile of one data row
 * @param block the tile of several data rows; of a gradient, whose data rows are summed, it has several rows of weights;
 *     of sums along rows of weights that are stepped as they are read, it has these rows, and the vectors of the data row
 *     that stay in registers
 */
public record VectorKernel(int lanes, Kernel.Tile row, Kernel.Tile block) {

    /** Whether the tile of one data row leaves registers for more than its sums. */
    public boolean hasRoomForActivation() {
        return row.width() <= VectorKernelPlanner.TILE_VECTORS;
    }
}
