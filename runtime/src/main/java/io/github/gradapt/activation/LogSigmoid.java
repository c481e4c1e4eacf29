package io.github.gradapt.activation;

import io.github.gradapt.Elementwise;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The logarithm of the logistic function: a = log(1 / (1 + e^-z)), exact for all z. As an output it is the logarithm
 * of a probability.
 *
 * <p>Derivative: sigmoid(-z). Range: (-infinity, 0).
 */
@Elementwise("log_sigmoid(z)")
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface LogSigmoid {}
