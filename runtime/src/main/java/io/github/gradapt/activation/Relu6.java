package io.github.gradapt.activation;

import io.github.gradapt.Elementwise;
import io.github.gradapt.Initializer;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A rectified linear unit that is cut off at 6: a = min(max(z, 0), 6).
 *
 * <p>Derivative: 1 where 0 &lt; z &lt; 6, else 0; 0 at both kinks. Range: [0, 6].
 *
 * <p>Source: A. Krizhevsky, "Convolutional deep belief networks on CIFAR-10", 2010.
 */
@Elementwise(value = "min(max(z, 0), 6)", initializer = Initializer.HE_NORMAL)
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface Relu6 {}
