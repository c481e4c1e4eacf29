package io.github.gradapt;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The first layer of a {@link NeuralNetwork}: the row that is given to it. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface Input {

    /**
     * The number of inputs, or a shape, outermost dimension first, such as {@code {1, 28, 28}} for one channel of 28
     * by 28 pixels. All are positive; a row holds their product, in row-major order.
     */
    int[] value();

    /**
     * Whether a backward also computes dC/dx, the derivative of the cost with respect to the inputs:
     * {@link Layer#delta(int)} of this layer reads it.
     */
    boolean gradient() default false;
}
