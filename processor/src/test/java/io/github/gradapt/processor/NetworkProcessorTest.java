package io.github.gradapt.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.google.testing.compile.Compilation;
import com.palantir.javapoet.JavaFile;
import io.github.gradapt.processor.topology.Topology;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkProcessorTest {
    private static final String GOOD = "@NeuralNetwork interface Wine { @Input(13) Layer in();\n"
            + "@Dense(3) @Softmax @CrossEntropy Layer out(); }";

    private final List<String> generated = new ArrayList<>();

    private List<JavaFile> generate(Topology topology, boolean vectorApi) {
        generated.add(topology.name());
        return ProblemCase.emptyClass(topology, vectorApi);
    }

    private Compiling compiling() {
        return new Compiling(this::generate);
    }

    @Test
    void reportsAllMistakesOfATopologyAtOnce() {
        Compilation compilation = compiling().compile(MarkedSource.of("models.Iris", """
                        @NeuralNetwork(name = "my net")
                        interface Iris {
                            @Input({2, 0}) Layer in();
                            @Dense(-1) @Tanh @Relu Layer hidden();
                            @Dense(3) @Huber(delta = 0) Layer out(int n);
                        }
                        """));

        assertThat(compilation.errors())
                .extracting(
                        error -> error.getMessage(Locale.ROOT).substring(0, 6),
                        Diagnostic::getLineNumber,
                        Diagnostic::getColumnNumber)
                .containsExactlyInAnyOrder(
                        tuple("GA-201", 2L, 23L),
                        tuple("GA-408", 4L, 16L),
                        tuple("GA-406", 5L, 12L),
                        tuple("GA-502", 5L, 22L),
                        tuple("GA-606", 6L, 30L),
                        tuple("GA-304", 6L, 47L));
        assertThat(generated).isEmpty();
    }

    @Test
    void reportsACostThatDoesNotSuitItsLayerWhateverIsWrongWithOthers() {
        Compilation compilation = compiling().compile(MarkedSource.of("models.Iris", """
                        @NeuralNetwork
                        interface Iris {
                            @Input(0) Layer in();
                            @Dense(4) @Tanh @Relu Layer hidden();
                            @Dense(3) @Tanh @CrossEntropy Layer out();
                        }
                        """));

        assertThat(compilation.errors())
                .extracting(error -> error.getMessage(Locale.ROOT).substring(0, 6))
                .containsExactlyInAnyOrder("GA-408", "GA-502", "GA-507");
    }

    @Test
    void generatesAGoodTopologyBesideABadOne() {
        Compilation compilation = compiling()
                .compile(
                        MarkedSource.of("models.Iris", "@NeuralNetwork interface Iris {}"),
                        MarkedSource.of("models.Wine", GOOD));

        assertThat(compilation.errors()).hasSize(1);
        assertThat(generated).containsExactly("WineNetwork");
    }

    @Test
    void survivesItsOwnDefects() {
        Compilation compilation = new Compiling((topology, vectorApi) -> {
                    if (topology.name().startsWith("Iris")) {
                        throw new AssertionError("impossible");
                    }
                    return generate(topology, vectorApi);
                })
                .compile(
                        MarkedSource.of("models.Iris", GOOD.replace("Wine", "Iris")),
                        MarkedSource.of("models.Wine", GOOD));

        assertThat(compilation.errors())
                .singleElement()
                .satisfies(error -> assertThat(error.getMessage(Locale.ROOT))
                        .startsWith(
                                "GA-902: Gradapt itself has failed on 'models.Iris'; please report this as a defect: "
                                        + "java.lang.AssertionError: impossible at "));
        assertThat(generated).containsExactly("WineNetwork");
    }

    @Test
    void takesTopologiesInTheOrderOfTheirNames() {
        MarkedSource wine = MarkedSource.of("models.Wine", GOOD);
        MarkedSource iris = MarkedSource.of("models.Iris", GOOD.replace("Wine", "Iris"));

        compiling().compile(wine, iris);
        compiling().compile(iris, wine);

        assertThat(generated).containsExactly("IrisNetwork", "WineNetwork", "IrisNetwork", "WineNetwork");
    }

    @Test
    void waitsForWhatAnotherProcessorWrites() {
        String waiting = """
                @NeuralNetwork interface Iris extends Inputs {
                    @Dense(Sizes.HIDDEN) @Cubic Layer hidden();
                    @Dense(3) @SquaredError Layer out();
                }
                """;
        List<Topology> topologies = new ArrayList<>();
        Compilation compilation = new Compiling((topology, vectorApi) -> {
                    topologies.add(topology);
                    return generate(topology, vectorApi);
                })
                .with(new LateProcessor(List.of(
                        Map.of(
                                "models.Inputs",
                                "package models; import io.github.gradapt.*; "
                                        + "interface Inputs { @Input(4) Layer in(); }"),
                        Map.of(
                                "models.Cubic",
                                "package models; import io.github.gradapt.*; "
                                        + "@Elementwise(\"z^3\") @interface Cubic {}"),
                        Map.of("models.Sizes", "package models; class Sizes { static final int HIDDEN = 7; }"))))
                .compile(MarkedSource.of("models.Iris", waiting), MarkedSource.of("models.Wine", GOOD));

        assertThat(compilation).succeededWithoutWarnings();
        assertThat(generated).containsExactly("WineNetwork", "IrisNetwork");
        assertThat(topologies.get(1).layers().get(1).shape().size()).isEqualTo(7);
        assertThat(topologies.get(1).layers().get(1)).asString().contains("name=Cubic");
    }

    @Test
    void reportsAFaultyAnnotationTypeOnceHoweverOftenItIsUsed() {
        String use = GOOD.replace("@Softmax @CrossEntropy", "@Odd @SquaredError");
        Compilation compilation = compiling()
                .compile(
                        MarkedSource.of("models.Odd", "@Elementwise(\"z +\") @interface Odd {}"),
                        MarkedSource.of("models.Wine", use),
                        MarkedSource.of("models.Iris", use.replace("Wine", "Iris")));

        assertThat(compilation.errors()).hasSize(1);
        assertThat(generated).isEmpty();
    }

    @Test
    void leavesLayersOfTypesThatAreNoTopologyAlone() {
        Compilation compilation = compiling()
                .compile(MarkedSource.of(
                        "models.Part",
                        "interface Part { @Dense(0) @Tanh @Relu String a(int n); @Input({}) void b(); }"));

        assertThat(compilation).succeededWithoutWarnings();
    }

    @Test
    void survivesAnnotationsInTheWrongPlace() {
        Compilation compilation = compiling()
                .compile(
                        MarkedSource.of(
                                "models.Iris",
                                "interface Iris { @NeuralNetwork Layer a(); @Elementwise(\"z\") int B = 1; @PerOutput(\"a\") class C {} }"));

        assertThat(compilation.errors()).hasSize(3).noneMatch(Compiling::isOurs);
    }

    @Test
    void leavesAnnotationsToOtherProcessors() {
        LateProcessor other = new LateProcessor(List.of());
        compiling().with(other).compile(MarkedSource.of("models.Wine", GOOD));

        assertThat(other.seen()).contains("io.github.gradapt.NeuralNetwork");
    }

    @Test
    void writesOverAClassOfItsOwn(@TempDir Path folder) {
        Compiling again = compiling();
        again.compileLibrary(
                folder,
                List.of(MarkedSource.of("models.WineNetwork", "@GeneratedNetwork public class WineNetwork {}")));

        Compilation compilation = again.compile(MarkedSource.of("models.Wine", GOOD));

        assertThat(compilation).succeededWithoutWarnings();
        assertThat(compilation).generatedSourceFile("models.WineNetwork");
    }
}
