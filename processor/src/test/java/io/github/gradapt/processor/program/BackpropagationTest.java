package io.github.gradapt.processor.program;

import static io.github.gradapt.processor.program.Topologies.elementwise;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.gradapt.processor.program.Buffer.Quantity;
import io.github.gradapt.processor.topology.Activation;
import io.github.gradapt.processor.topology.Cost;
import io.github.gradapt.processor.topology.Topology;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Derivatives of whole programs, against finite differences of their costs. */
class BackpropagationTest {

    private static final double STEP = 1e-6;

    /** Two hidden layers of every kind of activation, and every kind of output and cost. */
    static Stream<Topology> topologies() {
        List<Activation> hidden = List.of(
                elementwise("tanh(z)"),
                elementwise("z * sigmoid(1.5 * z)"),
                elementwise("softplus(z)"),
                elementwise("z / 2 * erfc(-z / sqrt(2))"),
                new Activation.Softmax(),
                new Activation.LogSoftmax());
        List<Topology> topologies = new ArrayList<>();
        for (Activation activation : hidden) {
            topologies.add(net(activation, Activation.Elementwise.IDENTITY).cost("(a - y)^2 / 2"));
            topologies.add(net(activation, elementwise("sigmoid(z)")).cost("-(y * log(a) + (1 - y) * log(1 - a))"));
            topologies.add(net(activation, new Activation.Softmax()).cost("-y * log(a)"));
            topologies.add(net(activation, new Activation.Softmax()).cost("(a - y)^2", Cost.Reduction.MEAN));
            topologies.add(net(activation, new Activation.LogSoftmax()).cost("-y * a"));
            topologies.add(net(activation, elementwise("tanh(z)")).cost("logcosh(a - y)", Cost.Reduction.MEAN));
        }
        return topologies.stream();
    }

    private static Topologies net(Activation hidden, Activation output) {
        return Topologies.inputs(3, true)
                .dense("first", 4, hidden)
                .dense("second", 3, false, hidden)
                .dense("out", 2, output);
    }

    @ParameterizedTest
    @MethodSource("topologies")
    void gradientsAgreeWithFiniteDifferences(Topology topology) {
        Random random = new Random(7);
        Program program = Lowering.lower(topology);
        Map<Weights, double[][]> weights = new HashMap<>();
        Map<Weights, double[]> biases = new HashMap<>();
        for (Weights w : program.weights()) {
            weights.put(w, new double[w.outputs()][]);
            for (int j = 0; j < w.outputs(); j++) {
                weights.get(w)[j] = random(random, w.inputs());
            }
            if (w.bias()) {
                biases.put(w, random(random, w.outputs()));
            }
        }
        double[] input = random(random, program.input().size());
        double[] target = {0.3, 0.7};
        Interpreter interpreter = new Interpreter(program, weights, biases);
        interpreter.forward(input);
        interpreter.backward(target);
        double[] inputGradient = interpreter.value(program.input().gradient()).clone();

        for (Weights w : program.weights()) {
            for (int j = 0; j < w.outputs(); j++) {
                for (int i = 0; i < w.inputs(); i++) {
                    double expected = difference(interpreter, input, target, weights.get(w)[j], i);
                    assertThat(interpreter.weightGradient(w)[j][i]).isCloseTo(expected, within(1e-8));
                }
                if (w.bias()) {
                    double expected = difference(interpreter, input, target, biases.get(w), j);
                    assertThat(interpreter.biasGradient(w)[j]).isCloseTo(expected, within(1e-8));
                }
            }
        }
        for (int i = 0; i < input.length; i++) {
            assertThat(inputGradient[i]).isCloseTo(difference(interpreter, input, target, input, i), within(1e-8));
        }
    }

    /** The central difference of the cost with respect to one value. */
    private static double difference(
            Interpreter interpreter, double[] input, double[] target, double[] values, int index) {
        double value = values[index];
        values[index] = value + STEP;
        interpreter.forward(input);
        double above = interpreter.cost(target);
        values[index] = value - STEP;
        interpreter.forward(input);
        double below = interpreter.cost(target);
        values[index] = value;
        return (above - below) / (2 * STEP);
    }

    private static double[] random(Random random, int size) {
        return random.doubles(size, -1, 1).toArray();
    }

    @Test
    void twoUsersOfABufferAreRefused() {
        Buffer x = new Buffer("x", Quantity.ACTIVATION, 1);
        Buffer z1 = new Buffer("one", Quantity.WEIGHTED_INPUT, 1);
        Buffer z2 = new Buffer("two", Quantity.WEIGHTED_INPUT, 1);
        Buffer y = new Buffer("two", Quantity.TARGET, 1);
        Buffer terms = new Buffer("two", Quantity.COST_TERM, 1);
        List<Op> ops = List.of(
                new Op.Affine(new Weights("one", 1, 1, false), x, z1),
                new Op.Affine(new Weights("two", 1, 1, false), x, z2),
                new Op.RowCost(
                        Topologies.formula("z - g - y"), Map.of("z", z1, "g", z2, "y", y), terms, Cost.Reduction.SUM));

        assertThatThrownBy(() -> Backpropagation.of(ops, Set.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("x.g has more than one user");
    }

    @Test
    void backwardOperationsHaveNoDerivative() {
        Buffer delta = new Buffer("l", Quantity.DELTA, 1);
        Buffer a = new Buffer("l", Quantity.ACTIVATION, 1);
        Op op = new Op.Accumulate(new Weights("l", 1, 1, false), delta, a);

        assertThatThrownBy(() -> Backpropagation.of(List.of(op), Set.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has no derivative");
    }
}
