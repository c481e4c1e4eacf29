package io.github.gradapt.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gradapt.DoubleNetwork;
import io.github.gradapt.FrozenNetwork;
import io.github.gradapt.Layer;
import io.github.gradapt.Network;
import io.github.gradapt.storage.ParameterFile;
import io.github.gradapt.storage.Tensor;
import io.github.gradapt.verification.FrozenParameters;
import io.github.gradapt.verification.StaleParametersException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Networks whose parameters were compiled in, beside networks that have loaded the same file. */
class FrozenTest {
    private static final long SEED = 42;
    private static final int ROWS = 70;

    private static final String IRIS = """
            public interface %s {
                @Input(4)          Layer measurements();
                @Dense(16) @Tanh   Layer hidden();
                @Dense(3) @Softmax Layer species();
            }
            """;

    private static final String IMAGES = """
            public interface %s {
                @Input({28, 28})    Layer pixels();
                @Dense(128) @Relu   Layer hidden();
                @Dense(10) @Softmax Layer digit();
            }
            """;

    /** Layers without biases, and of every shape of code. */
    private static final String ODD = """
            public interface %s {
                @Input(33)                               Layer in();
                @Dense(value = 20, bias = false) @Gelu   Layer first();
                @Dense(2) @Identity                      Layer second();
                @Dense(value = 1, bias = false) @Sigmoid Layer third();
                @Dense(70)                               Layer out();
            }
            """;

    @TempDir
    private Path folder;

    private NetworkCompiler compiler() {
        return new NetworkCompiler().options(NetworkCompiler.STRICT).options("-Agradapt.frozen.path=" + folder);
    }

    /** A network without parameters of its own, and its frozen twin. */
    private CompiledNetworks twins(String topology, String attributes) {
        return compiler()
                .source("frozen.Loaded", "@NeuralNetwork(" + attributes + ")\n" + topology.formatted("Loaded"))
                .source(
                        "frozen.Frozen",
                        "@NeuralNetwork(" + attributes + ")\n@io.github.gradapt.Frozen(\"parameters.safetensors\")\n"
                                + topology.formatted("Frozen"))
                .compile();
    }

    private static String topology(String name) {
        return switch (name) {
            case "iris" -> IRIS;
            case "images" -> IMAGES;
            default -> ODD;
        };
    }

    /** Writes the file of a network. */
    private Path write(String topology, String attributes) throws IOException {
        CompiledNetworks untrained = compiler()
                .source("frozen.Plain", "@NeuralNetwork(" + attributes + ")\n" + topology.formatted("Plain"))
                .compile();
        Path file = folder.resolve("parameters.safetensors");
        if (attributes.contains("DOUBLE")) {
            DoubleNetwork network = untrained.inferenceInDouble("frozen.PlainNetwork", SEED);
            disturb(network.layers(), Double.MIN_VALUE);
            network.save(file);
        } else {
            Network network = untrained.network("frozen.PlainNetwork", SEED);
            disturb(network.layers(), Float.MIN_VALUE);
            network.save(file);
        }
        return file;
    }

    /** Sets biases, and what rounding, sign and rarity could lose. */
    private static void disturb(List<Layer> layers, double smallest) {
        SplittableRandom random = new SplittableRandom(SEED);
        for (Layer layer : layers.subList(1, layers.size())) {
            for (int j = 0; layer.hasBias() && j < layer.size(); j++) {
                layer.setBias(j, random.nextDouble(-1, 1));
            }
            layer.setWeight(0, 0, -0.0);
            layer.setWeight(layer.size() - 1, 0, 0);
            layer.setWeight(0, layer.inputSize() - 1, smallest);
        }
    }

