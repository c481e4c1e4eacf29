package io.github.gradapt;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a neural network: an interface, or an abstract class with a visible constructor without parameters, whose
 * abstract methods are, in source order, the layers. Each of them takes nothing and returns a {@link Layer}; its name
 * is the layer's name and its annotations say what the layer is. The first is the {@link Input}, the last has the
 * cost.
 *
 * <pre>{@code
 * @NeuralNetwork
 * public interface Iris {
 *     @Input(4)                        Layer measurements();
 *     @Dense(16) @Tanh                 Layer hidden();
 *     @Dense(3) @Softmax @CrossEntropy Layer species();
 * }
 * }</pre>
 *
 * <p>The compiler writes the class {@code IrisNetwork} into the same package. It implements {@code Iris} and
 * {@link TrainableNetwork}, unless {@link #training()} or {@link #precision()} say otherwise.
 *
 * <p>Like all annotations here it is kept in class files, which is where the compiler reads it when a build is
 * incremental, and is not loaded at run time, where nothing asks for it.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface NeuralNetwork {

    /**
     * The simple name of the class to write. By default it is the name of the annotated type, without a trailing
     * {@code Topology}, with {@code Network} appended: {@code Iris} and {@code IrisTopology} give {@code IrisNetwork}.
     */
    String name() default "";

    /**
     * Whether the network can be trained. Without training it is a {@link Network} only, needs no cost, and has no
     * code for derivatives.
     */
    boolean training() default true;

    /**
     * What the network computes in. With {@link Precision#DOUBLE} the class implements {@link TrainableDoubleNetwork}
     * (without training, {@link DoubleNetwork}) in place of {@link TrainableNetwork} ({@link Network}): its parameters
     * and rows are {@code double[]}, and its functions are those of {@link io.github.gradapt.math.DoubleMath}, which come
     * from {@link StrictMath} where it has them. It is the same topology, and {@link Layer} shows both.
     */
    Precision precision() default Precision.FLOAT;
}
