package io.github.gradapt.processor.plan;

import java.util.Optional;

/**
 * How W^T delta of many rows of data is taken by columns of weights: the weights of some neighboring inputs are
 * transposed, so that each output has a vector of them, and then the rows pass. The sums are those of
 * {@link SummationOrder}, whose virtual lanes are then vectors of their own: nothing has to be added within a vector, so
 * these vectors may be longer than those of sums along rows of weights.
 *
 * @param lanes      the numbers in a vector
 * @param passes     where the weights stay in registers: 1, or 2 where those of the even outputs and of the odd ones need
 *     the registers in turn
 * @param rows       1 where the weights stay in registers; else the rows of data that each weight is loaded for
 * @param fewestRows from so many rows on it is faster than one row after another
 * @param scratch    the numbers that the transposed weights take
 */
public record ColumnTile(int lanes, int passes, int rows, int fewestRows, int scratch) {

    /** Half of the registers hold weights: of 16, or of 32 where there are vectors of 512 bits. */
    private static final int HELD_VECTORS = 8;

    private static final int HELD_LONG_VECTORS = 16;
    private static final int MOST_PASSES = 2;
    private static final int SHARING_ROWS = 2;
    private static final int FEWEST_ROWS = 8;

    /** So many vectors of 512 bits are a first-level cache of 32 KiB: the smallest of machines that have them. */
    private static final int CACHED_LONG_VECTORS = 512;

    /** The tile of vectors as long as those of sums along rows of weights; empty where a layer has too many outputs. */
    static Optional<ColumnTile> of(DensePlacement placement, int lanes) {
        int passes = (placement.minors() + HELD_VECTORS - 1) / HELD_VECTORS;
        return passes <= MOST_PASSES ? Optional.of(tile(placement, lanes, passes, 1)) : Optional.empty();
    }

    /** The tile of longer vectors; empty where a layer has too many outputs, or inputs that do not fill such vectors. */
    static Optional<ColumnTile> ofLong(DensePlacement placement, int lanes) {
        if (placement.minors() > CACHED_LONG_VECTORS || SummationOrder.padded(placement.majors()) % lanes != 0) {
            return Optional.empty();
        }
        int rows = placement.minors() <= HELD_LONG_VECTORS ? 1 : SHARING_ROWS;
        return Optional.of(tile(placement, lanes, 1, rows));
    }

    private static ColumnTile tile(DensePlacement placement, int lanes, int passes, int rows) {
        return new ColumnTile(lanes, passes, rows, FEWEST_ROWS, lanes * placement.stride());
    }
}
