package io.github.gradapt.activation;

import io.github.gradapt.Elementwise;
import io.github.gradapt.Initializer;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A rectifier that is smooth: a = z / (1 + e^(-beta z)). It is {@link Silu} for beta = 1, and tends to {@link Relu}
 * for large beta.
 *
 * <p>Derivative: s + beta a (1 - s), with s = sigmoid(beta z). Range: [-0.278 / beta, infinity), about, if beta &gt;
 * 0.
 *
 * <p>Source: P. Ramachandran, B. Zoph and Q. Le, "Searching for activation functions", 2017.
 */
@Elementwise(value = "z * sigmoid(beta * z)", initializer = Initializer.HE_NORMAL)
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface Swish {

    /** How steep the transition is. */
    double beta() default 1;
}
