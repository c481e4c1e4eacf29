package io.github.gradapt.processor.topology;

import io.github.gradapt.processor.formula.Formula;

/**
 * The cost of one row: the reduction, over the outputs, of one formula.
 *
 * @param name      the simple name of its annotation
 * @param perOutput a formula over {@code a} (the output) and {@code y} (the target), its attributes bound
 * @param reduction how the terms of the outputs become one number
 */
public record Cost(String name, Formula perOutput, Reduction reduction) {

    /** How the terms of the outputs become one number. */
    public enum Reduction {
        SUM,
        MEAN
    }
}
