package io.github.gradapt.activation;

import io.github.gradapt.Elementwise;
import io.github.gradapt.Initializer;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The sigmoid linear unit: a = z / (1 + e^-z). It is {@link Swish} with beta = 1.
 *
 * <p>Derivative: s + a (1 - s), with s = sigmoid(z). Range: [-0.278, infinity), about.
 *
 * <p>Source: S. Elfwing, E. Uchibe and K. Doya, "Sigmoid-weighted linear units for neural network function
 * approximation in reinforcement learning", 2017.
 */
@Elementwise(value = "z * sigmoid(z)", initializer = Initializer.HE_NORMAL)
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface Silu {}
