package io.github.gradapt.activation;

import io.github.gradapt.Elementwise;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The hyperbolic tangent: a = (e^z - e^-z) / (e^z + e^-z).
 *
 * <p>Derivative: 1 - a^2. Range: (-1, 1).
 *
 * <p>Source: Y. LeCun, L. Bottou, G. Orr and K.-R. Müller, "Efficient BackProp", 1998, who prefer it to the logistic
 * function because its values are centered.
 */
@Elementwise("tanh(z)")
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface Tanh {}
