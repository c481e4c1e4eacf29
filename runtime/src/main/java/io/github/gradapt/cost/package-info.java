/**
 * Costs: annotations for the last layer of a network that carry their formula. Nothing here is known to the compiler
 * in advance, so that a user's own {@link io.github.gradapt.PerOutput} costs are their equals. Knows the root package
 * only.
 *
 * <p>In the formulas a is an output, y its target, n the number of outputs, and C the cost of one row. Where the
 * output activation permits, cost and activation are computed together from z (sigmoid with
 * {@link io.github.gradapt.cost.BinaryCrossEntropy}, softmax with {@link io.github.gradapt.cost.CrossEntropy}, and
 * the like), which is exact even where the activation saturates.
 */
@NullMarked
package io.github.gradapt.cost;

import org.jspecify.annotations.NullMarked;
