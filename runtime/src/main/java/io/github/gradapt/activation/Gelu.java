package io.github.gradapt.activation;

import io.github.gradapt.Elementwise;
import io.github.gradapt.Initializer;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The Gaussian error linear unit: a = z Phi(z), Phi being the standard normal distribution function, (1 + erf(z / sqrt
 * 2)) / 2. The formula has erfc(-x) in place of 1 + erf(x), which is the same number but does not cancel where z is
 * negative.
 *
 * <p>Derivative: Phi(z) + z phi(z), phi being the standard normal density. Range: [-0.17, infinity), about.
 *
 * <p>Source: D. Hendrycks and K. Gimpel, "Gaussian error linear units (GELUs)", 2016.
 */
@Elementwise(value = "z * erfc(-z / sqrt(2)) / 2", initializer = Initializer.HE_NORMAL)
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface Gelu {}
