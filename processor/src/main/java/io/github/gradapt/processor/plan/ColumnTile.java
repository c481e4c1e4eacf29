package io.github.gradapt.processor.plan;

import io.github.gradapt.processor.program.Op;
import java.util.Optional;

/**
 * How W^T delta of many rows of data is taken where a layer has few outputs: the weights of some inputs stay in
 * registers, a vector of them for each output, while the rows pass. The sums are those of {@link SummationOrder}, whose
 * virtual lanes are then vectors of their own: nothing has to be added within a vector.
 *
 * @param passes   1, or 2 where the weights of the even outputs and of the odd ones need the registers in turn
 * @param fewestRows from so many rows on it is faster than one row after another
 */
public record ColumnTile(int passes, int fewestRows) {

    private static final int MOST_VECTORS = 8;
    private static final int MOST_PASSES = 2;
    private static final int FEWEST_ROWS = 8;

    /** The tile of an operation; empty where a layer has too many outputs, or sums across rows of weights. */
    public static Optional<ColumnTile> of(Op.TransposedAffine op, DensePlacement placement) {
        int passes = (op.weights().outputs() + MOST_VECTORS - 1) / MOST_VECTORS;
        return placement.order().wide() && passes <= MOST_PASSES
                ? Optional.of(new ColumnTile(passes, FEWEST_ROWS))
                : Optional.empty();
    }
}
