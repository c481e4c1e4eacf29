package io.github.gradapt.activation;

import io.github.gradapt.Elementwise;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The logistic function: a = 1 / (1 + e^-z).
 *
 * <p>Derivative: a (1 - a). Range: (0, 1).
 *
 * <p>Source: P.-F. Verhulst, 1845; in networks D. Rumelhart, G. Hinton and R. Williams, "Learning representations by
 * back-propagating errors", Nature 323, 1986.
 */
@Elementwise("sigmoid(z)")
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface Sigmoid {}
