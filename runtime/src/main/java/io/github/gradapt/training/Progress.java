package io.github.gradapt.training;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * How far a {@link Trainer} has come, and what decides how it goes on. The orders of the rows follow from the seed, one
 * after another, so that their number is the position.
 *
 * @param epochs       the number of epochs that are done; positive
 * @param trainingCost the mean cost of the training rows in the last of them
 * @param batchSize    the rows of a step
 * @param rows         the training rows
 * @param seed         what the orders of the rows follow from, if they are shuffled
 */
record Progress(int epochs, double trainingCost, int batchSize, int rows, OptionalLong seed) {

    /** In what a training that goes on would differ from this one. */
    List<String> differences(int batchSize, int rows, OptionalLong seed) {
        List<String> differences = new ArrayList<>();
        if (this.batchSize != batchSize) {
            differences.add("batchSize was " + this.batchSize + ", and is " + batchSize);
        }
        if (this.rows != rows) {
            differences.add("rows was " + this.rows + ", and is " + rows);
        }
        if (!this.seed.equals(seed)) {
            differences.add("the seed of shuffle was " + text(this.seed) + ", and is " + text(seed));
        }
        return differences;
    }

    private static String text(OptionalLong seed) {
        return seed.isPresent() ? Long.toString(seed.getAsLong()) : "none";
    }
}
