package io.github.gradapt.cost;

import io.github.gradapt.PerOutput;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Half the squared error: C = 1/2 sum_j (a_j - y_j)^2.
 *
 * <p>Derivative: dC/da_j = a_j - y_j. It is the negative log-likelihood of normal noise with variance 1, up to a
 * constant.
 */
@PerOutput("(a - y)^2 / 2")
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface SquaredError {}
