package io.github.gradapt.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gradapt.Network;
import io.github.gradapt.Precision;
import io.github.gradapt.TrainableDoubleNetwork;
import io.github.gradapt.TrainableNetwork;
import io.github.gradapt.optimizer.Optimizer;
import io.github.gradapt.storage.NameMap;
import io.github.gradapt.storage.ParameterFile;
import io.github.gradapt.storage.ParameterMismatchException;
import io.github.gradapt.storage.Safetensors;
import io.github.gradapt.storage.Tensor;
import io.github.gradapt.training.Trainer;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Parameters of generated networks in files: every topology of the reference cases, and a few of their own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StorageTest {

    private static final String MULTILAYER = """
            @NeuralNetwork public interface %s {
                @Input(2) Layer in();
                @Dense(3) %s Layer hidden();
                @Dense(1) @Sigmoid %s Layer out();
            }
            """;

    @TempDir
    Path folder;

    private List<OracleCase> cases;
    private CompiledNetworks inFloat;
    private CompiledNetworks inDouble;

    @BeforeAll
    void compile() throws IOException, URISyntaxException {
        cases = OracleCase.readAll(OracleCase.folder());
        inFloat = compile(Precision.FLOAT);
        inDouble = compile(Precision.DOUBLE);
    }

    private CompiledNetworks compile(Precision precision) {
        NetworkCompiler compiler = new NetworkCompiler();
        for (OracleCase oracleCase : cases) {
            compiler.source(
                    OracleDeclarations.declaration(oracleCase), OracleDeclarations.source(oracleCase, precision));
        }
        return compiler.source("own.First", MULTILAYER.formatted("First", "@Tanh", "@BinaryCrossEntropy"))
                .source("own.OtherCost", MULTILAYER.formatted("OtherCost", "@Tanh", "@SquaredError"))
                .source("own.OtherActivation", MULTILAYER.formatted("OtherActivation", "@Swish", "@SquaredError"))
                .source(
                        "own.OtherAttribute",
                        MULTILAYER.formatted("OtherAttribute", "@Swish(beta = 2)", "@SquaredError"))
                .compile();
    }

    Stream<OracleCase> cases() {
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyParameterComesBackBitForBit(OracleCase oracleCase) throws Throwable {
        String name = OracleDeclarations.network(oracleCase);
        Path file = folder.resolve(oracleCase.name());
        Network network = inFloat.network(name, 5L);

        network.save(file);

        Network loaded = (Network) inFloat.load(name, file);
        assertThat(Bits.of(loaded.parameters())).isEqualTo(Bits.of(network.parameters()));
        Network into = inFloat.network(name, 6L);
        ParameterFile.of(into).load(file);
        assertThat(Bits.of(into.parameters())).isEqualTo(Bits.of(network.parameters()));
        long parameters = Safetensors.read(file).tensors().values().stream()
                .mapToLong(Tensor::size)
                .sum();
        assertThat(parameters)
                .isEqualTo(oracleCase.parameters().stream()
                        .mapToLong(StorageTest::count)
                        .sum());
    }

    private static long count(OracleCase.LayerValues values) {
        long weights = (long) values.weights().length * values.weights()[0].length;
        return weights + (values.biases() == null ? 0 : values.biases().length);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyParameterInDoubleComesBackBitForBit(OracleCase oracleCase) throws Throwable {
        String name = OracleDeclarations.network(oracleCase);
        Path file = folder.resolve(oracleCase.name());
        TrainableDoubleNetwork network = inDouble.doubleNetwork(name, 5L);

        network.save(file);

        TrainableDoubleNetwork loaded = (TrainableDoubleNetwork) inDouble.load(name, file);
        assertThat(Bits.of(loaded.parameters())).isEqualTo(Bits.of(network.parameters()));
        Network rounded = (Network) inFloat.load(name, file);
        assertThat(rounded.fingerprint()).isEqualTo(network.fingerprint());
        assertThat(Bits.of(rounded.parameters()))
                .isEqualTo(Bits.of(inFloat.network(name, 5L).parameters()));
    }

    @Test
    void aStateDictOfASequentialIsLoadedThroughAMap() throws IOException {
        // Written by the program beside it.
        Path file = Path.of("..", "runtime", "src", "test", "resources", "storage", "state_dict.safetensors");
        Network network = inFloat.network("own.FirstNetwork", 1L);

        ParameterFile.of(network).names(NameMap.inOrder("0", "2")).load(file);

        assertThat(network.layers().get(1).weight(2, 1)).isEqualTo(6);
        assertThat(network.layers().get(1).bias(2)).isEqualTo(2.5);
        assertThat(network.layers().get(2).weight(0, 1)).isEqualTo(-2);
        assertThat(network.layers().get(2).bias(0)).isEqualTo(0.125);
    }

    @Test
    void theFingerprintIsOfWhatTheParametersMean() throws IOException {
        Network first = inFloat.network("own.FirstNetwork", 1L);
        Network otherCost = inFloat.network("own.OtherCostNetwork", 2L);
        Network otherActivation = inFloat.network("own.OtherActivationNetwork", 3L);
        Network otherAttribute = inFloat.network("own.OtherAttributeNetwork", 4L);
        Path file = folder.resolve("first");

        first.save(file);

        assertThat(otherCost.fingerprint()).isEqualTo(first.fingerprint());
        assertThat(List.of(first.fingerprint(), otherActivation.fingerprint(), otherAttribute.fingerprint()))
                .doesNotHaveDuplicates();
        ParameterFile.of(otherCost).load(file);
        assertThat(otherCost.parameters()).isEqualTo(first.parameters());
        assertThatThrownBy(() -> ParameterFile.of(otherActivation).load(file))
                .isInstanceOf(ParameterMismatchException.class)
                .hasMessageContaining("of another topology");
        ParameterFile.of(otherActivation).anyTopology().load(file);
        assertThat(otherActivation.parameters()).isEqualTo(first.parameters());
    }

    /** Training runs of the reference cases: every optimizer that they have, on the network of their case. */
    Stream<OracleTest.RunOfCase> runs() {
        return cases.stream()
                .flatMap(oracleCase -> oracleCase.runs().stream().map(run -> new OracleTest.RunOfCase(oracleCase, run)))
                .filter(run -> OracleOptimizers.of(run.run()).isPresent());
    }

    @ParameterizedTest
    @MethodSource("runs")
    void resumingATrainingHasTheBitsOfNeverHavingStopped(OracleTest.RunOfCase run) throws IOException {
        Network never = inFloat.network(OracleDeclarations.network(run.oracleCase()), 5L);
        Network stopped = inFloat.network(OracleDeclarations.network(run.oracleCase()), 5L);
        Network resumed = inFloat.network(OracleDeclarations.network(run.oracleCase()), 6L);
        Path file = folder.resolve("checkpoint");
        train(trainer(never, run).epochs(6), run);
        train(trainer(stopped, run).epochs(3).checkpoint(file, 1), run);

        train(trainer(resumed, run).resume(file).epochs(6), run);

        assertThat(Bits.of(resumed.parameters())).isEqualTo(Bits.of(never.parameters()));
        assertThat(Bits.of(resumed.parameters())).isNotEqualTo(Bits.of(stopped.parameters()));
    }

    private static Trainer<float[]> trainer(Network network, OracleTest.RunOfCase run) {
        Optimizer optimizer = OracleOptimizers.of(run.run()).orElseThrow();
        return Trainer.of((TrainableNetwork) network, optimizer).batchSize(3).shuffle(4L);
    }

    private static void train(Trainer<float[]> trainer, OracleTest.RunOfCase run) {
        OracleCase oracleCase = run.oracleCase();
        trainer.train(
                Rows.flat(Rows.toFloat(oracleCase.batch().inputs()), 0),
                Rows.flat(Rows.toFloat(oracleCase.batch().targets()), 0),
                oracleCase.rows());
    }
}
