/**
 * Optimizers: what turns the gradients a network has accumulated into a step of its parameters. Knows
 * {@link io.github.gradapt.TrainableNetwork} and {@link io.github.gradapt.TrainableDoubleNetwork} by their flat arrays,
 * and nothing of layers.
 *
 * <p>Each rule stands side by side in float and in double; what surrounds it is written once: state, options and the
 * order of a step in {@link io.github.gradapt.optimizer.Optimizer}, what does not depend on a parameter in doubles.
 *
 * <p>In the formulas w is a parameter (a weight or a bias), g the derivative of the mean cost of the accumulated rows
 * with respect to it, and t = 1, 2, ... the number of the step. State starts at 0.
 */
@NullMarked
package io.github.gradapt.optimizer;

import org.jspecify.annotations.NullMarked;
