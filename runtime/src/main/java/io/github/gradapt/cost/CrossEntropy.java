package io.github.gradapt.cost;

import io.github.gradapt.PerOutput;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The cross-entropy of one choice out of n: C = -sum_j y_j log a_j, with targets that are one-hot or any weights
 * (nothing is normalized), and outputs that are probabilities, such as those of {@link
 * io.github.gradapt.activation.Softmax}. A term with y_j = 0 is 0.
 *
 * <p>Derivative: dC/da_j = -y_j / a_j. After a softmax, cost and delta are computed from z, where delta_j = a_j sum_k
 * y_k - y_j: exact and finite even where a is rounded to 0 or 1.
 */
@PerOutput(value = "-(y * log(a))", domain = "a >= 0 && a <= 1")
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface CrossEntropy {}
