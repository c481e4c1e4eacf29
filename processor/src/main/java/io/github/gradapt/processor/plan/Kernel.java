package io.github.gradapt.processor.plan;

/**
 * The shape of the code of a sum over weights, for the scalar backend. It decides how fast the sum is, never its bits.
 *
 * @param straightLine whether there is no loop at all
 * @param width        the results side by side, of one data row
 * @param rows         the data rows side by side in a block; 1 if that gains nothing
 * @param rowsWidth    the results side by side of each of these rows
 */
public record Kernel(boolean straightLine, int width, int rows, int rowsWidth) {

    /** The values of one data row that gradients are accumulated from, side by side. */
    public static final int GRADIENT_ROW_WIDTH = 8;

    /** The gradients that are accumulated side by side over the data rows of a block. */
    public static final int GRADIENT_BLOCK_WIDTH = 16;

    /** Up to so many multiply-adds, code without a loop is no slower, and reads as the network itself. */
    private static final int STRAIGHT_LINE_MULTIPLY_ADDS = 64;

    /** So many chains hide the latency of a multiply-add and still stay in registers. */
    private static final int CHAINS = 16;

    /** The code of sums across rows of weights. */
    public static Kernel chains(DensePlacement placement) {
        boolean tiny = (long) placement.majors() * placement.minors() <= STRAIGHT_LINE_MULTIPLY_ADDS;
        int width = Math.min(CHAINS, placement.minors());
        return tiny ? new Kernel(true, width, 1, width) : new Kernel(false, width, 2, CHAINS / 2);
    }

    /** The code of sums along rows of weights. */
    public static Kernel dots(DensePlacement placement) {
        int width = Math.max(1, CHAINS / Math.min(placement.order().lanes(), placement.minors()));
        return new Kernel(false, Math.min(width, placement.majors()), 1, width);
    }

    /** The code of the sum that is z: across the rows of weights of a wide layer, along those of a narrow one. */
    public static Kernel weightedInput(DensePlacement placement) {
        return placement.order().wide() ? chains(placement) : dots(placement);
    }

    /** What documentation calls it. */
    public String description() {
        if (straightLine) {
            return "straight line";
        }
        String one = "1 x " + width;
        return rows > 1 ? "tiles of " + one + ", " + rows + " x " + rowsWidth : "tiles of " + one;
    }
}
