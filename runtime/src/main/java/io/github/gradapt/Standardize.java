package io.github.gradapt;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On the {@link Input} of a {@link Frozen} network that was trained on standardized inputs: x_i stands for
 * (x_i - mean_i) / deviation_i, so that the network takes inputs as they are measured.
 *
 * <p>It costs nothing at run time. The compiler folds it into the first dense layer, in double:
 *
 * <pre>
 * W'_ji = W_ji / deviation_i
 * b'_j  = b_j - sum_i W_ji mean_i / deviation_i,    i ascending
 * </pre>
 *
 * <p>each rounded once to the precision of the network. That is the same function of the inputs, with other roundings:
 * the outputs differ, in their last bits, from those of the network behind inputs that were standardized by hand.
 * {@link Layer#weight} and {@link Layer#bias} show W' and b'.
 *
 * <p>Without attributes, mean and deviation come from the file of the parameters: the tensors {@code measurements.mean}
 * and {@code measurements.deviation}, of shape [inputs], where {@code measurements} is the input layer or what
 * {@link Frozen#names} says for it.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface Standardize {

    /** The mean of each input, or one number for all of them; given together with {@link #deviation()}. */
    double[] mean() default {};

    /** The standard deviation of each input, or one number for all of them: none is 0. */
    double[] deviation() default {};
}
