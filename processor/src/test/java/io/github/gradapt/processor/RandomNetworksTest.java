package io.github.gradapt.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Networks drawn at random: generated code has the bits that the table of summation fixes. The system properties
 * {@code random.seed} and {@code random.networks} draw others, or more of them.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RandomNetworksTest {

    private static final long SEED = Long.getLong("random.seed", 1);
    private static final int NETWORKS = Integer.getInteger("random.networks", 60);

    private CompiledNetworks networks;

    static Stream<RandomNetwork> networks() {
        return LongStream.range(SEED, SEED + NETWORKS).mapToObj(RandomNetwork::new);
    }

    @BeforeAll
    void compile() {
        System.out.printf("Random networks: the seeds from %d to %d%n", SEED, SEED + NETWORKS - 1);
        NetworkCompiler compiler = new NetworkCompiler();
        networks().forEach(network -> compiler.source(network.declaration(), network.source()));
        networks = compiler.compile();
    }

    @ParameterizedTest
    @MethodSource("networks")
    void generatedCodeHasTheBitsOfTheSummationTable(RandomNetwork random) throws IOException {
        GeneratedModel model = networks.model(random.network(), random.seed());
        random.setParameters(model);
        BitIdentity identity = new BitIdentity(model, random.inputs(model), random.targets(model));
        try {
            identity.check();
        } catch (AssertionError failure) {
            throw new AssertionError(
                    failure.getMessage() + "\nDeclared as\n" + random.source() + "Generated: " + attached(random),
                    failure);
        }
    }

    /** Writes the generated source to where it can be looked at. */
    private Path attached(RandomNetwork random) throws IOException {
        Path file = Path.of("target", "random-networks", random.network() + ".java");
        Files.createDirectories(file.getParent());
        return Files.writeString(file, networks.source(random.network())).toAbsolutePath();
    }

    @ParameterizedTest
    @MethodSource("networks")
    void generatedCodeIsCloseToTheInterpreterInDouble(RandomNetwork random) {
        GeneratedModel model = networks.model(random.network(), random.seed());
        random.setParameters(model);
        float[] output = new float[model.network().outputSize()];
        for (float[] input : random.inputs(model)) {
            double[] expected = model.interpreter().forward(Rows.toDouble(input));
            model.network().forward(input, output);
            for (int j = 0; j < output.length; j++) {
                if (Math.abs(expected[j]) < Float.MAX_VALUE) {
                    assertThat((double) output[j])
                            .as("output %d", j)
                            .isCloseTo(expected[j], within(1e-5 + 1e-4 * Math.abs(expected[j])));
                }
            }
        }
    }
}
