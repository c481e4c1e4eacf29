package io.github.gradapt.activation;

import io.github.gradapt.Elementwise;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A sigmoid of straight lines: a = (z + 3) / 6, cut off at 0 and 1.
 *
 * <p>Derivative: 1/6 where -3 &lt; z &lt; 3, else 0; 0 at both kinks. Range: [0, 1].
 *
 * <p>Source: M. Courbariaux, Y. Bengio and J.-P. David, "BinaryConnect", NIPS 2015, there with slope 1/2; with this
 * slope A. Howard and others, "Searching for MobileNetV3", ICCV 2019.
 */
@Elementwise("min(max(z + 3, 0), 6) / 6")
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface HardSigmoid {}
