package io.github.gradapt.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradapt.processor.plan.JitBudget;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is in the class files of large networks: methods that can be compiled, and nothing that allocates. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BytecodeTest {

    private static final Set<String> CALLED_OFTEN =
            Set.of("forward", "backward", "accumulate", "evaluate", "learn", "gradients", "clearGradients");

    private static final long SEED = 2027;
    private static final int RANDOM_NETWORKS = 50;

    private CompiledNetworks networks;

    @BeforeAll
    void compile() {
        NetworkCompiler compiler = new NetworkCompiler()
                .source("large.Images", """
                        @NeuralNetwork
                        public interface Images {
                            @Input({1, 28, 28})                        Layer image();
                            @Dense(128) @Relu                          Layer hidden();
                            @Dense(10) @Softmax @CrossEntropy          Layer digit();
                        }
                        """)
                .source("large.Wide", """
                        @NeuralNetwork
                        public interface Wide {
                            @Input(value = 4096, gradient = true)      Layer in();
                            @Dense(4096) @Gelu                         Layer hidden();
                            @Dense(16) @LogSoftmax @NegativeLogLikelihood Layer out();
                        }
                        """)
                .source("large.Narrow", """
                        @NeuralNetwork
                        public interface Narrow {
                            @Input(200_000_000)                        Layer in();
                            @Dense(1) @SquaredError                    Layer out();
                        }
                        """)
                .source("large.Deep", deep());
        random().forEach(network -> compiler.source(network.declaration(), network.source()));
        networks = compiler.compile();
    }

    private static Stream<RandomNetwork> random() {
        return LongStream.range(SEED, SEED + RANDOM_NETWORKS).mapToObj(RandomNetwork::new);
    }

    /** A network of 1,000 layers beside the input. */
    private static String deep() {
        String[] activations = {"@Tanh", "@Relu", "@Silu", "@Softmax", "@Identity"};
        StringBuilder source =
                new StringBuilder("@NeuralNetwork\npublic interface Deep {\n    @Input(4) Layer in();\n");
        for (int layer = 1; layer < 1000; layer++) {
            source.append("    @Dense(%d) %s Layer layer%d();\n"
                    .formatted(layer % 10 == 0 ? 20 : 4, activations[layer % activations.length], layer));
        }
        return source.append("    @Dense(2) @Sigmoid @BinaryCrossEntropy Layer out();\n}\n")
                .toString();
    }

    static Stream<String> networks() {
        return Stream.concat(
                Stream.of("large.ImagesNetwork", "large.WideNetwork", "large.NarrowNetwork", "large.DeepNetwork"),
                random().map(RandomNetwork::network));
    }

    private ReachableCode code(String name) {
        return new ReachableCode(networks.classes().get(name));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void noMethodIsTooLongForTheCompilerOfTheVirtualMachine(String name) {
        assertThat(code(name).longestMethod()).isLessThan(JitBudget.HUGE_METHOD_BYTECODES);
    }

    @ParameterizedTest
    @MethodSource("networks")
    void constantsFitIntoTheClassFile(String name) {
        assertThat(code(name).constants()).isLessThan(JitBudget.CLASS_FILE_CONSTANTS);
    }

    @ParameterizedTest
    @MethodSource("networks")
    void nothingThatIsCalledOftenAllocates(String name) {
        assertThat(code(name).allocationsFrom(CALLED_OFTEN)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("networks")
    void whatAllocatesIsFound(String name) {
        assertThat(code(name).allocationsFrom(Set.of("sharing"))).isNotEmpty();
    }
}
