package io.github.gradapt.processor.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * In which order the sums of a dense layer are taken: fixed by the layer's shape alone, for every backend, machine and
 * number of rows. {@code processor/docs/summation-order/README.md} states the rules, and what was measured to settle
 * them.
 *
 * @param wide   whether outputs lie side by side (at least four of them), so that z is summed in chains over the inputs
 *     and W^T delta in lanes over the outputs; in a narrow layer it is the other way round
 * @param blocks the blocks of the chains: each is a chain of its own, and their sums are added from left to right
 */
public record SummationOrder(boolean wide, List<Block> blocks) {

    private static final int FEWEST_WIDE_OUTPUTS = 4;
    private static final int MOST_OUTPUTS_OF_FOUR_BLOCKS = 16;
    private static final int FEWEST_INPUTS_OF_FOUR_BLOCKS = 32;
    private static final int MOST_OUTPUTS_OF_TWO_BLOCKS = 32;
    private static final int FEWEST_INPUTS_OF_TWO_BLOCKS = 16;

    /** The number of virtual lanes of a sum along a row: of weights, or of the outputs of one row. */
    public static final int LANES = 8;

    public SummationOrder {
        blocks = List.copyOf(blocks);
    }

    /** A contiguous range of a sum's terms. */
    public record Block(int from, int to) {
        /** The number of terms. */
        public int length() {
            return to - from;
        }
    }

    /** The order of the sums of a layer. */
    public static SummationOrder of(int inputs, int outputs) {
        if (outputs < FEWEST_WIDE_OUTPUTS) {
            return new SummationOrder(false, divide(outputs, 1));
        }
        return new SummationOrder(true, divide(inputs, blocks(inputs, outputs)));
    }

    /** Few outputs are few chains: more blocks are what hides the latency of a multiply-add. */
    private static int blocks(int inputs, int outputs) {
        if (outputs <= MOST_OUTPUTS_OF_FOUR_BLOCKS && inputs >= FEWEST_INPUTS_OF_FOUR_BLOCKS) {
            return 4;
        }
        return outputs <= MOST_OUTPUTS_OF_TWO_BLOCKS && inputs >= FEWEST_INPUTS_OF_TWO_BLOCKS ? 2 : 1;
    }

    /** {@code size}, rounded up to whole panels: the distance at which rows of so many values are stored. */
    public static int padded(int size) {
        return Math.addExact(size, LANES - 1) / LANES * LANES;
    }

    /** Contiguous blocks; where they cannot be equally long, the first ones take a term more. */
    private static List<Block> divide(int terms, int count) {
        List<Block> blocks = new ArrayList<>();
        int from = 0;
        for (int block = 0; block < count; block++) {
            int to = from + terms / count + (block < terms % count ? 1 : 0);
            blocks.add(new Block(from, to));
            from = to;
        }
        return blocks;
    }
}
