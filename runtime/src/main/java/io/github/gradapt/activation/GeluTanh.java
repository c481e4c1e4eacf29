package io.github.gradapt.activation;

import io.github.gradapt.Elementwise;
import io.github.gradapt.Initializer;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An approximation of {@link Gelu} without the error function: a = z/2 (1 + tanh(u)), u = sqrt(2 / pi) (z + 0.044715
 * z^3). The formula has sigmoid(2 u) in place of (1 + tanh(u)) / 2, which is the same number but does not cancel where
 * z is negative.
 *
 * <p>Derivative: s + 2 z s (1 - s) sqrt(2 / pi) (1 + 0.134145 z^2), with s = sigmoid(2 u). Range: [-0.17, infinity),
 * about.
 *
 * <p>Source: D. Hendrycks and K. Gimpel, "Gaussian error linear units (GELUs)", 2016.
 */
@Elementwise(
        value = "z * sigmoid(sqrt(8 / 3.14159265358979324) * (z + 0.044715 * z^3))",
        initializer = Initializer.HE_NORMAL)
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface GeluTanh {}
