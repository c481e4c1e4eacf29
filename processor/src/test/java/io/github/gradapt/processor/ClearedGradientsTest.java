package io.github.gradapt.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gradapt.TrainableDoubleNetwork;
import io.github.gradapt.TrainableNetwork;
import io.github.gradapt.optimizer.Adam;
import io.github.gradapt.optimizer.Optimizer;
import io.github.gradapt.optimizer.PolyakStep;
import io.github.gradapt.optimizer.Sgd;
import io.github.gradapt.storage.ParameterFile;
import io.github.gradapt.storage.StorageException;
import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The first rows after a clear store their gradients: as if they were added to zeros, whatever is in the array. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClearedGradientsTest {

    private static final String LAYERS = """
            @Input(9)                                Layer in();
            @Dense(21) @Tanh                         Layer first();
            @Dense(2) @Softplus                      Layer narrow();
            @Dense(value = 35, bias = false) @Relu   Layer wide();
            @Dense(5) @Identity @SquaredError        Layer out();
            """;

    private static final int INPUTS = 9;
    private static final int OUTPUTS = 5;
    private static final int ROWS = 70;

    private CompiledNetworks networks;

    @BeforeAll
    void compile() {
        networks = new NetworkCompiler()
                .source("clearing.InFloat", "@NeuralNetwork public interface InFloat {" + LAYERS + "}")
                .source(
                        "clearing.InDouble",
                        "@NeuralNetwork(precision = Precision.DOUBLE) public interface InDouble {" + LAYERS + "}")
                .compile();
    }

    private TrainableNetwork network() {
        return (TrainableNetwork) networks.network("clearing.InFloatNetwork", 1);
    }

    private TrainableDoubleNetwork doubleNetwork() {
        return networks.doubleNetwork("clearing.InDoubleNetwork", 1);
    }

    /** Values of which some are 0, and some so small that a product with them rounds to -0 or +0. */
    private static float[] values(int size) {
        Random random = new Random(3);
        float[] values = new float[ROWS * size];
        for (int i = 0; i < values.length; i++) {
            float value = (float) random.nextGaussian();
            values[i] = switch (random.nextInt(4)) {
                case 0 -> 0;
                case 1 -> value * Float.MIN_VALUE;
                default -> value;
            };
        }
        return values;
    }

    private static double[] inDouble(float[] values) {
        return IntStream.range(0, values.length)
                .mapToDouble(i -> Math.abs(values[i]) < 1e-30f ? values[i] * 0x1p-940 : values[i])
                .toArray();
    }

    private static void accumulate(TrainableNetwork network, int rows) {
        network.accumulate(values(INPUTS), 0, values(OUTPUTS), 0, rows);
    }

    private static void accumulate(TrainableDoubleNetwork network, int rows) {
        network.accumulate(inDouble(values(INPUTS)), 0, inDouble(values(OUTPUTS)), 0, rows);
    }

    /** A network with other gradients, cleared. */
    private TrainableNetwork cleared() {
        TrainableNetwork network = network();
        float[] others = new float[ROWS * INPUTS];
        Arrays.fill(others, -3);
        network.accumulate(others, 0, others, 0, 2);
        network.clearGradients();
        return network;
    }

    private TrainableDoubleNetwork clearedInDouble() {
        TrainableDoubleNetwork network = doubleNetwork();
        double[] others = new double[ROWS * INPUTS];
        Arrays.fill(others, -3);
        network.accumulate(others, 0, others, 0, 2);
        network.clearGradients();
        return network;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 31, 32, 33, ROWS})
    void accumulateStoresWhatItWouldAddToZeros(int rows) {
        TrainableNetwork adding = network();
        accumulate(adding, rows);
        TrainableNetwork storing = cleared();
        accumulate(storing, rows);

        assertThat(Bits.of(storing.gradients())).containsExactly(Bits.of(adding.gradients()));
        assertThat(storing.accumulatedRows()).isEqualTo(rows);
        assertThat(storing.accumulatedCost()).isEqualTo(adding.accumulatedCost());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 31, 32, 33, ROWS})
    void accumulateInDoubleStoresWhatItWouldAddToZeros(int rows) {
        TrainableDoubleNetwork adding = doubleNetwork();
        accumulate(adding, rows);
        TrainableDoubleNetwork storing = clearedInDouble();
        accumulate(storing, rows);

        assertThat(Bits.of(storing.gradients())).containsExactly(Bits.of(adding.gradients()));
    }

    @Test
    void someProductsRoundToZeros() {
        TrainableNetwork network = cleared();
        accumulate(network, 1);
        int[] gradients = Bits.of(network.gradients());

        assertThat(gradients).as("negative products that underflow").contains(Float.floatToRawIntBits(-0f));
        // The first input is not 0, the second is: its products are -0 where delta is negative.
        float[] inputs = values(INPUTS);
        int zero = IntStream.range(0, INPUTS)
                .filter(i -> inputs[i] == 0)
                .findFirst()
                .orElseThrow();
        int start = networks.plan("clearing.InFloatNetwork")
                .parameters()
                .placements()
                .values()
                .iterator()
                .next()
                .offset();
        assertThat(Arrays.copyOfRange(gradients, start + zero * 24, start + zero * 24 + 24))
                .containsOnly(0);
    }

    @Test
    void backwardStoresAndThenAdds() {
        TrainableNetwork adding = network();
        TrainableNetwork storing = cleared();
        TrainableDoubleNetwork addingInDouble = doubleNetwork();
        TrainableDoubleNetwork storingInDouble = clearedInDouble();
        for (int row = 0; row < 3; row++) {
            float[] input = Arrays.copyOfRange(values(INPUTS), row * INPUTS, (row + 1) * INPUTS);
            float[] target = Arrays.copyOfRange(values(OUTPUTS), row * OUTPUTS, (row + 1) * OUTPUTS);
            for (TrainableNetwork network : new TrainableNetwork[] {adding, storing}) {
                network.forward(input, new float[OUTPUTS]);
                network.backward(target);
            }
            for (TrainableDoubleNetwork network : new TrainableDoubleNetwork[] {addingInDouble, storingInDouble}) {
                network.forward(inDouble(input), new double[OUTPUTS]);
                network.backward(inDouble(target));
            }
        }

        assertThat(Bits.of(storing.gradients())).containsExactly(Bits.of(adding.gradients()));
        assertThat(Bits.of(storingInDouble.gradients())).containsExactly(Bits.of(addingInDouble.gradients()));
    }

    @Test
    void theGradientsAreZeroWheneverTheyAreAskedFor() {
        TrainableNetwork network = cleared();
        network.clearGradients();
        TrainableDoubleNetwork inDouble = clearedInDouble();

        assertThat(Bits.of(network.gradients())).containsOnly(0);
        assertThat(Bits.of(inDouble.gradients())).containsOnly(0);
        assertThat(network.accumulatedRows()).isZero();
        assertThat(network.accumulatedCost()).isZero();
    }

    @Test
    void theArrayIsAlwaysTheSameAndIsNotWrittenByAClear() {
        TrainableNetwork network = network();
        accumulate(network, 2);
        float[] gradients = network.gradients();
        float[] before = gradients.clone();
        network.clearGradients();
        assertThat(Bits.of(gradients)).containsExactly(Bits.of(before));

        assertThat(network.gradients()).isSameAs(gradients);
        assertThat(Bits.of(gradients)).containsOnly(0);

        network.clearGradients();
        accumulate(network, 2);
        assertThat(Bits.of(gradients)).containsExactly(Bits.of(before));
    }

    @Test
    void whatIsWrittenIntoTheArrayAfterItWasAskedForIsAddedTo() {
        TrainableNetwork network = cleared();
        int first = networks.plan("clearing.InFloatNetwork").parameters().size() - 8;
        network.gradients()[first] = 1024;
        accumulate(network, 1);
        TrainableNetwork other = network();
        accumulate(other, 1);

        // A bias of the last layer: its gradient is the sum of its deltas.
        assertThat(network.gradients()[first]).isEqualTo(1024 + other.gradients()[first]);
    }

    @Test
    void noRowsLeaveThemCleared() {
        TrainableNetwork network = cleared();
        accumulate(network, 0);

        assertThat(Bits.of(network.gradients())).containsOnly(0);
    }

    @Test
    void aStepOnClearedGradientsIsRefused() {
        TrainableNetwork network = cleared();
        float[] parameters = network.parameters().clone();

        assertThatThrownBy(() -> new Adam(0.1).step(network)).isInstanceOf(IllegalStateException.class);
        assertThat(network.parameters()).containsExactly(parameters);
        assertThat(Bits.of(network.gradients())).containsOnly(0);
    }

    @Test
    void theStepsAreThoseOnFilledGradients() {
        TrainableNetwork filled = network();
        TrainableNetwork network = network();
        Optimizer first = Adam.builder(0.01).l2Penalty(0.1).build();
        Optimizer second = Adam.builder(0.01).l2Penalty(0.1).build();
        for (int step = 0; step < 5; step++) {
            accumulate(filled, 33 + step);
            first.step(filled);
            assertThat(Bits.of(filled.gradients())).containsOnly(0);
            accumulate(network, 33 + step);
            second.step(network);
        }

        assertThat(Bits.of(network.parameters())).containsExactly(Bits.of(filled.parameters()));
    }

    @Test
    void gradientsThatAnErrorInterruptsAreStillCleared() throws ReflectiveOperationException {
        TrainableNetwork network = cleared();
        Field gradients = network.getClass().getDeclaredField("gradients");
        gradients.setAccessible(true);
        float[] stale = (float[]) gradients.get(network);
        // Backward comes to the last layer first: its gradients have no place.
        gradients.set(network, Arrays.copyOf(stale, stale.length / 2));

        assertThatThrownBy(() -> accumulate(network, 2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(Bits.of(network.gradients())).containsOnly(0);
        assertThat(network.accumulatedRows()).isZero();
        network.clearGradients();
        network.forward(values(INPUTS), new float[OUTPUTS]);
        assertThatThrownBy(() -> network.backward(values(OUTPUTS))).isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(Bits.of(network.gradients())).containsOnly(0);
    }

    private static Stream<Optimizer> optimizersThatMultiplyByANorm() {
        return Stream.of(
                Sgd.builder(0.1).clipNorm(1).l2Penalty(0.1).build(),
                Adam.builder(0.1).clipNorm(1).weightDecay(0.1).build(),
                new PolyakStep(0.1));
    }

    /** Vector code computes with the padding: were it NaN, so would be the results, whatever the parameters are set to. */
    @ParameterizedTest
    @MethodSource("optimizersThatMultiplyByANorm")
    void aStepThatIsNotANumberLeavesNothingInThePadding(Optimizer optimizer) {
        TrainableNetwork network = network();
        byte[] saved = saved(network);
        float[] targets = new float[OUTPUTS];
        targets[1] = Float.NaN;
        network.accumulate(values(INPUTS), 0, targets, 0, 1);
        optimizer.step(network);
        assertThat(network.layers().get(1).weight(0, 0)).isNaN();

        load(network, saved);
        accumulate(network, 2);
        TrainableNetwork other = network();
        accumulate(other, 2);

        assertThat(Bits.of(network.parameters())).containsExactly(Bits.of(other.parameters()));
        assertThat(Bits.of(network.gradients())).containsExactly(Bits.of(other.gradients()));
    }

    private static byte[] saved(TrainableNetwork network) {
        ByteBuffer buffer = ByteBuffer.allocate((int) ParameterFile.of(network).length());
        network.save(buffer);
        return buffer.array();
    }

    private static void load(TrainableNetwork network, byte[] saved) {
        try {
            ParameterFile.of(network).load(ByteBuffer.wrap(saved));
        } catch (StorageException e) {
            throw new AssertionError(e);
        }
    }
}
