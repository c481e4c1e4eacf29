package io.github.gradapt.activation;

import io.github.gradapt.Elementwise;
import io.github.gradapt.Initializer;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The continuously differentiable exponential linear unit: a = z where z &gt; 0, else alpha (e^(z / alpha) - 1).
 *
 * <p>Derivative: 1 where z &gt; 0, else e^(z / alpha); 1 at z = 0, which is no kink. Range: (-alpha, infinity).
 *
 * <p>Source: J. Barron, "Continuously differentiable exponential linear units", 2017.
 */
@Elementwise(
        value = "z > 0 ? z : alpha * expm1(z / alpha)",
        requires = "alpha > 0",
        initializer = Initializer.HE_NORMAL)
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface Celu {

    /** Minus the limit for z to -infinity; positive. */
    double alpha() default 1;
}
