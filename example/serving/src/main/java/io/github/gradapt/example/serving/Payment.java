package io.github.gradapt.example.serving;

/** An entry of a ring buffer, which is filled again and again: a request, its answer, and what became known later. */
final class Payment {

    static final int FEATURES = 16;

    final float[] features = new float[FEATURES];

    /** When the client wanted to send it, by {@link System#nanoTime()}: its response time begins here. */
    long due;

    /** Whether parameters are handed over when it is due. */
    Phase phase = Phase.PUBLISHING;

    /** Whether its response time counts: not while everything warms up. */
    boolean counts;

    /** What it turned out to be. Only learning may look. */
    boolean fraudulent;

    /** The answer, and the set of parameters that it comes from. */
    float score;

    long version;
}
