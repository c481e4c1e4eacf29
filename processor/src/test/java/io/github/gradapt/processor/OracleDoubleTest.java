package io.github.gradapt.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradapt.Precision;
import io.github.gradapt.TrainableDoubleNetwork;
import io.github.gradapt.optimizer.Optimizer;
import java.io.IOException;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The reference cases through generated code that computes in double, and their training runs by every optimizer. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OracleDoubleTest {

    private final Tolerance generated = new Tolerance(1e-12, 1e-10);
    private final Tolerance trained = new Tolerance(1e-9, 1e-9);
    private List<OracleCase> cases;
    private CompiledNetworks networks;

    @BeforeAll
    void compile() throws IOException, URISyntaxException {
        cases = OracleCase.readAll(OracleCase.folder());
        NetworkCompiler compiler = new NetworkCompiler().options(NetworkCompiler.STRICT);
        for (OracleCase oracleCase : cases) {
            compiler.source(
                    OracleDeclarations.declaration(oracleCase),
                    OracleDeclarations.source(oracleCase, Precision.DOUBLE));
        }
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
        return cases().flatMap(oracleCase -> oracleCase.runs().stream().map(run -> new RunOfCase(oracleCase, run)));
    }

    @AfterAll
    void printSummary() {
        System.out.printf(
                "In double: %d cases, largest deviation %s; %d training runs, largest deviation %s%n",
                cases.size(), generated.report(), runs().count(), trained.report());
    }

    private DoubleModel model(OracleCase oracleCase) {
        String name = OracleDeclarations.network(oracleCase);
        DoubleModel model = new DoubleModel(networks.doubleNetwork(name, 1L), networks.plan(name));
        model.set(oracleCase);
        return model;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void generatedCodeAgreesRowByRow(OracleCase oracleCase) {
        DoubleModel model = model(oracleCase);
        TrainableDoubleNetwork network = model.network();
        OracleComparison comparison = new OracleComparison(oracleCase, generated);
        for (int row = 0; row < oracleCase.rows(); row++) {
            double[] output = new double[network.outputSize()];
            network.forward(oracleCase.batch().inputs()[row], output);
            comparison.outputs(row, output);
            comparison.cost(row, network.backward(oracleCase.batch().targets()[row]));
            for (int layer = 0; layer < model.layers(); layer++) {
                if (layer > 0) {
                    comparison.activations(row, layer, model.activations(layer));
                }
                comparison.deltas(row, layer, model.deltas(layer));
            }
        }
        comparison.loss("of backward", network.accumulatedCost());
        checkGradients("by backward", comparison, model);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void generatedCodeAgreesOnManyRows(OracleCase oracleCase) {
        DoubleModel model = model(oracleCase);
        TrainableDoubleNetwork network = model.network();
        OracleComparison comparison = new OracleComparison(oracleCase, generated);
        int rows = oracleCase.rows();
        double[] inputs = flat(oracleCase.batch().inputs());
        double[] targets = flat(oracleCase.batch().targets());
        double[] outputs = new double[rows * network.outputSize()];
        network.forward(inputs, 0, outputs, 0, rows);
        for (int row = 0; row < rows; row++) {
            int from = row * network.outputSize();
            comparison.outputs(row, Arrays.copyOfRange(outputs, from, from + network.outputSize()));
        }
        comparison.loss("of evaluate", network.evaluate(inputs, 0, targets, 0, rows));
        comparison.loss("of accumulate", network.accumulate(inputs, 0, targets, 0, rows));
        checkGradients("by accumulate", comparison, model);
    }

    private static double[] flat(double[][] rows) {
        return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
    }

    private static void checkGradients(String how, OracleComparison comparison, DoubleModel model) {
        for (int layer = 1; layer < model.layers(); layer++) {
            comparison.gradients(how, layer, model.weightGradients(layer), model.biasGradients(layer));
        }
    }

    @ParameterizedTest
    @MethodSource("runs")
    void trainingRunsEndWhereTheyShould(RunOfCase runOfCase) {
        OracleCase oracleCase = runOfCase.oracleCase();
        OracleCase.Run run = runOfCase.run();
        DoubleModel model = model(oracleCase);
        TrainableDoubleNetwork network = model.network();
        Optimizer optimizer = OracleOptimizers.of(run).orElseThrow();
        int rows = oracleCase.rows();
        double[] inputs = flat(oracleCase.batch().inputs());
        double[] targets = flat(oracleCase.batch().targets());
        assertThat(run.lossBeforeStep()).isNotEmpty();
        for (int step = 0; step < run.lossBeforeStep().length; step++) {
            double sum = network.accumulate(inputs, 0, targets, 0, rows);
            trained.check(runOfCase + ", the loss before step " + step, sum / rows, run.lossBeforeStep()[step]);
            optimizer.step(network);
        }
        double sum = network.evaluate(inputs, 0, targets, 0, rows);
        trained.check(runOfCase + ", the final loss", sum / rows, run.finalLoss());
        for (int layer = 1; layer < model.layers(); layer++) {
            OracleCase.LayerValues expected = run.finalParameters().get(layer - 1);
            String what = runOfCase + ", the final parameters of layer " + layer;
            trained.check(what, model.weights(layer), 1, expected.weights());
            if (expected.biases() != null) {
                trained.check(what, model.biases(layer), 1, expected.biases());
            }
        }
    }
}
