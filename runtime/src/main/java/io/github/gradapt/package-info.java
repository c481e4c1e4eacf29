/**
 * Declaring networks ({@link io.github.gradapt.NeuralNetwork} and the annotations of its layers) and using the
 * classes generated from them ({@link io.github.gradapt.Network}, {@link io.github.gradapt.TrainableNetwork} and their
 * forms in double). Knows no particular activation, cost or optimizer.
 */
@NullMarked
package io.github.gradapt;

import org.jspecify.annotations.NullMarked;
