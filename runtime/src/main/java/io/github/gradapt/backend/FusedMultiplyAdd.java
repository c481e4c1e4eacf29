package io.github.gradapt.backend;

/**
 * Whether {@link Math#fma(double, double, double)} is an instruction here. Where the processor has none, or HotSpot does
 * not use it ({@code -XX:-UseFMA}, {@code -XX:UseAVX=0}), it goes through {@link java.math.BigDecimal}, and the vectors'
 * fma is no instruction either.
 *
 * <p>No property tells, so calls are timed, beside as many of {@link Math#sqrt}: HotSpot's interpreter and its compilers
 * have both as instructions on every processor for which it has vectors. Measured on a Zen 3 core in nanoseconds a call,
 * JDK 17 and 25, cold and after up to 5,000,000 calls elsewhere, the least of 8 tries:
 *
 * <pre>
 *                              square root    fma, an instruction    fma, emulated
 * default                      19 to 38       27 to 37               1,178 to 364,000
 * -Xint                        21 to 34       22 to 31               67,000 to 473,000
 * -XX:TieredStopAtLevel=1      8 to 27        2 to 26                3,522 to 52,280
 * -Xcomp                       8 to 10        2 to 3                 1,883 to 12,508
 * </pre>
 */
final class FusedMultiplyAdd {

    private static final int CALLS = 16;

    /** The first try, and what else runs on the machine, are slow: the least counts. */
    private static final int TRIES = 8;

    /** Far above what an instruction takes, and far below the ratio of 50 and the 1,178 ns that were measured. */
    private static final int MOST_SQUARE_ROOTS = 6;

    /** Compiled code may leave out square roots that nobody needs, and clocks may be coarse. */
    private static final long FEWEST_NANOS = 200;

    /** Whether it is emulated. Found out once, in some microseconds if it is not. */
    static final boolean EMULATED = isEmulated();

    private FusedMultiplyAdd() {}

    private static boolean isEmulated() {
        long roots = Long.MAX_VALUE;
        long fused = Long.MAX_VALUE;
        double value = 1;
        for (int i = 0; i < TRIES; i++) {
            long start = System.nanoTime();
            value = roots(value);
            long between = System.nanoTime();
            value = fused(value);
            long end = System.nanoTime();
            roots = Math.min(roots, between - start);
            fused = Math.min(fused, end - between);
        }
        // The value is always positive: asking for it keeps the calls in compiled code.
        return fused > MOST_SQUARE_ROOTS * roots && fused > CALLS * FEWEST_NANOS && value > 0;
    }

    private static double roots(double x) {
        double value = x;
        for (int i = 0; i < CALLS; i++) {
            value = Math.sqrt(value) + x;
        }
        return value;
    }

    private static double fused(double x) {
        double value = x;
        for (int i = 0; i < CALLS; i++) {
            value = Math.fma(value, 0.7, x);
        }
        return value;
    }
}
