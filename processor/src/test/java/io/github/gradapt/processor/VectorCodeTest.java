package io.github.gradapt.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * HotSpot compiles the vector code of networks of many shapes, and keeps its vectors in registers: after the warm-up, in
 * a virtual machine of their own, nothing is allocated, and no method was given up by a compiler.
 */
class VectorCodeTest {

    /** A line of the compiler's log that tells of a method of ours that it does not compile. */
    private static final Pattern GIVEN_UP =
            Pattern.compile(".*(\\$Vectors::|math\\.Vector\\w+::|VectorMath::).*(COMPILE SKIPPED|not compilable).*");

    /** The calls of {@link VectorCodeProbe}. */
    private static final int TRAINING_CALLS = 8;

    private static final int INFERENCE_CALLS = 2;

    @TempDir
    private Path folder;

    @Test
    void nothingIsAllocatedAndNoMethodIsGivenUp() throws IOException, InterruptedException {
        List<String> log = run(
                network("Tiny", "4", "@Dense(8) @Tanh", "@Dense(3) @Softmax @CrossEntropy"),
                network("Small", "16", "@Dense(32) @Relu", "@Dense(32) @Relu", "@Dense(4) @Softmax @CrossEntropy"),
                network(
                        "Scorer",
                        "32",
                        "@Dense(64) @Relu",
                        "@Dense(32) @Relu",
                        "@Dense(1) @Sigmoid @BinaryCrossEntropy"),
                network("Medium", "64", "@Dense(128) @Relu", "@Dense(64) @Relu", "@Dense(10) @Softmax @CrossEntropy"),
                network("Wide", "200", "@Dense(300) @LeakyRelu", "@Dense(17) @Elu @MeanSquaredError"),
                network("Curved", "21", "@Dense(33) @Gelu", "@Dense(20) @Mish", "@Dense(5) @Softplus @Huber"),
                network(
                        "Held",
                        "20",
                        "@Dense(8) @Tanh",
                        "@Dense(7) @Swish(beta = 2)",
                        "@Dense(8) @Softmax @CrossEntropy"),
                network("Linear", "30", "@Dense(1) @Identity @SquaredError"),
                network("Logarithmic", "19", "@Dense(40) @LogSoftmax", "@Dense(9) @Silu @Poisson"),
                network("Odd", "7", "@Dense(103) @Tanh", "@Dense(15) @Relu", "@Dense(3) @Softmax @CrossEntropy"),
                network("Prime", "23", "@Dense(27) @Relu", "@Dense(19) @Relu", "@Dense(13) @Softmax @CrossEntropy"),
                network("Exact", "20", "@Dense(24) @Tanh", "@Dense(3) @Softmax @CrossEntropy")
                        .with("precision = Precision.DOUBLE"),
                network("Inference", "30", "@Dense(2) @Sigmoid", "@Dense(70) @Selu", "@Dense(5) @Softmax")
                        .with("training = false"));

        assertThat(Files.readAllLines(bytes()))
                .hasSize(12 * TRAINING_CALLS + INFERENCE_CALLS)
                .allMatch(line -> line.endsWith(": 0"));
        assertThat(log).filteredOn(line -> GIVEN_UP.matcher(line).matches()).isEmpty();
    }

    private Path bytes() {
        return folder.resolve("bytes.txt");
    }

    /** A topology: the attributes of its annotation, the number of its inputs, and the annotations of its layers. */
    private record Source(String name, String attributes, String inputs, List<String> layers) {

        Source with(String given) {
            return new Source(name, given, inputs, layers);
        }

        String type() {
            return "shapes." + name;
        }

        String text() {
            StringBuilder text = new StringBuilder("@NeuralNetwork(%s) public interface %s {%n@Input(%s) Layer in();%n"
                    .formatted(attributes, name, inputs));
            for (int i = 0; i < layers.size(); i++) {
                text.append(layers.get(i)).append(" Layer layer").append(i).append("();\n");
            }
            return text.append("}\n").toString();
        }
    }

    private static Source network(String name, String inputs, String... layers) {
        return new Source(name, "", inputs, List.of(layers));
    }

    private List<String> run(Source... sources) throws IOException, InterruptedException {
        NetworkCompiler compiler =
                new NetworkCompiler().options("--add-modules=jdk.incubator.vector", "-Xlint:all,-processing");
        List<String> arguments = new ArrayList<>(List.of(bytes().toString()));
        for (Source source : sources) {
            compiler.source(source.type(), source.text());
            arguments.add(source.type() + "Network");
        }
        CompiledNetworks networks = compiler.compile();
        // No option of JDK 17 silences the warning that a module incubates.
        assertThat(networks.warnings())
                .allSatisfy(
                        warning -> assertThat(warning.getMessage(Locale.ROOT)).contains("incubating"));
        networks.writeClasses(folder);
        return ChildJvm.run(
                folder,
                List.of(
                        "--add-modules=jdk.incubator.vector",
                        "-Dgradapt.backend=vector",
                        "-XX:+PrintCompilation",
                        // Half of what it is: how many traps C2 finds in the profiles of the Vector API is partly luck.
                        "-XX:PerMethodTrapLimit=50"),
                VectorCodeProbe.class,
                arguments);
    }
}
