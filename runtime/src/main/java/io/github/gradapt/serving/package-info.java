/**
 * Handing parameters from the thread that trains to threads that serve, while both run. A
 * {@link io.github.gradapt.serving.ParameterPublisher} (in double
 * {@link io.github.gradapt.serving.DoubleParameterPublisher}) copies finished sets; a
 * {@link io.github.gradapt.serving.ParameterReader} lets one thread's network compute with the latest. Knows networks by
 * their flat arrays, and nothing of training.
 */
@NullMarked
package io.github.gradapt.serving;

import org.jspecify.annotations.NullMarked;
