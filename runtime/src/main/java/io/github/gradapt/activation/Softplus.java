package io.github.gradapt.activation;

import io.github.gradapt.Elementwise;
import io.github.gradapt.Initializer;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A smooth rectifier: a = log(1 + e^(beta z)) / beta, exact for all z.
 *
 * <p>Derivative: sigmoid(beta z). Range: (0, infinity).
 *
 * <p>Source: C. Dugas, Y. Bengio, F. Bélisle, C. Nadeau and R. Garcia, "Incorporating second-order functional
 * knowledge for better option pricing", NIPS 2000.
 */
@Elementwise(value = "softplus(beta * z) / beta", requires = "beta > 0", initializer = Initializer.HE_NORMAL)
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface Softplus {

    /** How steep the transition is; positive. */
    double beta() default 1;
}
