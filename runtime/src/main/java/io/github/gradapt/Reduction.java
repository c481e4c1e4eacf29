package io.github.gradapt;

/**
 * How the terms of the outputs of one row become the cost of the row. What many rows cost is always the sum over the
 * rows, and what an optimizer follows is the gradient of the mean over the rows.
 */
public enum Reduction {
    /** C = sum_j of the term of output j. */
    SUM,

    /** C = 1/n of the sum over the n outputs. */
    MEAN
}
