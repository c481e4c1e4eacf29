package io.github.gradapt.cost;

import io.github.gradapt.PerOutput;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The negative log-likelihood: C = -sum_j y_j a_j, with targets that are one-hot or any weights, and outputs that are
 * log-probabilities, such as those of {@link io.github.gradapt.activation.LogSoftmax}.
 *
 * <p>Derivative: dC/da_j = -y_j.
 */
@PerOutput(value = "-(y * a)", domain = "a <= 0")
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface NegativeLogLikelihood {}
