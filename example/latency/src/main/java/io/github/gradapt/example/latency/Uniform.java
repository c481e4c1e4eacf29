package io.github.gradapt.example.latency;

/** A linear congruential generator of 32 bits, which any language can repeat. */
final class Uniform {
    private int state;

    Uniform(int seed) {
        state = seed;
    }

    /** From 0 to 2^24 - 1. */
    int nextInteger() {
        state = state * 1_664_525 + 1_013_904_223;
        return state >>> 8;
    }

    /** From -1 to 1. */
    float next() {
        return nextInteger() * 0x1p-23f - 1;
    }
}
