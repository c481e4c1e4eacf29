/**
 * Training over many rows: epochs, mini-batches, shuffling, validation and checkpoints. Knows
 * {@link io.github.gradapt.TrainableNetwork}, {@link io.github.gradapt.TrainableDoubleNetwork} and
 * {@link io.github.gradapt.optimizer.Optimizer} by their public methods only, and writes what it needs to go on later
 * into files of {@link io.github.gradapt.storage}.
 */
@NullMarked
package io.github.gradapt.training;

import org.jspecify.annotations.NullMarked;
