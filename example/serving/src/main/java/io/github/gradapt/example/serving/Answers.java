package io.github.gradapt.example.serving;

/** Where scores go. Called by the event loop, so it must be quick, and should not allocate. */
interface Answers {

    /** A payment has its score. It is filled again afterwards. */
    void accept(Payment payment);

    /** The event loop is about to end: the last call. */
    default void end() {}
}
