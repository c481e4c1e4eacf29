package io.github.gradapt.activation;

import io.github.gradapt.Elementwise;
import io.github.gradapt.Initializer;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * {@link Silu} with {@link HardSigmoid} for the sigmoid: a = 0 where z &lt; -3, z where z &gt; 3, else z (z + 3) / 6.
 *
 * <p>Derivative: 0 where z &lt; -3, 1 where z &gt; 3, else (2 z + 3) / 6: at the kinks the inner side, -1/2 at -3 and
 * 3/2 at 3. Range: [-0.375, infinity).
 *
 * <p>Source: A. Howard and others, "Searching for MobileNetV3", ICCV 2019.
 */
@Elementwise(value = "z < -3 ? 0 : z > 3 ? z : z * (z + 3) / 6", initializer = Initializer.HE_NORMAL)
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface HardSwish {}
