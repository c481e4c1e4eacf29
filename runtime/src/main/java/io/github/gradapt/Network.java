package io.github.gradapt;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/**
 * A neural network. Rows of inputs and outputs are row-major and unpadded.
 *
 * <p>An instance belongs to one thread at a time: it computes in a workspace of its own. {@link #sharing()} gives
 * another instance for another thread. No method here allocates once the instance is constructed, {@link #sharing()},
 * {@link #warmUp()} and {@code save} excepted; vector code does until the virtual machine has compiled it, see {@link #warmUp()}.
 */
public interface Network {

    /** The number of inputs of a row. */
    int inputSize();

    /** The number of outputs of a row. */
    int outputSize();

    /** The layers, the input first; immutable. */
    List<Layer> layers();

    /**
     * The live weights and biases of all layers, padding included; the padding is, and must stay, +0. A write is seen
     * by the next call. {@link Layer} gives logical access.
     *
     * @throws UnsupportedOperationException if the parameters were compiled in ({@link Frozen}): all instances share
     *     them, and nobody may write them
     */
    float[] parameters();

    /**
     * Lets this network compute with another array from the next call on: no copy is made and nothing is allocated. The
     * views of its {@link #layers()} follow; {@link #sharing()} instances made before stay with the former array. What
     * learns through this network from now on writes into the new one. An array may be given to any number of networks;
     * the rule of {@link #sharing()} holds for all of them. To exchange parameters with other threads, see
     * {@link io.github.gradapt.serving}.
     *
     * @param parameters laid out as {@link #parameters()} of this class, padding included; it stays in use
     * @throws IllegalArgumentException if it has another length
     * @throws UnsupportedOperationException if the parameters were {@linkplain Frozen compiled in}
     */
    void adopt(float[] parameters);

    /**
     * Computes the outputs of one row.
     *
     * @param input  at least {@link #inputSize()} values; the row is read from index 0
     * @param output at least {@link #outputSize()} values; the row is written from index 0
     * @throws IllegalArgumentException if an array is too short
     */
    void forward(float[] input, float[] output);

    /**
     * Computes the outputs of many rows; each has the same bits as a call for it alone. If both arrays are one,
     * the ranges must not overlap: outputs would be written over inputs still to be read.
     *
     * @param inputs  rows x {@link #inputSize()} values from {@code inputOffset}
     * @param outputs rows x {@link #outputSize()} values from {@code outputOffset}
     * @throws IllegalArgumentException if {@code rows} or an offset is negative or an array is too short
     */
    void forward(float[] inputs, int inputOffset, float[] outputs, int outputOffset, int rows);

    /**
     * A text that tells this topology from others: the same for networks that have the same layers, by name, size,
     * biases and activation, and so the same parameters with the same meaning. It says nothing of the cost, of how
     * weights are drawn, of whether there is training, and of the precision.
     */
    String fingerprint();

    /**
     * Writes the parameters to a file, which a crash at any moment leaves as it was, or whole. The generated class has a
     * static method {@code load} that reads it. {@link io.github.gradapt.storage.ParameterFile} describes the file, and
     * has more ways to save and load.
     *
     * @throws IOException if the file cannot be written; the old one is as it was
     * @throws IllegalStateException if a parameter is not finite
     */
    void save(Path file) throws IOException;

    /**
     * Writes the parameters, as to a file, to a stream, which is neither flushed nor closed.
     *
     * @throws IOException if the stream does
     * @throws IllegalStateException if a parameter is not finite
     */
    void save(OutputStream stream) throws IOException;

    /**
     * Writes the parameters, as to a file, to a buffer, from its position, which moves behind them.
     * {@link io.github.gradapt.storage.ParameterFile#length()} tells how many bytes they take.
     *
     * @throws BufferOverflowException if they do not fit; nothing is written
     * @throws IllegalStateException if a parameter is not finite
     */
    void save(ByteBuffer buffer);

    /**
     * Another instance over the same {@link #parameters()} array, with a workspace (and gradients) of its own. Any
     * number of threads may read one parameter array, each through an instance of its own, while nobody writes it.
     */
    Network sharing();

    /**
     * Which code runs: {@link Backend#VECTOR} where the network was compiled and runs with {@code --add-modules
     * jdk.incubator.vector} on a suitable machine, unless the system property {@code gradapt.backend} says otherwise.
     * The results have the same bits.
     */
    default Backend backend() {
        return Backend.SCALAR;
    }

    /**
     * Brings the methods of this network's class to compiled code, before it serves: they are called, on a copy of the
     * network, until they have been compiled and calls get no faster. The rows are random numbers of both signs, as the
     * virtual machine takes compiled code back when something comes that it has not seen. That takes some seconds of
     * this thread and of the compiler's, about a minute at most, and allocates; afterwards {@code forward}, and the
     * methods for training where there are any, run at full speed from the next call on. Vector code needs it most:
     * until it is compiled every vector is an object, so a call is slow and allocates. This network itself is neither
     * read nor changed by the calls. A generated network overrides this method; by default it does nothing.
     */
    default void warmUp() {}
}
