package io.github.gradapt.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import io.github.gradapt.processor.formula.Notation;
import io.github.gradapt.processor.topology.Activation;
import io.github.gradapt.processor.topology.Cost;
import io.github.gradapt.processor.topology.DenseLayer;
import io.github.gradapt.processor.topology.InputLayer;
import io.github.gradapt.processor.topology.Layer;
import io.github.gradapt.processor.topology.Layer.Visibility;
import io.github.gradapt.processor.topology.Shape;
import io.github.gradapt.processor.topology.Topology;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From source to topology. */
class ReadTopologyTest {
    private final List<Topology> topologies = new ArrayList<>();
    private final Compiling compiling = new Compiling((topology, vectorApi) -> {
        topologies.add(topology);
        return ProblemCase.emptyClass(topology, vectorApi);
    });

    private Topology read(MarkedSource... sources) {
        Compilation compilation = compiling.compile(sources);
        assertThat(compilation).succeeded();
        assertThat(topologies).hasSize(1);
        return topologies.get(0);
    }

    private Topology read(String iris) {
        return read(MarkedSource.of("models.Iris", iris));
    }

    private static DenseLayer dense(Topology topology, int index) {
        return (DenseLayer) topology.layers().get(index);
    }

    @Test
    void readsAnInterface() {
        Topology iris = read("""
                @NeuralNetwork
                public interface Iris {
                    @Input(4)                        Layer measurements();
                    @Dense(16) @Tanh                 Layer hidden();
                    @Dense(3) @Softmax @CrossEntropy Layer species();
                }
                """);

        assertThat(iris.declaration())
                .usingRecursiveComparison()
                .ignoringFields("methodNames")
                .isEqualTo(new Topology.Declared(
                        "models", List.of("Iris"), Topology.Kind.INTERFACE, true, Set.of(), Set.of()));
        assertThat(iris.name()).isEqualTo("IrisNetwork");
        assertThat(iris.training()).isTrue();
        assertThat(iris.layers().get(0))
                .isEqualTo(new InputLayer("measurements", Visibility.PUBLIC, Shape.of(4), false));
        DenseLayer hidden = dense(iris, 1);
        assertThat(List.of(hidden.name(), hidden.input(), hidden.units(), hidden.bias(), hidden.initializer()))
                .containsExactly("hidden", "measurements", 16, true, "GLOROT_UNIFORM");
        assertThat(hidden.activation()).isInstanceOfSatisfying(Activation.Elementwise.class, tanh -> {
            assertThat(tanh.name()).isEqualTo("Tanh");
            assertThat(Notation.of(tanh.phi())).isEqualTo("tanh(z)");
        });
        assertThat(dense(iris, 2).activation()).isEqualTo(new Activation.Softmax());
        assertThat(iris.cost()).hasValueSatisfying(cost -> {
            assertThat(cost.name()).isEqualTo("CrossEntropy");
            assertThat(Notation.of(cost.perOutput())).isEqualTo("-(y * log(a))");
            assertThat(cost.reduction()).isEqualTo(Cost.Reduction.SUM);
        });
    }

    @Test
    void readsAnAbstractClass() {
        Topology iris = read("""
                @NeuralNetwork(training = false)
                abstract class Iris {
                    protected Iris() {}
                    @Input(value = {1, 8, 8}, gradient = true) public abstract Layer pixels();
                    private int helper() { return 1; }
                    @Dense(value = 5, bias = false, initializer = Initializer.ZEROS) protected abstract Layer hidden();
                    static void main() {}
                    @Dense(3) @LogSoftmax abstract Layer digits();
                    Layer last() { return digits(); }
                }
                """);

        assertThat(iris.declaration())
                .usingRecursiveComparison()
                .ignoringFields("methodNames")
                .isEqualTo(new Topology.Declared(
                        "models", List.of("Iris"), Topology.Kind.ABSTRACT_CLASS, false, Set.of(), Set.of()));
        assertThat(iris.training()).isFalse();
        assertThat(iris.cost()).isEmpty();
        assertThat(iris.layers())
                .containsExactly(
                        new InputLayer("pixels", Visibility.PUBLIC, new Shape(List.of(1, 8, 8)), true),
                        new DenseLayer(
                                "hidden",
                                Visibility.PROTECTED,
                                "pixels",
                                5,
                                false,
                                "ZEROS",
                                Activation.Elementwise.IDENTITY),
                        new DenseLayer(
                                "digits",
                                Visibility.PACKAGE_PRIVATE,
                                "hidden",
                                3,
                                true,
                                "GLOROT_UNIFORM",
                                new Activation.LogSoftmax()));
    }

