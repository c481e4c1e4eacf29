package io.github.gradapt.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gradapt.Layer;
import io.github.gradapt.TrainableNetwork;
import io.github.gradapt.processor.program.Interpreter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A user's own activation and cost: in the sources that are compiled, or as class files of another project. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CustomFunctionsTest {

    private static final int ROWS = 4;

    /** The inverse square root unit. */
    private static final String ACTIVATION = """
            import java.lang.annotation.*;

            @Elementwise(value = "z / sqrt(1 + alpha * z^a)", requires = "alpha > 0")
            @Target(ElementType.METHOD)
            public @interface InverseRoot {
                double alpha() default 1;
                /** In an activation a is a name like any other. */
                int a() default 2;
            }
            """;

    /** A smooth Huber cost that weighs what is too small differently, if it is told to. */
    private static final String COST = """
            import java.lang.annotation.*;

            @PerOutput(
                    value = "(lopsided && a < y ? 3 : 1) * delta^2 * (sqrt(1 + ((a - y) / delta)^2) - 1)",
                    reduction = Reduction.MEAN,
                    requires = "delta > 0")
            @Target(ElementType.METHOD)
            public @interface PseudoHuber {
                double delta() default 1;
                boolean lopsided() default false;
            }
            """;

    private static final String NETWORK = """
            import functions.*;

            @NeuralNetwork
            public interface Custom {
                @Input(value = 5, gradient = true)                           Layer features();
                @Dense(6) @InverseRoot(alpha = 0.5)                          Layer hidden();
                @Dense(3) @InverseRoot @PseudoHuber(delta = 0.3, lopsided = true) Layer result();
            }
            """;

    private enum Declared {
        IN_SOURCE,
        IN_CLASS_FILES
    }

    private CompiledNetworks fromSource;
    private CompiledNetworks fromClassFiles;

    @BeforeAll
    void compile(@TempDir Path folder) throws IOException {
        fromSource = withFunctions(new NetworkCompiler())
                .source("models.Custom", NETWORK)
                .options(NetworkCompiler.STRICT)
                .compile();
        withFunctions(new NetworkCompiler()).compile().writeClasses(folder);
        fromClassFiles = new NetworkCompiler()
                .classPath(folder)
                .source("models.Custom", NETWORK)
                .options(NetworkCompiler.STRICT)
                .compile();
    }

    private static NetworkCompiler withFunctions(NetworkCompiler compiler) {
        return compiler.source("functions.InverseRoot", ACTIVATION).source("functions.PseudoHuber", COST);
    }

    /** A network with rows to feed it. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared as a whole.
    private record Example(GeneratedModel model, float[] inputs, float[] targets) {

        double cost() {
            return model.network().evaluate(inputs, 0, targets, 0, ROWS);
        }
    }

    private Example example(Declared declared) {
        CompiledNetworks networks = declared == Declared.IN_SOURCE ? fromSource : fromClassFiles;
        GeneratedModel model = networks.model("models.CustomNetwork", 7L);
        Random random = new Random(7);
        return new Example(
                model,
                random(random, ROWS * model.network().inputSize()),
                random(random, ROWS * model.network().outputSize()));
    }

    private static float[] random(Random random, int size) {
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = 2 * random.nextFloat() - 1;
        }
        return values;
    }

    @ParameterizedTest
    @EnumSource
    void computesTheFormulas(Declared declared) {
        Example example = example(declared);
        TrainableNetwork network = example.model().network();
        float[] output = new float[network.outputSize()];
        network.forward(example.inputs(), output);

        double cost = 0;
        for (int j = 0; j < output.length; j++) {
            double z = network.layers().get(2).bias(j);
            for (int i = 0; i < 6; i++) {
                z += network.layers().get(2).weight(j, i)
                        * network.layers().get(1).activation(i);
            }
            double a = z / Math.sqrt(1 + z * z);
            double e = a - example.targets()[j];
            cost += (e < 0 ? 3 : 1) * 0.09 * (Math.sqrt(1 + e * e / 0.09) - 1) / output.length;
            assertThat((double) output[j]).isCloseTo(a, within(1e-6));
        }
        assertThat((double) network.backward(example.targets())).isCloseTo(cost, within(1e-6));
    }

    /** The error of a central difference is h^2/6 of the third derivative, and that of rounding divided by h. */
    @ParameterizedTest
    @EnumSource
    void gradientsOfGeneratedCodeAreThoseOfFiniteDifferences(Declared declared) {
        float h = 1f / 64;
        Example example = example(declared);
        TrainableNetwork network = example.model().network();
        network.accumulate(example.inputs(), 0, example.targets(), 0, ROWS);
        for (int layer = 1; layer < example.model().layers(); layer++) {
            GeneratedModel.Values gradients = example.model().gradients(layer);
            Layer view = network.layers().get(layer);
            for (int j = 0; j < view.size(); j++) {
                for (int i = 0; i < view.inputSize(); i++) {
                    float weight = (float) view.weight(j, i);
                    view.setWeight(j, i, weight + h);
                    double above = example.cost();
                    view.setWeight(j, i, weight - h);
                    double below = example.cost();
                    view.setWeight(j, i, weight);
                    assertThat((above - below) / (2 * h))
                            .as("dC/dW[%d][%d] of layer %d", j, i, layer)
                            .isCloseTo(gradients.weights()[j][i], within(2e-3));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void gradientsOfTheProgramAreThoseOfFiniteDifferences(Declared declared) {
        double h = 1e-5;
        Example example = example(declared);
        double[] input = Rows.toDouble(Arrays.copyOf(example.inputs(), 5));
        double[] target = Rows.toDouble(Arrays.copyOf(example.targets(), 3));
        Interpreter interpreter = example.model().interpreter();
        interpreter.forward(input);
        interpreter.backward(target);
        double[] gradient = interpreter
                .value(example.model().buffers().get(0).delta().orElseThrow())
                .clone();
        for (int i = 0; i < input.length; i++) {
            double value = input[i];
            input[i] = value + h;
            interpreter.forward(input);
            double above = interpreter.cost(target);
            input[i] = value - h;
            interpreter.forward(input);
            double below = interpreter.cost(target);
            input[i] = value;
            assertThat((above - below) / (2 * h)).as("dC/dx[%d]", i).isCloseTo(gradient[i], within(1e-9));
        }
    }

    /** Formulas so short that vector code computes them of sums that it does not store. */
    @ParameterizedTest
    @ValueSource(strings = {"z^2", "z^2 / (1 + z^2)"})
    void powersHaveTheBitsOfTheSummationTable(String formula) {
        int rows = 32 + 16 + 1;
        GeneratedModel model = new NetworkCompiler()
                .source("functions.Power", """
                        import java.lang.annotation.*;

                        @Elementwise("%s")
                        @Target(ElementType.METHOD)
                        public @interface Power {}
                        """.formatted(formula))
                .source("models.Powers", """
                        import functions.*;

                        @NeuralNetwork
                        public interface Powers {
                            @Input(5)                           Layer features();
                            @Dense(12) @Power                   Layer first();
                            @Dense(9)  @Power                   Layer second();
                            @Dense(2)  @Power                   Layer third();
                            @Dense(3)  @Power @MeanSquaredError Layer result();
                        }
                        """)
                .options(NetworkCompiler.STRICT)
                .compile()
                .model("models.PowersNetwork", 7L);
        Random random = new Random(9);
        float[][] inputs = Rows.toFloat(Rows.gaussian(random, rows, 5));
        float[][] targets = Rows.toFloat(Rows.gaussian(random, rows, 3));
        new BitIdentity(model, inputs, targets).check();
    }

    @ParameterizedTest
    @EnumSource
    void generatedCodeHasTheBitsOfTheSummationTable(Declared declared) {
        Example example = example(declared);
        Random random = new Random(8);
        float[][] inputs = List.of(random(random, 5), random(random, 5)).toArray(new float[0][]);
        float[][] targets = List.of(random(random, 3), random(random, 3)).toArray(new float[0][]);
        new BitIdentity(example.model(), inputs, targets).check();
    }
}
