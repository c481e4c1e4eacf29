package io.github.gradapt.activation;

import io.github.gradapt.Elementwise;
import io.github.gradapt.Initializer;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The exponential linear unit: a = z where z &gt; 0, else alpha (e^z - 1).
 *
 * <p>Derivative: 1 where z &gt; 0, else alpha e^z; at z = 0, a kink unless alpha = 1, it is alpha. Range: (-alpha,
 * infinity).
 *
 * <p>Source: D.-A. Clevert, T. Unterthiner and S. Hochreiter, "Fast and accurate deep network learning by exponential
 * linear units (ELUs)", ICLR 2016.
 */
@Elementwise(value = "z > 0 ? z : alpha * expm1(z)", requires = "alpha > 0", initializer = Initializer.HE_NORMAL)
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface Elu {

    /** Minus the limit for z to -infinity; positive. */
    double alpha() default 1;
}
