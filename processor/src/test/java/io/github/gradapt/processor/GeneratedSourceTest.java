package io.github.gradapt.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The text of generated classes. */
class GeneratedSourceTest {

    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden");

    /** Declarations that are unusual in one way or another, by their names. */
    private static final Map<String, String> UNUSUAL = Map.of(
            "odd.AbstractClass",
            """
            @NeuralNetwork
            public abstract class AbstractClass {
                private int uses;
                protected AbstractClass() {}
                @Input({1, 2, 3})               protected abstract Layer image();
                @Dense(20) @Relu                abstract Layer hidden();
                @Dense(2) @Sigmoid @BinaryCrossEntropy public abstract Layer output();
                public int uses() { return ++uses; }
            }
            """,
            "odd.Outer",
            """
            public class Outer {
                public interface Middle {
                    @NeuralNetwork
                    interface Nested {
                        @Input(33)                       Layer in();
                        @Dense(5) @Softmax               Layer mixed();
                        @Dense(1) @SquaredError          Layer out();
                    }
                }
                private Outer() {}
            }
            """,
            "odd.PackagePrivate",
            """
            @NeuralNetwork(name = "Hidden")
            interface PackagePrivate {
                @Input(value = 3, gradient = true)       Layer in();
                @Dense(3) @LogSoftmax @NegativeLogLikelihood Layer out();
            }
            """,
            "odd.InferenceTopology",
            """
            @NeuralNetwork(training = false)
            public interface InferenceTopology {
                @Input(70)                               Layer in();
                @Dense(65) @Gelu                         Layer hidden();
                @Dense(3) @Softmax                       Layer out();
            }
            """,
            "odd.Names",
            """
            @NeuralNetwork
            public interface Names {
                @Input(9)                                Layer input();
                @Dense(8) @Tanh                          Layer forward();
                @Dense(7) @Silu                          Layer hidden();
                @Dense(6) @Mish                          Layer s();
                @Dense(5) @Elu                           Layer p();
                @Dense(4) @Softmax                       Layer row();
                @Dense(3) @Softplus(beta = 2)            Layer x();
                @Dense(40) @Identity                     Layer rows();
                @Dense(41) @LogSoftmax                   Layer gradients0();
                @Dense(17) @Sigmoid                      Layer workspace();
                @Dense(4) @Relu                          Layer inputs();
                @Dense(4) @Relu                          Layer target();
                @Dense(4) @Relu                          Layer delta();
                @Dense(4) @Relu                          Layer z();
                @Dense(2) @Softmax @CrossEntropy         Layer output();
            }
            """,
            "odd.Inheriting",
            """
            @NeuralNetwork
            public interface Inheriting extends Base {
                @Dense(2) @Identity @Huber               Layer out();
                default int twice(int n) { return 2 * n; }
            }
            interface Base {
                @Input(4)                                Layer in();
                @Dense(value = 6, bias = false) @Selu    Layer hidden();
            }
            """,
            "odd.MemberTypes",
            """
            @NeuralNetwork
            public interface MemberTypes {
                enum List { A }
                class Math {} class System {} class Override {} class String {} class Arrays {}
                class Sums {} class FloatMath {} class StoredLayer {} class DenseLayout {}
                class Initialization {} class Initializer {} class TrainableNetwork {}
                class Arguments {} class Layer {}
                @Input(4)                                io.github.gradapt.Layer in();
                @Dense(70) @Tanh                         io.github.gradapt.Layer hidden();
                @Dense(2) @Softmax @CrossEntropy         io.github.gradapt.Layer out();
            }
            """,
            "odd.InheritingClass",
            """
            @NeuralNetwork
            public abstract class InheritingClass extends Parent {
                @Dense(2) @Identity @SquaredError        abstract Layer out();
            }
            abstract class Parent {
                static class StoredLayer {}
                protected interface Sums {}
                @Input(4)                                abstract Layer in();
                @Dense(6) @Silu                          abstract Layer hidden();
            }
            """,
            "mates.Mates",
            """
            class System {} class Override {} class String {} class Arrays {}
            class Sums {} class FloatMath {} class StoredLayer {} class DenseLayout {}
            class Initialization {} class Initializer {} class GeneratedNetwork {} class Generated {}
            @NeuralNetwork(name = "Math")
            interface Mates {
                @Input(4)                                io.github.gradapt.Layer in();
                @Dense(70) @Tanh                         io.github.gradapt.Layer hidden();
                @Dense(2) @Softmax @CrossEntropy         io.github.gradapt.Layer out();
            }
            """,
            "odd.Marked",
            """
            public interface Marked {
                @Deprecated
                @NeuralNetwork
                interface Old {
                    static Old load(java.nio.file.Path file) throws java.io.IOException {
                        return Marked_OldNetwork.load(file);
                    }
                    @Input(4)                            Layer in();
                    @Dense(2) @Softmax @CrossEntropy     Layer out();
                }
                @Deprecated(forRemoval = true)
                @NeuralNetwork
                abstract class Doomed {
                    @Input(4)                            abstract Layer in();
                    @Dense(2) @Softmax @CrossEntropy     abstract Layer out();
                }
                @NeuralNetwork
                interface PartlyMarked {
                    @Input(4)                            Layer in();
                    @Deprecated @Dense(3) @Relu          Layer hidden();
                    @Deprecated(forRemoval = true)
                    @Dense(2) @Softmax @CrossEntropy     Layer out();
                }
                @NeuralNetwork
                interface Kept extends java.io.Serializable {
                    @Input(4)                            Layer in();
                    @Dense(2) @Softmax @CrossEntropy     Layer out();
                }
            }
            """);

