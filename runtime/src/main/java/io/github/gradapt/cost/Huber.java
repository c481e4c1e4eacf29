package io.github.gradapt.cost;

import io.github.gradapt.PerOutput;
import io.github.gradapt.Reduction;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Quadratic for small errors, linear for large ones: C = 1/n sum_j h(a_j - y_j), where h(e) = e^2 / 2 if |e| &lt;=
 * delta, else delta (|e| - delta / 2).
 *
 * <p>Derivative: dC/da_j = e / n, cut off at -delta / n and delta / n; it is continuous.
 *
 * <p>Source: P. Huber, "Robust estimation of a location parameter", 1964.
 */
@PerOutput(
        value = "abs(a - y) <= delta ? (a - y)^2 / 2 : delta * (abs(a - y) - delta / 2)",
        reduction = Reduction.MEAN,
        requires = "delta > 0")
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface Huber {

    /** The error from which on the cost is linear; positive. */
    double delta() default 1;
}
