package io.github.gradapt.processor.plan;

/**
 * What is summed side by side where rows of data lie unit by unit: vectors of rows x results x blocks of a sum. It decides
 * how fast an operation is, never its bits.
 *
 * @param vectors the vectors of rows
 * @param results the results of each, if a sum is one chain
 */
public record UnitMajorTile(int vectors, int results) {

    private static final int VECTORS = 2;
    private static final int FEWEST_TERMS_OF_FEW_DOTS = 5;

    /** The results beside two vectors that hide the latency of a multiply-add; with 32 registers, twice as many share loads. */
    static UnitMajorTile of(boolean isLong) {
        return new UnitMajorTile(VECTORS, isLong ? 8 : 4);
    }

    /** The same with one vector of rows. */
    public UnitMajorTile ofOneVector() {
        return new UnitMajorTile(1, 2 * results);
    }

    /** The tile of sums of so many blocks. */
    public Kernel.Tile chains(int blocks) {
        return new Kernel.Tile(vectors, Math.max(1, results / blocks), true);
    }

    /** The tile of sums of so many terms that have virtual lanes: two at a time, or, where each has one term, all. */
    public Kernel.Tile dots(int terms) {
        boolean few = terms >= FEWEST_TERMS_OF_FEW_DOTS && terms <= SummationOrder.LANES;
        return new Kernel.Tile(vectors, few ? 1 : results / 2, true);
    }
}
