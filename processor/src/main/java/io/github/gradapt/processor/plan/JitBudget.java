package io.github.gradapt.processor.plan;

/**
 * How much code goes where: the limits of the JVM and of its compilers, each with its source, and the budgets we keep
 * below them.
 */
public final class JitBudget {

    /**
     * HotSpot compiles no method of more bytecodes (develop flag {@code HugeMethodLimit}, in force because
     * {@code DontCompileHugeMethods} is on by default): such a method is interpreted for ever.
     */
    public static final int HUGE_METHOD_BYTECODES = 8_000;

    /** The most entries of a class file's constant pool (JVM specification, 4.1). */
    public static final int CLASS_FILE_CONSTANTS = 65_535;

    /**
     * The calls of operations, or other statements of about twenty bytecodes, that we put into one method: far below
     * {@link #HUGE_METHOD_BYTECODES}.
     */
    public static final int STATEMENTS_PER_METHOD = 64;

    /**
     * The vectors that the tiles of one method compute with, at most. HotSpot's C1 gives up a loop of 129 vector
     * operations, and what C1 gives up may never reach C2 ({@code processor/docs/jit-budget}); a vector takes four: a
     * start, a load, a multiply-add, a store.
     */
    static final int VECTORS_PER_TILE = 16;

    /**
     * The calls, nearly all of them operations on vectors, in a method that holds steps of one row, at most: half of the least,
     * 284, that C1 gave up; it bore 248 ({@code processor/docs/jit-budget}, "A row in registers").
     */
    public static final int CALLS_PER_ROW_METHOD = 142;

    /**
     * The floats of workspace that a block of rows may take: 256 KiB, so that a block stays in a second-level cache.
     */
    private static final int BLOCK_FLOATS = 1 << 16;

    private static final int MOST_ROWS_PER_BLOCK = 32;
    private static final int FEWEST_ROWS_PER_BLOCK = 4;

    private JitBudget() {}

    /** The rows of a block, given the floats of workspace that one row takes: a multiple of the rows of a tile. */
    static int rowsPerBlock(int rowFloats) {
        int fitting = BLOCK_FLOATS / Math.max(1, rowFloats) / FEWEST_ROWS_PER_BLOCK * FEWEST_ROWS_PER_BLOCK;
        return Math.max(FEWEST_ROWS_PER_BLOCK, Math.min(MOST_ROWS_PER_BLOCK, fitting));
    }
}
