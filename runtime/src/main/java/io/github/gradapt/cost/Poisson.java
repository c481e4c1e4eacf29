package io.github.gradapt.cost;

import io.github.gradapt.PerOutput;
import io.github.gradapt.Reduction;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The negative log-likelihood of counts y with a Poisson distribution, without the terms that depend on the targets
 * alone: C = 1/n sum_j (e^a_j - y_j a_j), the outputs being logarithms of rates. Without {@link #logInput()} they are
 * the rates themselves, and C = 1/n sum_j (a_j - y_j log(a_j + epsilon)).
 *
 * <p>Derivative: dC/da_j = (e^a_j - y_j) / n, or (1 - y_j / (a_j + epsilon)) / n without {@link #logInput()}.
 */
@PerOutput(
        value = "logInput ? exp(a) - y * a : a - y * log(a + epsilon)",
        reduction = Reduction.MEAN,
        requires = "epsilon >= 0",
        domain = "logInput || a >= 0")
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface Poisson {

    /** Whether the outputs are logarithms of rates. */
    boolean logInput() default true;

    /** What keeps the logarithm of a rate finite at 0; at least 0. Not used with {@link #logInput()}. */
    double epsilon() default 1e-8;
}
