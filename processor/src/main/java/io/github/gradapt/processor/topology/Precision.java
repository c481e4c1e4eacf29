package io.github.gradapt.processor.topology;

/** The type of numbers that a network computes in. */
public enum Precision {
    FLOAT,
    DOUBLE
}
