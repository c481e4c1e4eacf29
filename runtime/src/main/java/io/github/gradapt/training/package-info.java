/**
 * Training over many rows: epochs, mini-batches, shuffling and validation. Knows
 * {@link io.github.gradapt.TrainableNetwork}, {@link io.github.gradapt.TrainableDoubleNetwork} and
 * {@link io.github.gradapt.optimizer.Optimizer} by their public methods only.
 */
@NullMarked
package io.github.gradapt.training;

import org.jspecify.annotations.NullMarked;
