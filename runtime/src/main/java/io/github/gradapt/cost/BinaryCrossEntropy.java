package io.github.gradapt.cost;

import io.github.gradapt.PerOutput;
import io.github.gradapt.Reduction;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The cross-entropy of independent yes-or-no targets: C = -sum_j (y_j log a_j + (1 - y_j) log(1 - a_j)), with targets
 * y in [0, 1] and outputs that are probabilities, such as those of {@link io.github.gradapt.activation.Sigmoid}. A
 * term whose factor is 0 is 0.
 *
 * <p>Derivative: dC/da_j = (a_j - y_j) / (a_j (1 - a_j)). After a sigmoid, cost and delta are computed from z, where
 * delta_j = a_j - y_j: exact and finite even where a is rounded to 0 or 1. After another activation, such as a softmax,
 * an a that is rounded to 1 where y is below it costs infinity.
 */
@PerOutput(value = "-(y * log(a) + (1 - y) * log(1 - a))", domain = "a >= 0 && a <= 1")
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface BinaryCrossEntropy {

    /** Whether the outputs add up or are averaged. */
    Reduction reduction() default Reduction.SUM;
}
