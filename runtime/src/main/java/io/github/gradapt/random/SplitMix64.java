package io.github.gradapt.random;

/**
 * The generator SplitMix64: a counter, scrambled. Its numbers follow from the seed alone, on every Java virtual
 * machine and in every version, which those of {@code java.util.random} do not promise.
 *
 * <p>Source: G. Steele, D. Lea and C. Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014; the
 * constants are those of S. Vigna's public domain splitmix64.c.
 */
public final class SplitMix64 {

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    /** A generator whose numbers follow from {@code seed}. */
    public SplitMix64(long seed) {
        state = seed;
    }

    /** The next 64 bits. */
    public long nextLong() {
        state += GOLDEN_GAMMA;
        long bits = state;
        bits = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        bits = (bits ^ (bits >>> 27)) * 0x94D049BB133111EBL;
        return bits ^ (bits >>> 31);
    }

    /**
     * A number of 0, ..., {@code bound} - 1, each equally likely.
     *
     * @param bound positive
     */
    public int nextInt(int bound) {
        // 2^63 is not a multiple of bound: the incomplete last interval is rejected, or small numbers would be
        // likelier. It starts at or above 2^63 - bound, where the sum overflows.
        while (true) {
            long bits = nextLong() >>> 1;
            long remainder = bits % bound;
            if (bits - remainder + (bound - 1) >= 0) {
                return (int) remainder;
            }
        }
    }

    /** A number uniform on (-1, 1), symmetric about 0, which it never is: an odd multiple of 2^-53. */
    public double nextSymmetric() {
        return ((nextLong() >> 11) + 0.5) * 0x1p-52;
    }

    /**
     * A standard normal number, by the transformation of G. Box and M. Muller, "A note on the generation of random
     * normal deviates", 1958: sqrt(-2 log u) cos(2 pi v), u and v uniform.
     */
    public double nextNormal() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(Math.abs(nextSymmetric())));
        return radius * StrictMath.cos(StrictMath.PI * nextSymmetric());
    }
}
