package io.github.gradapt.storage;

import io.github.gradapt.DoubleNetwork;
import io.github.gradapt.Layer;
import io.github.gradapt.Network;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The parameters of a network as a file in the format {@linkplain Safetensors safetensors}: for each layer
 * {@code hidden} its weights, {@code hidden.weight}, of the shape [units, inputs], and its biases, {@code hidden.bias},
 * as in PyTorch; of type F32 for a network that computes in float, F64 for one that computes in double. The metadata
 * tell the {@linkplain Network#fingerprint() fingerprint} of the topology and the version of this library.
 *
 * <pre>{@code
 * ParameterFile.of(network).save(path);                                   // what network.save(path) does
 * ParameterFile.of(network).names(NameMap.inOrder("0", "2")).load(path);  // a file of PyTorch
 * }</pre>
 *
 * <p>Loading either sets every parameter, or sets none and says all that does not fit. Every tensor of the file must be
 * one of the network and the other way round, shapes must agree, and values be finite in the precision of the network:
 * F16, BF16 and F32 are exact in both, F64 is rounded to the nearest float. A file without a fingerprint, such as one of
 * another program, is read as one of any topology. Checkpoints of a {@link io.github.gradapt.training.Trainer} are files
 * of parameters too.
 *
 * <p>It belongs to the thread of its network.
 */
public final class ParameterFile {

    /** The key of the fingerprint. */
    static final String FINGERPRINT = "gradapt.fingerprint";

    private static final String VERSION = "gradapt.version";

    /** What the names of tensors begin with that are no parameters, and that other files do not have. */
    private static final String RESERVED = "gradapt/";

    private final List<Parameter> parameters;
    private final DataType type;
    private final String fingerprint;
    private final NameMap names;
    private final boolean anyTopology;

    private ParameterFile(
            List<Parameter> parameters, DataType type, String fingerprint, NameMap names, boolean anyTopology) {
        this.parameters = parameters;
        this.type = type;
        this.fingerprint = fingerprint;
        this.names = names;
        this.anyTopology = anyTopology;
    }

    /** The file of a network that computes in float. */
    public static ParameterFile of(Network network) {
        return of(network.layers(), DataType.F32, network.fingerprint());
    }

    /** The file of a network that computes in double. */
    public static ParameterFile of(DoubleNetwork network) {
        return of(network.layers(), DataType.F64, network.fingerprint());
    }

    private static ParameterFile of(List<Layer> layers, DataType type, String fingerprint) {
        return new ParameterFile(Parameter.of(layers), type, fingerprint, NameMap.NONE, false);
    }

    /** The same with other names in the file. */
    public ParameterFile names(NameMap names) {
        return new ParameterFile(parameters, type, fingerprint, names, anyTopology);
    }

    /**
     * The same, but that it loads what has the right names and shapes whatever topology the file is of: one with another
     * activation, for example.
     */
    public ParameterFile anyTopology() {
        return new ParameterFile(parameters, type, fingerprint, names, true);
    }

    /**
     * Writes a file so that a crash at any moment leaves the old file or the new one; {@link Safetensors#write(Path)}
     * says how.
     *
     * @throws IOException if the file cannot be written; the old one is as it was
     * @throws IllegalStateException if a parameter is not finite: the file could not be loaded
     * @throws IllegalArgumentException if the name map is not one for this network
     */
    public void save(Path file) throws IOException {
        live().write(file);
    }

    /**
     * Writes to a stream, and neither flushes nor closes it.
     *
     * @throws IOException if the stream does
     * @throws IllegalStateException if a parameter is not finite: the file could not be loaded
     * @throws IllegalArgumentException if the name map is not one for this network
     */
    public void save(OutputStream stream) throws IOException {
        live().write(stream);
    }

    /**
     * Writes {@link #length()} bytes to a buffer, from its position, which moves behind them.
     *
     * @throws BufferOverflowException if they do not fit; nothing is written
     * @throws IllegalStateException if a parameter is not finite: the file could not be loaded
     * @throws IllegalArgumentException if the name map is not one for this network
     */
    public void save(ByteBuffer buffer) {
        live().write(buffer);
    }

    /**
     * The number of bytes that are saved.
     *
     * @throws IllegalArgumentException if the name map is not one for this network
     */
    public long length() {
        return contents(ParameterFile::view).length();
    }

    /**
     * A copy of the parameters, as they are saved.
     *
     * @throws IllegalStateException if a parameter is not finite
     * @throws IllegalArgumentException if the name map is not one for this network
     */
    public Safetensors contents() {
        requireFinite();
        return contents(ParameterFile::copy);
    }

    /**
     * Sets the parameters of the network from a file.
     *
     * @throws StorageException if it is no such file, or not one of this network; the network is as it was
     * @throws IOException if it cannot be read
     * @throws IllegalArgumentException if the name map is not one for this network
     */
    public void load(Path file) throws IOException {
        load(Safetensors.read(file));
    }

    /**
     * Sets the parameters of the network from a stream, which is read to its end and not closed.
     *
     * @throws StorageException if its bytes are no such file, or not one of this network; the network is as it was
     * @throws IOException if it cannot be read
     * @throws IllegalArgumentException if the name map is not one for this network
     */
    public void load(InputStream stream) throws IOException {
        load(Safetensors.read(stream));
    }

    /**
     * Sets the parameters of the network from what is between the position and the limit of a buffer, neither of which it
     * moves.
     *
     * @throws StorageException if the bytes are no such file, or not one of this network; the network is as it was
     * @throws IllegalArgumentException if the name map is not one for this network
     */
    public void load(ByteBuffer buffer) throws StorageException {
        load(Safetensors.read(buffer));
    }

    /**
     * Sets the parameters of the network from what was read.
     *
     * @throws StorageException if it is not of this network; the network is as it was
     * @throws IllegalArgumentException if the name map is not one for this network
     */
    public void load(Safetensors contents) throws StorageException {
        Map<String, Parameter> expected = names.resolve(parameters);
        new ParameterCheck(contents, expected, type == DataType.F32, RESERVED).check(anyTopology ? "" : fingerprint);
        expected.forEach((name, parameter) -> {
            Tensor tensor = ParameterCheck.tensor(contents, name);
            for (int i = 0; i < parameter.size(); i++) {
                parameter.set(i, tensor.doubleAt(i));
            }
        });
    }

    private Safetensors live() {
        requireFinite();
        return contents(ParameterFile::view);
    }

    private void requireFinite() {
        for (Parameter parameter : parameters) {
            for (int i = 0; i < parameter.size(); i++) {
                if (!Double.isFinite(parameter.get(i))) {
                    throw new IllegalStateException(parameter.name() + parameter.place(i) + " is " + parameter.get(i)
                            + "; only finite parameters can be saved");
                }
            }
        }
    }

    private interface Conversion {
        Tensor tensor(String name, Parameter parameter, DataType type);
    }

    private Safetensors contents(Conversion conversion) {
        List<Tensor> tensors = new ArrayList<>();
        names.resolve(parameters).forEach((name, parameter) -> tensors.add(conversion.tensor(name, parameter, type)));
        Map<String, String> metadata = new TreeMap<>();
        metadata.put(FINGERPRINT, fingerprint);
        metadata.put(VERSION, Version.CURRENT);
        return Safetensors.of(tensors, metadata);
    }

    /** A tensor that changes as the network does, for writing at once. */
    private static Tensor view(String name, Parameter parameter, DataType type) {
        return new Tensor(name, type, parameter.shape(), i -> type.toBits(parameter.get((int) i)));
    }

    private static Tensor copy(String name, Parameter parameter, DataType type) {
        double[] values = new double[parameter.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = parameter.get(i);
        }
        return new Tensor(name, type, parameter.shape(), i -> type.toBits(values[(int) i]));
    }
}
