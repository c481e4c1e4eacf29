package io.github.gradapt.example.serving;

/** Whether parameters are handed over: a second with publishing and one without take turns. */
enum Phase {
    PUBLISHING,
    QUIET;

    private static final long PERIOD_NANOS = 1_000_000_000;

    /** The phase that a moment lies in, counted from the start. What disturbs the machine disturbs both phases. */
    static Phase at(long nanos) {
        return nanos / PERIOD_NANOS % 2 == 0 ? PUBLISHING : QUIET;
    }
}
