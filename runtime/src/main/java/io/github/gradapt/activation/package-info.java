/**
 * Activations: annotations for the layers of a network that carry their formula. Nothing here is known to the
 * compiler in advance, {@link io.github.gradapt.activation.Softmax} and
 * {@link io.github.gradapt.activation.LogSoftmax} excepted, so that a user's own
 * {@link io.github.gradapt.Elementwise} activations are their equals. Knows the root package only.
 *
 * <p>In the formulas z is the weighted input of a unit and a = phi(z) its activation.
 */
@NullMarked
package io.github.gradapt.activation;

import org.jspecify.annotations.NullMarked;
