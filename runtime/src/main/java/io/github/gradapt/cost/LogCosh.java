package io.github.gradapt.cost;

import io.github.gradapt.PerOutput;
import io.github.gradapt.Reduction;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Nearly quadratic for small errors, nearly linear for large ones, and smooth: C = 1/n sum_j log(cosh(a_j - y_j)).
 *
 * <p>Derivative: dC/da_j = tanh(a_j - y_j) / n.
 */
@PerOutput(value = "logcosh(a - y)", reduction = Reduction.MEAN)
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface LogCosh {}
