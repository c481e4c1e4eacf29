package io.github.gradapt.cost;

import io.github.gradapt.PerOutput;
import io.github.gradapt.Reduction;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The hinge: C = 1/n sum_j max(1 - y_j a_j, 0), with targets -1 and 1.
 *
 * <p>Derivative: dC/da_j = -y_j / n where y_j a_j &lt; 1, else 0; 0 at the kink y_j a_j = 1.
 *
 * <p>Source: C. Cortes and V. Vapnik, "Support-vector networks", 1995.
 */
@PerOutput(value = "max(1 - y * a, 0)", reduction = Reduction.MEAN)
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface Hinge {}
