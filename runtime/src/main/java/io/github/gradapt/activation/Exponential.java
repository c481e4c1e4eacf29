package io.github.gradapt.activation;

import io.github.gradapt.Elementwise;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The exponential function: a = e^z. As an output it models a positive rate: see {@link
 * io.github.gradapt.cost.Poisson}.
 *
 * <p>Derivative: a. Range: (0, infinity).
 */
@Elementwise("exp(z)")
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface Exponential {}
