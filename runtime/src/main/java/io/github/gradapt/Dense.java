package io.github.gradapt;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A fully connected layer of a {@link NeuralNetwork}: z = W x + b, where x are the activations of the layer before.
 * An activation beside it, such as {@link io.github.gradapt.activation.Tanh}, gives a = phi(z); without one a = z.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface Dense {

    /** The number of units; positive. */
    int value();

    /** Whether the units have biases. Without, z = W x. */
    boolean bias() default true;

    /** How the weights start; biases start at 0. By default the activation decides. */
    Initializer initializer() default Initializer.DEFAULT;
}
