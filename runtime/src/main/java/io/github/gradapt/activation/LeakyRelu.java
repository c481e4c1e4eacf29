package io.github.gradapt.activation;

import io.github.gradapt.Elementwise;
import io.github.gradapt.Initializer;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The leaky rectified linear unit: a = z where z &gt; 0, else alpha z.
 *
 * <p>Derivative: 1 where z &gt; 0, else alpha; alpha at the kink z = 0. Range: all numbers, if alpha &gt; 0.
 *
 * <p>Source: A. Maas, A. Hannun and A. Ng, "Rectifier nonlinearities improve neural network acoustic models", ICML
 * workshop 2013.
 */
@Elementwise(value = "z > 0 ? z : alpha * z", initializer = Initializer.HE_NORMAL)
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface LeakyRelu {

    /** The slope where z &lt;= 0. */
    double alpha() default 0.01;
}
