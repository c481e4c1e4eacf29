package io.github.gradapt.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.gradapt.Allocations;
import io.github.gradapt.Initializer;
import io.github.gradapt.LinearNetwork;
import io.github.gradapt.storage.Initialization;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptimizerTest {

    private static final int INPUTS = 7;
    private static final int OUTPUTS = 4;
    private static final int ROWS = 5;
    private static final int STEPS = 25;

    /** One step of one parameter, in double, by the published formula; {@code state} starts at 0. */
    private interface Formula {
        double step(double w, double g, double[] state, int t);
    }

    static Stream<Arguments> formulas() {
        return Stream.of(
                Arguments.of("sgd", new Sgd(0.05), (Formula) (w, g, s, t) -> w - 0.05 * g),
                Arguments.of("momentum", new Momentum(0.02, 0.9), (Formula) (w, g, s, t) -> {
                    s[0] = 0.9 * s[0] + g;
                    return w - 0.02 * s[0];
                }),
                Arguments.of("nesterov", new Nesterov(0.02, 0.9), (Formula) (w, g, s, t) -> {
                    s[0] = 0.9 * s[0] + g;
                    return w - 0.02 * (g + 0.9 * s[0]);
                }),
                Arguments.of(
                        "rmsprop",
                        RmsProp.builder(0.01).decay(0.9).epsilon(1e-6).build(),
                        (Formula) (w, g, s, t) -> {
                            s[0] = 0.9 * s[0] + (1 - 0.9) * g * g;
                            return w - 0.01 * g / (Math.sqrt(s[0]) + 1e-6);
                        }),
                Arguments.of(
                        "adam",
                        Adam.builder(0.02).beta1(0.8).beta2(0.99).epsilon(1e-7).build(),
                        (Formula) (w, g, s, t) -> adam(w, g, s, t, 0.02, 0.8, 0.99, 1e-7)),
                Arguments.of("adam, defaults", new Adam(0.02), (Formula)
                        (w, g, s, t) -> adam(w, g, s, t, 0.02, 0.9, 0.999, 1e-8)),
                Arguments.of("adamw", AdamW.builder(0.02).weightDecay(0.3).build(), (Formula)
                        (w, g, s, t) -> adam(w - 0.02 * 0.3 * w, g, s, t, 0.02, 0.9, 0.999, 1e-8)),
                Arguments.of("adamw, defaults", new AdamW(0.02), (Formula)
                        (w, g, s, t) -> adam(w - 0.02 * 0.01 * w, g, s, t, 0.02, 0.9, 0.999, 1e-8)));
    }

    static Stream<Optimizer> optimizers() {
        return formulas().map(arguments -> (Optimizer) arguments.get()[1]);
    }

    private static double adam(
            double w, double g, double[] s, int t, double rate, double beta1, double beta2, double epsilon) {
        s[0] = beta1 * s[0] + (1 - beta1) * g;
        s[1] = beta2 * s[1] + (1 - beta2) * g * g;
        double mean = s[0] / (1 - Math.pow(beta1, t));
        double square = s[1] / (1 - Math.pow(beta2, t));
        return w - rate * mean / (Math.sqrt(square) + epsilon);
    }

    /**
     * The reference gets the gradients that the network computed, so the difference is that of the optimizer alone:
     * each step rounds w (1 ulp of a number below 2 is 1.2e-7) and, relative to the step, a handful of operations.
     */
    @ParameterizedTest(name = "{0}")
    @MethodSource("formulas")
    void followsItsFormula(String name, Optimizer optimizer, Formula formula) {
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

    @ParameterizedTest
    @MethodSource("optimizers")
    void thePaddingStaysPlusZero(Optimizer optimizer) {
        LinearNetwork network = network(3);
        Set<Integer> used = new HashSet<>();
        for (int j = 0; j < OUTPUTS; j++) {
            used.add(network.layout().bias(j));
            for (int i = 0; i < INPUTS; i++) {
                used.add(network.layout().weight(j, i));
            }
        }
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

    @ParameterizedTest
    @ValueSource(floats = {0.5f, 0.9f, 0.99f, 0.999f, 0.9999f})
    void movingAveragesFadeWithoutBecomingSubnormal(float share) {
        float average = 3;
        float least = Float.MAX_VALUE;
        for (int step = 0; step < 1_000_000; step++) {
            average = Optimizer.flush(share * average);
            if (average != 0) {
                least = Math.min(least, share * average);
            }
        }

        assertThat(least).isGreaterThan(Float.MIN_NORMAL);
        // It ends where what it loses in a step is half of the distance of two multiples of 2^-103.
        assertThat(average).isBetween(0f, 0.51f / (1 - share) * 0x1p-103f);
    }

    @Test
    void averagesThatMatterAreKept() {
        for (float average = 0x1p-40f; average < 0x1p100f; average *= 1.37f) {
            assertThat(Optimizer.flush(average)).isEqualTo(average);
            assertThat(Optimizer.flush(-average)).isEqualTo(-average);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.1, Double.NaN, Double.POSITIVE_INFINITY, 1e39, 1e-46})
    void learningRatesArePositiveAndFinite(double rate) {
        assertThatThrownBy(() -> new Sgd(rate))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("learningRate is " + rate + "; it must be positive and finite, as a float");
        assertThatThrownBy(() -> new Momentum(rate, 0.9)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Nesterov(rate, 0.9)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RmsProp(rate)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Adam(rate)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new AdamW(rate)).isInstanceOf(IllegalArgumentException.class);
        Optimizer optimizer = new Sgd(0.1);
        assertThatThrownBy(() -> optimizer.learningRate(rate)).isInstanceOf(IllegalArgumentException.class);
        assertThat(optimizer.learningRate()).isEqualTo(0.1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 1.5, -0.1, Double.NaN, 1 - 1e-12})
    void sharesAreBelowOne(double share) {
        String rule = " is " + share + "; it must be at least 0 and, as a float, less than 1";
        assertThatThrownBy(() -> new Momentum(0.1, share)).hasMessage("momentum" + rule);
        assertThatThrownBy(() -> new Nesterov(0.1, share)).hasMessage("momentum" + rule);
        assertThatThrownBy(() -> RmsProp.builder(0.1).decay(share)).hasMessage("decay" + rule);
        assertThatThrownBy(() -> Adam.builder(0.1).beta1(share)).hasMessage("beta1" + rule);
        assertThatThrownBy(() -> AdamW.builder(0.1).beta2(share)).hasMessage("beta2" + rule);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 1e-16, Double.NaN, Double.POSITIVE_INFINITY})
    void epsilonsArePositive(double epsilon) {
        String message = "epsilon is " + epsilon + "; it must be finite and at least 1.0E-15";
        assertThatThrownBy(() -> RmsProp.builder(0.1).epsilon(epsilon)).hasMessage(message);
        assertThatThrownBy(() -> Adam.builder(0.1).epsilon(epsilon)).hasMessage(message);
        assertThatThrownBy(() -> AdamW.builder(0.1).epsilon(epsilon)).hasMessage(message);
    }

    @Test
    void weightDecayIsNotNegative() {
        assertThatThrownBy(() -> AdamW.builder(0.1).weightDecay(-0.01))
                .hasMessage("weightDecay is -0.01; it must be at least 0 and finite, as a float");
        assertThat(AdamW.builder(0.1).weightDecay(0).build().learningRate()).isEqualTo(0.1);
    }

    private static LinearNetwork network(long seed) {
        LinearNetwork network = new LinearNetwork(INPUTS, OUTPUTS);
        new Initialization(seed).draw(Initializer.LECUN_UNIFORM, network.layout(), network.parameters());
        return network;
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
