package io.github.gradapt.processor.plan;

import java.util.List;

/**
 * The shape of the vector code of an operation that reads or steps weights, for vectors of one length. It decides how
 * fast the operation is, never its bits. Widths of tiles are counted in vectors.
 *
 * @param lanes the numbers in a vector
 * @param row   the tile of one data row
 * @param block the tile of several data rows; of a gradient, whose data rows are summed, it has several rows of weights;
 *     of sums along rows of weights that are stepped as they are read, it has these rows, and the vectors of the data row
 *     that stay in registers
 * @param part  the terms that a block takes at a time of all its sums, so that their weights stay in the first-level
 *     cache; 0 for all of them
 * @param columns the tiles that take several data rows by columns of weights instead, the longest vectors first, which may
 *     have more than {@code lanes} numbers
 */
public record VectorKernel(int lanes, Kernel.Tile row, Kernel.Tile block, int part, List<ColumnTile> columns) {

    public VectorKernel {
        columns = List.copyOf(columns);
    }

    /** A kernel without columns. */
    VectorKernel(int lanes, Kernel.Tile row, Kernel.Tile block, int part) {
        this(lanes, row, block, part, List.of());
    }

    /** A kernel that takes all terms at once. */
    VectorKernel(int lanes, Kernel.Tile row, Kernel.Tile block) {
        this(lanes, row, block, 0);
    }

    /** The same kernel with columns. */
    VectorKernel withColumns(List<ColumnTile> tiles) {
        return new VectorKernel(lanes, row, block, part, tiles);
    }

    /** The numbers in its longest vectors. */
    int longestLanes() {
        return columns.isEmpty() ? lanes : Math.max(lanes, columns.get(0).lanes());
    }

    /** The numbers that it needs in the scratch part of the workspace for its columns. */
    int scratch() {
        return columns.stream().mapToInt(ColumnTile::scratch).max().orElse(0);
    }

    /** Whether the sums are taken part by part. */
    public boolean inParts() {
        return part > 0;
    }

    /** Whether sums are complete when they are stored, and a tile leaves registers for more than them. */
    public boolean hasRoomForActivation() {
        return !inParts() && row.width() <= VectorKernelPlanner.TILE_VECTORS;
    }
}
