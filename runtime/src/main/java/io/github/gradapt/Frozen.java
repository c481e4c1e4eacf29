package io.github.gradapt;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Compiles trained parameters into a {@link NeuralNetwork} that has no training: the compiler reads a safetensors file,
 * checks it against the topology, and writes its numbers into the class. At run time there is no file and nothing to
 * load.
 *
 * <pre>{@code
 * @NeuralNetwork(training = false)
 * @Frozen("iris.safetensors")
 * public interface Iris {
 *     @Input(4)           Layer measurements();
 *     @Dense(16) @Tanh    Layer hidden();
 *     @Dense(3) @Softmax  Layer species();
 * }
 * }</pre>
 *
 * <p>The class is a {@link FrozenNetwork} with a constructor without parameters. All instances read one array, which
 * nobody can write: {@code parameters()} throws an {@link UnsupportedOperationException}, and so do
 * {@link Layer#setWeight} and {@link Layer#setBias}; {@link Layer#weight} and {@link Layer#bias} show what was compiled
 * in. It computes the same bits as a network that has loaded the file.
 *
 * <p>The file has two tensors for each dense layer, {@code hidden.weight} of shape [units, inputs] and
 * {@code hidden.bias} of shape [units], and none besides. A missing or damaged file, or one that does not fit, is an
 * error of the compilation.
 *
 * <p>The compiler does not come back when the file alone changes: compile anew, and let
 * {@link io.github.gradapt.verification.FrozenParameters} tell, in a test, when that was forgotten.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Frozen {

    /**
     * The file, with {@code /} between folders: relative to the package of the topology, or, with a {@code /} in front,
     * to the root of the packages. It is looked for, in this order,
     *
     * <ol>
     *   <li>in the folders of the option {@code -Agradapt.frozen.path} of the compiler, separated as in a class path: in
     *       each first below the package, then directly;
     *   <li>beside the source file of the topology;
     *   <li>in the source path;
     *   <li>in the folder of the class files, where Maven has copied {@code src/main/resources} by then;
     *   <li>in the class path.
     * </ol>
     *
     * <p>Gradle copies resources elsewhere and hides the source files: there the option is needed. While it is given,
     * Gradle compiles all sources of the module whenever it compiles one.
     */
    String value();

    /**
     * What the file calls layers that it calls otherwise, as {@code "layer=prefix"}: with
     * {@code {"hidden=0", "species=2"}} the parameters of {@code hidden} are the tensors {@code 0.weight} and
     * {@code 0.bias}, as in the file of a {@code Sequential} of PyTorch; with {@code "hidden.weight=W1"} it is one tensor
     * that has another name.
     */
    String[] names() default {};

    /**
     * Whether to take a file that says that it was saved from another topology, as long as names and shapes of its
     * tensors fit: one with another activation, for example. A file that does not say what it was saved from is one of
     * any topology.
     */
    boolean anyTopology() default false;
}
