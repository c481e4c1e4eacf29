package io.github.gradapt.cost;

import io.github.gradapt.PerOutput;
import io.github.gradapt.Reduction;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The mean squared error: C = 1/n sum_j (a_j - y_j)^2.
 *
 * <p>Derivative: dC/da_j = 2/n (a_j - y_j).
 */
@PerOutput(value = "(a - y)^2", reduction = Reduction.MEAN)
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface MeanSquaredError {}
