package io.github.gradapt;

/** What a network computes in. */
public enum Precision {

    /** 32 bits: the network is a {@link Network}, and a {@link TrainableNetwork} unless it has no training. */
    FLOAT,

    /** 64 bits: the network is a {@link DoubleNetwork}, and a {@link TrainableDoubleNetwork} unless it has no training. */
    DOUBLE
}
