package io.github.gradapt.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradapt.Precision;
import io.github.gradapt.TrainableNetwork;
import io.github.gradapt.optimizer.Optimizer;
import io.github.gradapt.processor.program.Buffer;
import io.github.gradapt.processor.program.Interpreter;
import io.github.gradapt.processor.program.Program;
import io.github.gradapt.processor.program.Weights;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The reference cases of the folder in the system property {@code oracle.dir}, by default those among the test
 * resources: through the interpreter in double, through generated code, and as training runs.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OracleTest {

    private List<OracleCase> cases;
    private List<String> unsupportedCases;
    private CompiledNetworks networks;

    private final Tolerance interpreted = new Tolerance(1e-12, 1e-10);
    private final Tolerance generated = new Tolerance(2e-6, 2e-5);

    /** Rounding does not grow in 25 steps: at most an eighth of what is allowed of one pass was seen in the runs. */
    private final Tolerance trained = new Tolerance(2e-6, 2e-5);

    @BeforeAll
    void compile() throws IOException, URISyntaxException {
        Path oracle = OracleCase.folder();
        cases = OracleCase.readAll(oracle);
        unsupportedCases = OracleCase.namesInSubFolders(oracle);
        NetworkCompiler compiler = new NetworkCompiler().options(NetworkCompiler.STRICT);
        cases.stream()
                .filter(oracleCase -> OracleDeclarations.unsupported(oracleCase).isEmpty())
                .forEach(oracleCase -> compiler.source(
                        OracleDeclarations.declaration(oracleCase),
                        OracleDeclarations.source(oracleCase, Precision.FLOAT)));
        networks = compiler.compile();
    }

    Stream<OracleCase> cases() {
        return cases.stream();
    }

    /** A run of a case. */
    record RunOfCase(OracleCase oracleCase, OracleCase.Run run) {
        @Override
        public String toString() {
            return oracleCase.name() + " by " + run.optimizer();
        }
    }

    Stream<RunOfCase> runs() {
        return allRuns().filter(run -> OracleOptimizers.of(run.run()).isPresent());
    }

    private Stream<RunOfCase> allRuns() {
        return cases().flatMap(oracleCase -> oracleCase.runs().stream().map(run -> new RunOfCase(oracleCase, run)));
    }

    @AfterAll
    void printSummary() {
        System.out.printf(
                "Reference cases: %d ran, %d are not supported yet%s%n",
                cases.size(), unsupportedCases.size(), named(unsupportedCases));
        TreeSet<String> optimizers = allRuns()
                .filter(run -> OracleOptimizers.of(run.run()).isEmpty())
                .map(run -> run.run().optimizer())
                .collect(Collectors.toCollection(TreeSet::new));
        System.out.printf(
                "Training runs: %d ran, %d are not supported yet%s%n",
                runs().count(), allRuns().count() - runs().count(), named(List.copyOf(optimizers)));
        System.out.printf(
                "Largest deviations: interpreter %s; generated code %s; training runs %s%n",
                interpreted.report(), generated.report(), trained.report());
    }

    private static String named(List<String> names) {
        return names.isEmpty() ? "" : ": " + String.join(", ", names);
    }

    @Test
    void thereAreCases() {
        assertThat(cases).isNotEmpty();
    }

    private GeneratedModel model(OracleCase oracleCase) {
        assertThat(OracleDeclarations.unsupported(oracleCase))
                .as("what is not supported in %s", oracleCase.name())
                .isEmpty();
        GeneratedModel model = networks.model(OracleDeclarations.network(oracleCase), 1L);
        for (int layer = 1; layer < model.layers(); layer++) {
            OracleCase.LayerValues values = oracleCase.parameters().get(layer - 1);
            float[] biases = values.biases() == null ? new float[0] : Rows.toFloat(values.biases());
            model.set(layer, Rows.toFloat(values.weights()), biases);
        }
        return model;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void interpreterAgrees(OracleCase oracleCase) {
        Program program = model(oracleCase).program();
        Map<Weights, double[][]> weights = new HashMap<>();
        Map<Weights, double[]> biases = new HashMap<>();
        for (int layer = 1; layer < program.layers().size(); layer++) {
            Weights key = program.layers().get(layer).weights().orElseThrow();
            weights.put(key, oracleCase.parameters().get(layer - 1).weights());
            biases.put(key, oracleCase.parameters().get(layer - 1).biases());
        }
        Interpreter interpreter = new Interpreter(program, weights, biases);
        OracleComparison comparison = new OracleComparison(oracleCase, interpreted);
        double sum = 0;
        for (int row = 0; row < oracleCase.rows(); row++) {
            comparison.outputs(row, interpreter.forward(oracleCase.batch().inputs()[row]));
            double cost = interpreter.backward(oracleCase.batch().targets()[row]);
            comparison.cost(row, cost);
            sum += cost;
            for (int layer = 0; layer < program.layers().size(); layer++) {
                Program.LayerBuffers buffers = program.layers().get(layer);
                if (layer > 0) {
                    Buffer activation = buffers.activation();
                    Buffer z = new Buffer(activation.layer(), Buffer.Quantity.WEIGHTED_INPUT, activation.size());
                    comparison.weightedInputs(row, layer, interpreter.value(z));
                    comparison.activations(row, layer, interpreter.value(activation));
                }
                comparison.deltas(row, layer, interpreter.value(buffers.delta().orElseThrow()));
            }
        }
        comparison.loss("of backward", sum);
        for (int layer = 1; layer < program.layers().size(); layer++) {
            Weights key = program.layers().get(layer).weights().orElseThrow();
            comparison.gradients("interpreted", layer, interpreter.weightGradient(key), interpreter.biasGradient(key));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void generatedCodeAgreesRowByRow(OracleCase oracleCase) {
        GeneratedModel model = model(oracleCase);
        TrainableNetwork network = model.network();
        OracleComparison comparison = new OracleComparison(oracleCase, generated);
        for (int row = 0; row < oracleCase.rows(); row++) {
            float[] output = new float[network.outputSize()];
            network.forward(Rows.toFloat(oracleCase.batch().inputs()[row]), output);
            comparison.outputs(row, Rows.toDouble(output));
            comparison.cost(
                    row, network.backward(Rows.toFloat(oracleCase.batch().targets()[row])));
            for (int layer = 0; layer < model.layers(); layer++) {
                if (layer > 0) {
                    comparison.activations(row, layer, Rows.toDouble(model.activations(layer)));
                }
                comparison.deltas(row, layer, Rows.toDouble(model.deltas(layer)));
            }
        }
        comparison.loss("of backward", network.accumulatedCost());
        checkGradients("by backward", comparison, model);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void generatedCodeAgreesOnManyRows(OracleCase oracleCase) {
        GeneratedModel model = model(oracleCase);
        TrainableNetwork network = model.network();
        OracleComparison comparison = new OracleComparison(oracleCase, generated);
        int rows = oracleCase.rows();
        float[] inputs = Rows.flat(Rows.toFloat(oracleCase.batch().inputs()), 0);
        float[] targets = Rows.flat(Rows.toFloat(oracleCase.batch().targets()), 0);
        float[] outputs = new float[rows * network.outputSize()];
        network.forward(inputs, 0, outputs, 0, rows);
        for (int row = 0; row < rows; row++) {
            float[] output = new float[network.outputSize()];
            System.arraycopy(outputs, row * output.length, output, 0, output.length);
            comparison.outputs(row, Rows.toDouble(output));
        }
        comparison.loss("of evaluate", network.evaluate(inputs, 0, targets, 0, rows));
        comparison.loss("of accumulate", network.accumulate(inputs, 0, targets, 0, rows));
        checkGradients("by accumulate", comparison, model);
    }

    private static void checkGradients(String how, OracleComparison comparison, GeneratedModel model) {
        for (int layer = 1; layer < model.layers(); layer++) {
            GeneratedModel.Values gradients = model.gradients(layer);
            comparison.gradients(how, layer, Rows.toDouble(gradients.weights()), Rows.toDouble(gradients.biases()));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void generatedCodeHasTheBitsOfTheSummationTable(OracleCase oracleCase) {
        new BitIdentity(
                        model(oracleCase),
                        Rows.toFloat(oracleCase.batch().inputs()),
                        Rows.toFloat(oracleCase.batch().targets()))
                .check();
    }

    @ParameterizedTest
    @MethodSource("runs")
    void trainingRunsEndWhereTheyShould(RunOfCase runOfCase) {
        OracleCase oracleCase = runOfCase.oracleCase();
        OracleCase.Run run = runOfCase.run();
        GeneratedModel model = model(oracleCase);
        TrainableNetwork network = model.network();
        Optional<Optimizer> optimizer = OracleOptimizers.of(run);
        int rows = oracleCase.rows();
        float[] inputs = Rows.flat(Rows.toFloat(oracleCase.batch().inputs()), 0);
        float[] targets = Rows.flat(Rows.toFloat(oracleCase.batch().targets()), 0);
        for (int step = 0; step < run.lossBeforeStep().length; step++) {
            double sum = network.accumulate(inputs, 0, targets, 0, rows);
            trained.check(runOfCase + ", the loss before step " + step, sum / rows, run.lossBeforeStep()[step]);
            optimizer.orElseThrow().step(network);
        }
        double sum = network.evaluate(inputs, 0, targets, 0, rows);
        trained.check(runOfCase + ", the final loss", sum / rows, run.finalLoss());
        for (int layer = 1; layer < model.layers(); layer++) {
            GeneratedModel.Values actual = model.parameters(layer);
            OracleCase.LayerValues expected = run.finalParameters().get(layer - 1);
            String what = runOfCase + ", the final parameters of layer " + layer;
            trained.check(what, Rows.toDouble(actual.weights()), 1, expected.weights());
            if (expected.biases() != null) {
                trained.check(what, Rows.toDouble(actual.biases()), 1, expected.biases());
            }
        }
    }
}