    private static NetworkCompiler unusual(List<String> names) {
        NetworkCompiler compiler = new NetworkCompiler().options(NetworkCompiler.STRICT);
        names.forEach(name -> compiler.source(name, UNUSUAL.get(name)));
        return compiler;
    }

    @Test
    void compilesWithoutWarnings() {
        CompiledNetworks networks = unusual(List.copyOf(UNUSUAL.keySet())).compile();

        assertThat(networks.warnings()).isEmpty();
        assertThat(networks.sources().keySet())
                .containsExactlyInAnyOrder(
                        "mates.Math",
                        "odd.AbstractClassNetwork",
                        "odd.Hidden",
                        "odd.InferenceNetwork",
                        "odd.InheritingClassNetwork",
                        "odd.InheritingNetwork",
                        "odd.Marked_DoomedNetwork",
                        "odd.Marked_KeptNetwork",
                        "odd.Marked_OldNetwork",
                        "odd.Marked_PartlyMarkedNetwork",
                        "odd.MemberTypesNetwork",
                        "odd.NamesNetwork",
                        "odd.Outer_Middle_NestedNetwork");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Layer", "TrainableNetwork", "Arguments", "StoredLayer", "List", "Math"})
    void compilesForATopologyThatHasTheNameOfAnotherType(String name) {
        CompiledNetworks networks = new NetworkCompiler()
                .options(NetworkCompiler.STRICT)
                .source("odd." + name, """
                        @NeuralNetwork
                        public interface %s {
                            @Input(4)                        io.github.gradapt.Layer in();
                            @Dense(2) @Softmax @CrossEntropy io.github.gradapt.Layer out();
                        }
                        """.formatted(name))
                .compile();

        assertThat(networks.warnings()).isEmpty();
        assertThat(networks.sources()).containsOnlyKeys("odd." + name + "Network");
    }

    @Test
    void isTheSameWheneverTheInputIsTheSame() {
        List<String> names = new ArrayList<>(UNUSUAL.keySet());
        CompiledNetworks first = unusual(names).compile();
        Collections.reverse(names);
        CompiledNetworks second = unusual(names).compile();

        assertThat(second.sources()).containsOnlyKeys(first.sources().keySet());
        first.sources()
                .forEach((name, bytes) ->
                        assertThat(second.sources().get(name)).as(name).isEqualTo(bytes));
    }

    @Test
    void hasNoBackwardCodeWithoutTraining() {
        assertThat(unusual(List.of("odd.InferenceTopology")).compile().source("odd.InferenceNetwork"))
                .doesNotContainIgnoringCase("backward")
                .doesNotContainIgnoringCase("gradient")
                .doesNotContainIgnoringCase("delta");
    }

    /** A network small enough for code without loops, and one of tiles. {@code -Dgolden.rewrite=true} writes the files. */
    @ParameterizedTest
    @ValueSource(strings = {"Tiny", "Tiled"})
    void isExactlyWhatItWas(String name) throws IOException {
        String text = new NetworkCompiler()
                .source("golden." + name, resource(name + ".java"))
                .options(NetworkCompiler.STRICT)
                .compile()
                .source("golden." + name + "Network");
        String golden = name + "Network.java";
        if (Boolean.getBoolean("golden.rewrite")) {
            Files.writeString(GOLDEN.resolve(golden), text);
        }
        assertThat(text).isEqualTo(Files.readString(GOLDEN.resolve(golden)));
    }

    private static String resource(String name) throws IOException {
        try (InputStream bytes = GeneratedSourceTest.class.getResourceAsStream("/golden/" + name)) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
