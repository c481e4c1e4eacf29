package io.github.gradapt;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes an annotation a cost: the cost of a row is the reduction, over the outputs, of a formula in the output
 * {@code a}, its target {@code y} and the attributes of the annotation. The derivative is taken from the formula by
 * the compiler.
 *
 * <pre>{@code
 * @PerOutput(value = "abs(a - y) <= delta ? (a - y)^2 / 2 : delta * (abs(a - y) - delta / 2)",
 *            reduction = Reduction.MEAN, requires = "delta > 0")
 * @Target(ElementType.METHOD)
 * public @interface Huber {
 *     double delta() default 1;
 * }
 * }</pre>
 *
 * <p>The language of formulas, and what is asked of the annotation, are those of {@link Elementwise}. In addition
 * {@code y * log(x)} is 0 where {@code y} is 0, whatever {@code x} is.
 */
@Documented
@Target(ElementType.ANNOTATION_TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface PerOutput {

    /** The formula of the term of one output. */
    String value();

    /**
     * How the terms of the outputs become one number. If the annotation has an attribute of the type
     * {@link Reduction} with the name {@code reduction}, that attribute decides instead.
     */
    Reduction reduction() default Reduction.SUM;

    /** A condition that the attributes must meet, such as {@code "delta > 0"}. */
    String requires() default "";

    /**
     * A condition that every output {@code a} must meet, such as {@code "a >= 0 && a <= 1"}; it may name attributes.
     * An output activation whose range does not meet it is an error: cross-entropy after tanh would take the
     * logarithm of a negative number.
     */
    String domain() default "";
}
