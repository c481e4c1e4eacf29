package io.github.gradapt;

/** How a network computes. Both ways give the same bits. */
public enum Backend {
    /** Plain Java, which every virtual machine runs. */
    SCALAR,
    /** Vector instructions, by the module {@code jdk.incubator.vector}. */
    VECTOR
}