    @Test
    void readsLayersOfSupertypesFirst() {
        Topology iris = read("""
                @NeuralNetwork abstract class Iris extends Middle implements Tail {
                    @Dense(5) @SquaredError abstract Layer out();
                }
                interface Head { @Input(4) Layer in(); }
                abstract class Middle implements Head {
                    @Dense(1) abstract Layer first();
                    @Dense(2) abstract Layer second();
                }
                interface Tail extends Head { @Dense(3) Layer third(); }
                """);

        assertThat(iris.layers()).extracting(Layer::name).containsExactly("in", "first", "second", "third", "out");
    }

    @Test
    void doesNotTakeAnImplementedMethodForALayer() {
        Topology iris = read("""
                interface Base { @Input(4) Layer in(); @Dense(7) Layer hidden(); @Dense(3) @SquaredError Layer out(); }
                @NeuralNetwork interface Iris extends Base { @Override default Layer hidden() { return in(); } }
                """);

        assertThat(iris.layers()).extracting(Layer::name).containsExactly("in", "out");
    }

    @Test
    void allowsTheRuntimesMethodsInATopology() {
        Topology iris = read("""
                @NeuralNetwork interface Iris extends TrainableNetwork {
                    @Input(4) Layer in();
                    int outputSize();
                    String toString();
                    @Dense(3) @SquaredError Layer forward();
                }
                """);

        assertThat(iris.layers()).extracting(Layer::name).containsExactly("in", "forward");
    }

    @Test
    void bindsAttributes(@TempDir Path folder) {
        compiling.compileLibrary(
                folder,
                List.of(MarkedSource.of(
                        "models.Bent",
                        "@Elementwise(value = \"sharp ? max(z, low) : z + low + scale\", "
                                + "initializer = Initializer.HE_NORMAL) "
                                + "public @interface Bent { boolean sharp(); byte low() default -2; "
                                + "float scale() default 0.5f; }")));

        Topology iris = read("""
                @NeuralNetwork interface Iris {
                    @Input(4) Layer in();
                    @Dense(3) @Bent(sharp = false) Layer hidden();
                    @Dense(3) @Half(reduction = Reduction.MEAN) Layer out();
                }
                @PerOutput("(a - y)^2 * weight") @interface Half {
                    long weight() default 3;
                    Reduction reduction() default Reduction.SUM;
                }
                """);

        assertThat(dense(iris, 1).initializer()).isEqualTo("HE_NORMAL");
        assertThat(dense(iris, 1).activation())
                .isInstanceOfSatisfying(
                        Activation.Elementwise.class,
                        bent -> assertThat(Notation.of(bent.phi())).isEqualTo("false ? max(z, -2) : z + -2 + 0.5"));
        assertThat(iris.cost()).hasValueSatisfying(cost -> {
            assertThat(Notation.of(cost.perOutput())).isEqualTo("(a - y)^2 * 3");
            assertThat(cost.reduction()).isEqualTo(Cost.Reduction.MEAN);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "interface Iris,                          IrisNetwork",
        "interface IrisTopology,                  IrisNetwork",
        "interface Topology,                      TopologyNetwork",
        "class Models { interface IrisTopology,    Models_IrisNetwork",
    })
    void namesTheNetwork(String declaration, String expected) {
        String body = " { @Input(4) Layer in(); @Dense(3) @SquaredError Layer out(); }";
        String end = declaration.contains("{") ? " }" : "";
        String source = declaration.replace("interface", "@NeuralNetwork interface") + body + end;

        assertThat(read(MarkedSource.of("models.Any", source)).name()).isEqualTo(expected);
    }

    @Test
    void readsAThousandLayers() {
        StringBuilder source = new StringBuilder("@NeuralNetwork interface Iris { @Input(2) Layer in();\n");
        for (int i = 0; i < 999; i++) {
            source.append("@Dense(2) @Tanh Layer layer").append(i).append("();\n");
        }

        Topology iris = read(source + "@Dense(1) @SquaredError Layer out(); }");

        assertThat(iris.layers()).hasSize(1001);
        assertThat(iris.layers().get(999).name()).isEqualTo("layer998");
    }
}
