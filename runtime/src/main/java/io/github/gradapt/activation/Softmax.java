package io.github.gradapt.activation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Probabilities over the units of the layer: a_j = e^z_j / sum_k e^z_k. It couples the units, so it is no {@link
 * io.github.gradapt.Elementwise} formula: the compiler knows this annotation.
 *
 * <p>Derivative: da_k/dz_j = a_k ((j = k) - a_j), a full matrix; the deltas follow from g = dC/da without it: delta_j
 * = a_j (g_j - sum_k g_k a_k). The greatest z is subtracted first, so nothing overflows. Range: (0, 1), with sum 1.
 *
 * <p>Source: J. Bridle, "Probabilistic interpretation of feedforward classification network outputs", 1990.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface Softmax {}
