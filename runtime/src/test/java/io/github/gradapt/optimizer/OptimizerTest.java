package io.github.gradapt.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.gradapt.Allocations;
import io.github.gradapt.Initializer;
import io.github.gradapt.LinearDoubleNetwork;
import io.github.gradapt.LinearNetwork;
import io.github.gradapt.support.DenseLayout;
import io.github.gradapt.support.Initialization;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OptimizerTest {

    private static final int INPUTS = 7;
    private static final int OUTPUTS = 4;
    private static final int ROWS = 5;
    private static final int STEPS = 25;

    static Stream<Arguments> formulas() {
        return UpdateFormulas.all();
    }

    static Stream<Optimizer> optimizers() {
        return Stream.concat(
                formulas().map(arguments -> (Optimizer) arguments.get()[1]), Stream.of(new PolyakStep(0.1)));
    }

    /**
     * The reference gets the gradients that the network computed, so the difference is that of the optimizer alone:
     * each step rounds w (1 ulp of a number below 2 is 1.2e-7) and, relative to the step, a handful of operations.
     */
    @ParameterizedTest(name = "{0}")
    @MethodSource("formulas")
    void followsItsFormula(String name, Optimizer optimizer, UpdateFormulas.Formula formula) {
        LinearNetwork network = network(1);
        float[] parameters = network.parameters();
        double[] expected = new double[parameters.length];
        double[][] state = new double[parameters.length][2];
        for (int i = 0; i < parameters.length; i++) {
            expected[i] = parameters[i];
        }
        Random random = new Random(2);
        for (int t = 1; t <= STEPS; t++) {
            accumulate(network, random);
            for (int i = 0; i < parameters.length; i++) {
                expected[i] = formula.step(expected[i], (double) network.gradients()[i] / ROWS, state[i], t);
            }
            optimizer.step(network);
        }

        for (int i = 0; i < parameters.length; i++) {
            assertThat((double) parameters[i]).as("parameter %d", i).isCloseTo(expected[i], within(STEPS * 1e-7));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("formulas")
    void followsItsFormulaInDouble(String name, Optimizer optimizer, UpdateFormulas.Formula formula) {
        LinearDoubleNetwork network = doubleNetwork(1);
        double[] parameters = network.parameters();
        double[] expected = parameters.clone();
        double[][] state = new double[parameters.length][2];
        Random random = new Random(2);
        for (int t = 1; t <= STEPS; t++) {
            accumulate(network, random);
            for (int i = 0; i < parameters.length; i++) {
                expected[i] = formula.step(expected[i], network.gradients()[i] / ROWS, state[i], t);
            }
            optimizer.step(network);
        }

        assertThat(parameters).containsExactly(expected, within(STEPS * 1e-14));
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void thePaddingStaysPlusZero(Optimizer optimizer) {
        LinearNetwork network = network(3);
        Set<Integer> used = used(network.layout());
        Random random = new Random(4);
        for (int t = 1; t <= STEPS; t++) {
            accumulate(network, random);
            optimizer.step(network);
        }

        assertThat(used).hasSizeLessThan(network.parameters().length);
        for (int i = 0; i < network.parameters().length; i++) {
            if (!used.contains(i)) {
                assertThat(Float.floatToRawIntBits(network.parameters()[i])).isZero();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void thePaddingStaysPlusZeroInDouble(Optimizer optimizer) {
        LinearDoubleNetwork network = doubleNetwork(3);
        Set<Integer> used = used(network.layout());
        Random random = new Random(4);
        for (int t = 1; t <= STEPS; t++) {
            accumulate(network, random);
            optimizer.step(network);
        }

        for (int i = 0; i < network.parameters().length; i++) {
            if (!used.contains(i)) {
                assertThat(Double.doubleToRawLongBits(network.parameters()[i])).isZero();
            }
        }
    }

    private static Set<Integer> used(DenseLayout layout) {
        Set<Integer> used = new HashSet<>();
        for (int j = 0; j < OUTPUTS; j++) {
            used.add(layout.bias(j));
            for (int i = 0; i < INPUTS; i++) {
                used.add(layout.weight(j, i));
            }
        }
        return used;
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void aStepClearsWhatWasAccumulated(Optimizer optimizer) {
        LinearNetwork network = network(5);
        accumulate(network, new Random(6));
        optimizer.step(network);

        assertThat(network.accumulatedRows()).isZero();
        assertThat(network.gradients()).containsOnly(0f);
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void aStepAllocatesNothingAfterTheFirst(Optimizer optimizer) {
        LinearNetwork network = network(7);
        Random random = new Random(8);
        accumulate(network, random);
        optimizer.step(network);
        float[] inputs = normal(random, ROWS * INPUTS);
        float[] targets = normal(random, ROWS * OUTPUTS);

        long allocated = Allocations.of(() -> {
            for (int t = 0; t < 20; t++) {
                network.accumulate(inputs, 0, targets, 0, ROWS);
                optimizer.step(network);
            }
        });

        assertThat(allocated).isZero();
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void aStepInDoubleAllocatesNothingAfterTheFirst(Optimizer optimizer) {
        LinearDoubleNetwork network = doubleNetwork(7);
        Random random = new Random(8);
        accumulate(network, random);
        optimizer.step(network);
        double[] inputs = doubles(random, ROWS * INPUTS);
        double[] targets = doubles(random, ROWS * OUTPUTS);

        long allocated = Allocations.of(() -> {
            for (int t = 0; t < 20; t++) {
                network.accumulate(inputs, 0, targets, 0, ROWS);
                optimizer.step(network);
            }
        });

        assertThat(allocated).isZero();
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void aStepNeedsRows(Optimizer optimizer) {
        LinearNetwork network = network(9);

        assertThatThrownBy(() -> optimizer.step(network))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("no rows were accumulated");
        // The failed step bound it to nothing.
        LinearNetwork other = network(10);
        accumulate(other, new Random(11));
        optimizer.step(other);
        assertThat(other.accumulatedRows()).isZero();
    }

    @Test
    void anOptimizerServesOneNetwork() {
        Optimizer optimizer = new Adam(0.01);
        LinearNetwork network = network(12);
        accumulate(network, new Random(13));
        optimizer.step(network);
        LinearNetwork sharing = (LinearNetwork) network.sharing();
        accumulate(sharing, new Random(14));
        float before = network.parameters()[0];
        optimizer.step(sharing);
        assertThat(network.parameters()[0]).isNotEqualTo(before);

        LinearDoubleNetwork inDouble = doubleNetwork(14);
        accumulate(inDouble, new Random(15));
        assertThatThrownBy(() -> optimizer.step(inDouble)).isInstanceOf(IllegalArgumentException.class);

        LinearNetwork other = network(15);
        accumulate(other, new Random(16));
        float[] untouched = other.parameters().clone();
        assertThatThrownBy(() -> optimizer.step(other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("use one optimizer per network");
        assertThat(other.parameters()).isEqualTo(untouched);
        assertThat(other.accumulatedRows()).isEqualTo(ROWS);
    }

    @Test
    void theLearningRateMayChangeBetweenSteps() {
        LinearNetwork network = network(17);
        Optimizer optimizer = new Sgd(0.5);
        assertThat(optimizer.learningRate()).isEqualTo(0.5);

        optimizer.learningRate(0.25);
        accumulate(network, new Random(18));
        int bias = network.layout().bias(0);
        float w = network.parameters()[bias];
        float g = network.gradients()[bias] * (1f / ROWS);
        optimizer.step(network);

        assertThat(optimizer.learningRate()).isEqualTo(0.25);
        assertThat(network.parameters()[bias]).isEqualTo(Math.fma(-0.25f, g, w));
    }

    private static LinearNetwork network(long seed) {
        LinearNetwork network = new LinearNetwork(INPUTS, OUTPUTS);
        new Initialization(seed).draw(Initializer.LECUN_UNIFORM, network.layout(), network.parameters());
        return network;
    }

    private static LinearDoubleNetwork doubleNetwork(long seed) {
        LinearDoubleNetwork network = new LinearDoubleNetwork(INPUTS, OUTPUTS);
        network.setValues(doubles(new Random(seed), (INPUTS + 1) * OUTPUTS));
        return network;
    }

    private static void accumulate(LinearDoubleNetwork network, Random random) {
        network.accumulate(doubles(random, ROWS * INPUTS), 0, doubles(random, ROWS * OUTPUTS), 0, ROWS);
    }

    private static double[] doubles(Random random, int length) {
        return random.doubles(length, -2, 2).toArray();
    }

    private static void accumulate(LinearNetwork network, Random random) {
        network.accumulate(normal(random, ROWS * INPUTS), 0, normal(random, ROWS * OUTPUTS), 0, ROWS);
    }

    private static float[] normal(Random random, int length) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
