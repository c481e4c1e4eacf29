package io.github.gradapt.activation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Log-probabilities over the units of the layer: a_j = z_j - log(sum_k e^z_k). It couples the units, so it is no
 * {@link io.github.gradapt.Elementwise} formula: the compiler knows this annotation.
 *
 * <p>Derivative: da_k/dz_j = (j = k) - p_j with p = softmax(z); the deltas follow from g = dC/da without the matrix:
 * delta_j = g_j - p_j sum_k g_k. The greatest z is subtracted first, so nothing overflows. Range: (-infinity, 0].
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface LogSoftmax {}
