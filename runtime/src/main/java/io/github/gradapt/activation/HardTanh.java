package io.github.gradapt.activation;

import io.github.gradapt.Elementwise;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The identity, cut off at both ends: a = min(max(z, min), max).
 *
 * <p>Derivative: 1 where min &lt; z &lt; max, else 0; 0 at both kinks. Range: [min, max].
 *
 * <p>Source: R. Collobert, "Large scale machine learning", thesis, 2004.
 */
@Elementwise(value = "min(max(z, min), max)", requires = "min < max")
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface HardTanh {

    /** The least activation; less than {@link #max()}. */
    double min() default -1;

    /** The greatest activation. */
    double max() default 1;
}