    @ParameterizedTest
    @CsvSource({"iris", "images", "odd"})
    void computesTheBitsOfTheNetworkThatLoadedTheFile(String name) throws IOException {
        Path file = write(topology(name), "training = false");
        CompiledNetworks twins = twins(topology(name), "training = false");
        Network loaded = twins.network("frozen.LoadedNetwork", 7);
        ParameterFile.of(loaded).load(file);
        Files.delete(file);
        Network frozen = (Network) twins.frozen("frozen.FrozenNetwork");

        assertThat(frozen.backend()).isEqualTo(loaded.backend());
        SplittableRandom random = new SplittableRandom(SEED);
        float[] inputs = new float[ROWS * loaded.inputSize()];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = (float) random.nextDouble(-2, 2);
        }
        float[] expected = new float[ROWS * loaded.outputSize()];
        float[] actual = new float[expected.length];
        loaded.forward(inputs, 0, expected, 0, ROWS);
        frozen.forward(inputs, 0, actual, 0, ROWS);
        // Like Float.equals, it compares floatToIntBits.
        assertThat(actual).containsExactly(expected);

        loaded.forward(inputs, expected);
        frozen.sharing().forward(inputs, actual);
        assertThat(actual).containsExactly(expected);
        assertSameParameters(frozen.layers(), loaded.layers());
    }

    @ParameterizedTest
    @CsvSource({"iris", "odd"})
    void computesTheBitsOfTheNetworkInDoubleThatLoadedTheFile(String name) throws IOException {
        String attributes = "training = false, precision = Precision.DOUBLE";
        Path file = write(topology(name), attributes);
        CompiledNetworks twins = twins(topology(name), attributes);
        DoubleNetwork loaded = twins.inferenceInDouble("frozen.LoadedNetwork", 7);
        ParameterFile.of(loaded).load(file);
        Files.delete(file);
        DoubleNetwork frozen = (DoubleNetwork) twins.frozen("frozen.FrozenNetwork");

        double[] inputs = new SplittableRandom(SEED)
                .doubles((long) ROWS * loaded.inputSize(), -2, 2)
                .toArray();
        double[] expected = new double[ROWS * loaded.outputSize()];
        double[] actual = new double[expected.length];
        loaded.forward(inputs, 0, expected, 0, ROWS);
        frozen.forward(inputs, 0, actual, 0, ROWS);
        assertThat(actual).containsExactly(expected);
        assertSameParameters(frozen.layers(), loaded.layers());
        assertThatThrownBy(frozen::parameters).isInstanceOf(UnsupportedOperationException.class);
    }

    private static void assertSameParameters(List<Layer> actual, List<Layer> expected) {
        for (int layer = 1; layer < expected.size(); layer++) {
            Layer frozen = actual.get(layer);
            Layer loaded = expected.get(layer);
            for (int j = 0; j < loaded.size(); j++) {
                for (int i = 0; i < loaded.inputSize(); i++) {
                    assertSameBits(frozen.weight(j, i), loaded.weight(j, i));
                }
                if (loaded.hasBias()) {
                    assertSameBits(frozen.bias(j), loaded.bias(j));
                }
            }
        }
    }

    private static void assertSameBits(double actual, double expected) {
        assertThat(Double.doubleToRawLongBits(actual)).isEqualTo(Double.doubleToRawLongBits(expected));
    }

    @Test
    void cannotBeWritten() throws IOException {
        write(IRIS, "training = false");
        Network frozen = (Network) twins(IRIS, "training = false").frozen("frozen.FrozenNetwork");
        Layer hidden = frozen.layers().get(1);

        assertThatThrownBy(frozen::parameters)
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("the parameters of FrozenNetwork were compiled in and are shared by all its instances; "
                        + "layers() shows them");
        assertThatThrownBy(() -> hidden.setWeight(0, 0, 1)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> hidden.setBias(0, 1)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void tellsWhetherTheFileHasChanged() throws IOException {
        Path file = write(IRIS, "training = false");
        FrozenNetwork frozen = (FrozenNetwork) twins(IRIS, "training = false").frozen("frozen.FrozenNetwork");

        assertThat(frozen.parametersFile()).isEqualTo("parameters.safetensors");
        FrozenParameters.verify(frozen, file);

        write(IRIS.replace("@Tanh", "@Relu"), "training = false");
        assertThatThrownBy(() -> FrozenParameters.verify(frozen, file)).isInstanceOf(StaleParametersException.class);
    }

    @Test
    void namesOfTheFileAreTranslated() {
        ParameterFiles.write(
                folder.resolve("parameters.safetensors"),
                List.of(
                        Tensor.of("0.weight", new float[] {1, 2}, 1, 2),
                        Tensor.of("0.bias", new float[] {3}, 1),
                        Tensor.of("W", new float[] {4}, 1, 1),
                        Tensor.of("out.bias", new float[] {5}, 1),
                        Tensor.of("gradapt/step", new double[] {6}, 1)));
        Network network =
                (Network) compiler().source("frozen.Named", """
                        @NeuralNetwork(training = false)
                        @Frozen(value = "parameters.safetensors", names = {"hidden=0", "out.weight=W"})
                        interface Named { @Input(2) Layer in(); @Dense(1) Layer hidden(); @Dense(1) Layer out(); }
                        """).compile().frozen("frozen.NamedNetwork");
        float[] output = new float[1];
        network.forward(new float[] {1, 10}, output);

        assertThat(output).containsExactly(4 * (1 + 20 + 3) + 5);
    }

    @Test
    void aFileOfAnotherTopologyIsTakenWhereThatIsAskedFor() throws IOException {
        Path file = write(IRIS, "training = false");
        CompiledNetworks networks = compiler()
                .source("frozen.Other", """
                        @NeuralNetwork(training = false)
                        @Frozen(value = "parameters.safetensors", anyTopology = true)
                        """ + IRIS.replace("@Tanh", "@Relu").formatted("Other"))
                .source("frozen.Loaded", "@NeuralNetwork(training = false)\n" + IRIS.formatted("Loaded"))
                .compile();
        Network loaded = networks.network("frozen.LoadedNetwork", 7);
        ParameterFile.of(loaded).load(file);

        assertSameParameters(((Network) networks.frozen("frozen.OtherNetwork")).layers(), loaded.layers());
    }

    @Test
    void canBeSaved() throws IOException {
        Path file = write(IRIS, "training = false");
        Network frozen = (Network) twins(IRIS, "training = false").frozen("frozen.FrozenNetwork");
        frozen.save(folder.resolve("again.safetensors"));

        assertThat(folder.resolve("again.safetensors")).hasSameBinaryContentAs(file);
    }

    @Test
    void aMillionParametersCompileAndLoad() throws IOException {
        String wide = """
                public interface %s {
                    @Input(784)         Layer pixels();
                    @Dense(1024) @Relu  Layer first();
                    @Dense(256) @Relu   Layer second();
                    @Dense(10) @Softmax Layer digit();
                }
                """;
        Path file = write(wide, "training = false");
        CompiledNetworks twins = twins(wide, "training = false");
        Network loaded = twins.network("frozen.LoadedNetwork", 7);
        ParameterFile.of(loaded).load(file);
        long start = System.nanoTime();
        Network frozen = (Network) twins.frozen("frozen.FrozenNetwork");
        long nanos = System.nanoTime() - start;
        float[] input = new float[784];
        input[3] = 1;
        float[] expected = new float[10];
        float[] actual = new float[10];
        loaded.forward(input, expected);
        frozen.forward(input, actual);

        assertThat(actual).containsExactly(expected);
        int parameters = 784 * 1024 + 1024 + 1024 * 256 + 256 + 256 * 10 + 10;
        int bytes = print("784-1024-256-10, loaded in " + nanos / 1_000_000 + " ms", twins);
        // Five bytes for each of these numbers, none of which is 0 but for the few that are set so.
        assertThat(bytes).isBetween(5 * parameters - 100, 5 * parameters + parameters / 100);
    }

    @ParameterizedTest
    @CsvSource({"iris", "images"})
    void hasFewClassFilesAndNothingThatTrains(String name) throws IOException {
        write(topology(name), "training = false");
        CompiledNetworks twins = twins(topology(name), "training = false");

        print(name, twins);
        assertThat(twins.source("frozen.FrozenNetwork"))
                .doesNotContainIgnoringCase("backward")
                .doesNotContainIgnoringCase("gradient")
                .doesNotContainIgnoringCase("delta")
                .doesNotContain("Initialization")
                .doesNotContain("load(")
                .doesNotContain("getResource");
        assertThat(twins.classes().keySet().stream().filter(type -> type.startsWith("frozen.FrozenNetwork")))
                .hasSizeLessThanOrEqualTo(3);
    }

    /** Prints the sizes of the class files of the frozen network, and returns that of the parameters. */
    private static int print(String what, CompiledNetworks twins) {
        TreeMap<String, Integer> sizes = new TreeMap<>();
        twins.classes().forEach((type, bytes) -> {
            if (type.startsWith("frozen.FrozenNetwork")) {
                sizes.put(type.substring("frozen.".length()), bytes.length);
            }
        });
        System.out.println("class files of the frozen " + what + ", in bytes: " + sizes);
        return sizes.get("FrozenNetwork$Parameters");
    }

    @Test
    void aDeepNetworkCompiles() throws IOException {
        StringBuilder layers = new StringBuilder("    @Input(4) Layer in();\n");
        for (int layer = 0; layer < 300; layer++) {
            layers.append("    @Dense(4) @Tanh Layer layer").append(layer).append("();\n");
        }
        String deep = "public interface %s {\n" + layers + "}\n";
        Path file = write(deep, "training = false");
        CompiledNetworks twins = twins(deep, "training = false");
        Network loaded = twins.network("frozen.LoadedNetwork", 7);
        ParameterFile.of(loaded).load(file);
        Network frozen = (Network) twins.frozen("frozen.FrozenNetwork");

        assertSameParameters(frozen.layers(), loaded.layers());
    }

    /** The names of what a generated class uses, as types that it inherits, that lie beside it, and as the file's. */
    @Test
    void compilesWhateverThingsAreCalled() {
        String file = "a*/b}@link <i>&\u00e4 'z.safetensors";
        ParameterFiles.write(
                folder.resolve("odd").resolve(file),
                List.of(
                        Tensor.of("parameters0.weight", new float[] {1}, 1, 1),
                        Tensor.of("parameters0.bias", new float[] {2}, 1)));
        CompiledNetworks networks = compiler()
                .source("odd.Inheriting", """
                        @NeuralNetwork(training = false)
                        @Frozen("%s")
                        public abstract class Inheriting {
                            static class Parameters {} class ParameterDecoder {} interface FrozenNetwork {}
                            class UnsupportedOperationException {} class String {}
                            @Input(1) abstract io.github.gradapt.Layer decode();
                            @Dense(1) abstract io.github.gradapt.Layer parameters0();
                            int VALUES() { return 0; }
                        }
                        class ParameterDecoder {}
                        class UnsupportedOperationException {}
                        """.formatted(file))
                .source("odd.Parameters", """
                        @NeuralNetwork(training = false)
                        @Frozen("%s")
                        interface Parameters {
                            @Input(1) Layer in();
                            @Dense(1) Layer parameters0();
                        }
                        """.formatted(file))
                .compile();

        for (String name : List.of("odd.InheritingNetwork", "odd.ParametersNetwork")) {
            FrozenNetwork network = (FrozenNetwork) networks.frozen(name);
            assertThat(network.parametersFile()).isEqualTo(file);
            assertThat(((Network) network).layers().get(1).bias(0)).isEqualTo(2);
        }
    }

    @Test
    void isTheSameWheneverTheInputIsTheSame() throws IOException {
        write(IMAGES, "training = false");
        byte[] first = twins(IMAGES, "training = false").sources().get("frozen.FrozenNetwork");
        byte[] second = twins(IMAGES, "training = false").sources().get("frozen.FrozenNetwork");

        assertThat(second).isEqualTo(first);
    }
}
