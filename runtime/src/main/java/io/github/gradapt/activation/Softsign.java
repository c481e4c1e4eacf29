package io.github.gradapt.activation;

import io.github.gradapt.Elementwise;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A sigmoid that saturates slowly: a = z / (1 + |z|).
 *
 * <p>Derivative: 1 / (1 + |z|)^2; 1 at z = 0, which is no kink. Range: (-1, 1).
 *
 * <p>Source: J. Bergstra, G. Desjardins, P. Lamblin and Y. Bengio, "Quadratic polynomials learn better image
 * features", 2009.
 */
@Elementwise("z / (1 + abs(z))")
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface Softsign {}
