package io.github.gradapt.cost;

import io.github.gradapt.PerOutput;
import io.github.gradapt.Reduction;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The squared hinge: C = 1/n sum_j max(1 - y_j a_j, 0)^2, with targets -1 and 1.
 *
 * <p>Derivative: dC/da_j = -2 y_j max(1 - y_j a_j, 0) / n; it is continuous.
 *
 * <p>Source: C. Cortes and V. Vapnik, "Support-vector networks", 1995.
 */
@PerOutput(value = "max(1 - y * a, 0)^2", reduction = Reduction.MEAN)
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface SquaredHinge {}
