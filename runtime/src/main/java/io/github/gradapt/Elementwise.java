package io.github.gradapt;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes an annotation an activation: a_j = phi(z_j), with phi given as a formula. The derivative is taken from the
 * formula by the compiler, so it is never written by hand.
 *
 * <pre>{@code
 * @Elementwise("z * sigmoid(beta * z)")
 * @Target(ElementType.METHOD)
 * public @interface Swish {
 *     double beta() default 1;
 * }
 * }</pre>
 *
 * <p>The annotation may be declared beside the network or come from a jar. It must not have
 * {@link RetentionPolicy#SOURCE}: its uses, and in a jar this annotation on it, are read from class files. The default
 * retention keeps them there.
 *
 * <h2>The language of formulas</h2>
 *
 * <p>Names are {@code z}, {@code pi} and the numeric attributes of the annotation. There are numbers,
 * {@code + - * /}, parentheses, and {@code x ^ c} with an exponent that does not depend on {@code z}. The functions are {@code exp},
 * {@code expm1}, {@code log}, {@code log1p}, {@code tanh}, {@code sigmoid}, {@code softplus}, {@code log_sigmoid},
 * {@code logcosh}, {@code erf}, {@code erfc}, {@code sqrt}, {@code abs}, and {@code max(x, y)} and {@code min(x, y)}.
 * {@code condition ? x : y} selects; conditions are comparisons, boolean attributes, and their combinations by
 * {@code && || !}.
 *
 * <p>At a kink the derivative is that of a side the formula chooses: at a tie {@code max} and {@code min} take the
 * derivative of the second operand, {@code abs} takes 0, and a selection takes the branch it selects. So the
 * derivative of {@code max(z, 0)} at 0 is 0, and that of {@code max(0, z)} would be 1.
 */
@Documented
@Target(ElementType.ANNOTATION_TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Elementwise {

    /** The formula of phi(z). */
    String value();

    /**
     * A condition that the attributes must meet, such as {@code "beta > 0"}. A use that does not meet it is an error.
     */
    String requires() default "";

    /** How the weights of a layer with this activation start, unless the layer says. */
    Initializer initializer() default Initializer.GLOROT_UNIFORM;
}
