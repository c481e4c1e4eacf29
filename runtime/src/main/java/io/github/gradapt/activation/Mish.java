package io.github.gradapt.activation;

import io.github.gradapt.Elementwise;
import io.github.gradapt.Initializer;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A smooth rectifier: a = z tanh(log(1 + e^z)).
 *
 * <p>Derivative: t + z (1 - t^2) sigmoid(z), with t = tanh(log(1 + e^z)). Range: [-0.309, infinity), about.
 *
 * <p>Source: D. Misra, "Mish: a self regularized non-monotonic activation function", BMVC 2020.
 */
@Elementwise(value = "z * tanh(softplus(z))", initializer = Initializer.HE_NORMAL)
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface Mish {}
