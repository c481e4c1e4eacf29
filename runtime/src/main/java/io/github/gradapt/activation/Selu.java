package io.github.gradapt.activation;

import io.github.gradapt.Elementwise;
import io.github.gradapt.Initializer;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The scaled exponential linear unit: a = s z where z &gt; 0, else s alpha (e^z - 1), with s = 1.0507009873554804934
 * and alpha = 1.6732632423543772848. With weights from {@link Initializer#LECUN_NORMAL}, the default here, activations
 * keep mean 0 and variance 1 from layer to layer.
 *
 * <p>Derivative: s where z &gt; 0, else s alpha e^z; s alpha at the kink z = 0. Range: (-s alpha, infinity).
 *
 * <p>Source: G. Klambauer, T. Unterthiner, A. Mayr and S. Hochreiter, "Self-normalizing neural networks", NIPS 2017.
 */
@Elementwise(
        value = "1.0507009873554804934 * (z > 0 ? z : 1.6732632423543772848 * expm1(z))",
        initializer = Initializer.LECUN_NORMAL)
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface Selu {}
