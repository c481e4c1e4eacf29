package io.github.gradapt.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradapt.TrainableDoubleNetwork;
import io.github.gradapt.TrainableNetwork;
import io.github.gradapt.optimizer.Sgd;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A row that is learned leaves the bits of a gradient of one row and a step of plain gradient descent. */
class LearnStepTest {

    private static final String NAME = "steps.OfOneRowNetwork";

    private static final int INPUTS = 9;
    private static final int OUTPUTS = 5;
    private static final int ROWS = 30;
    private static final double RATE = 0.1;

    private static final String[] LAYERS = {
        "@Dense(21) @LeakyRelu Layer a(); @Dense(2) @LeakyRelu Layer b(); @Dense(70) @LeakyRelu Layer c();",
        "@Dense(8) @LeakyRelu Layer a(); @Dense(6) @Tanh Layer b();",
        "@Dense(33) @LeakyRelu Layer a();"
    };

    private static CompiledNetworks networks(String hidden, String precision) {
        return new NetworkCompiler()
                .source("steps.OfOneRow", """
                        @NeuralNetwork(precision = Precision.%s) public interface OfOneRow {
                            @Input(%d) Layer in();
                            %s
                            @Dense(%d) @Identity @MeanSquaredError Layer out();
                        }
                        """.formatted(precision, INPUTS, hidden, OUTPUTS))
                .compile();
    }

    /** Some are 0 or -0, and some so small that a product with them rounds to 0 or -0. */
    private static double[] values(Random random, int count, double smallest) {
        return IntStream.range(0, count)
                .mapToDouble(i -> switch (random.nextInt(5)) {
                    case 0 -> 0;
                    case 1 -> -0.0;
                    case 2 -> random.nextGaussian() * 3 * smallest;
                    default -> random.nextGaussian();
                })
                .toArray();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void hasTheBitsOfAStepOnTheGradientOfTheRow(int layers) {
        CompiledNetworks networks = networks(LAYERS[layers], "FLOAT");
        Random random = new Random(5);
        for (int row = 0; row < ROWS; row++) {
            TrainableNetwork learning = (TrainableNetwork) networks.network(NAME, 1);
            TrainableNetwork stepping = (TrainableNetwork) networks.network(NAME, 1);
            float[] input = Rows.toFloat(values(random, INPUTS, Float.MIN_VALUE));
            float[] target = Rows.toFloat(values(random, OUTPUTS, Float.MIN_VALUE));
            // Biases are 0 before.
            learning.learn(input, target, 1);
            float[] parameters = learning.parameters();
            for (int i = 0; i < parameters.length; i++) {
                // What is in the padding is +0, and remains so.
                parameters[i] =
                        parameters[i] == 0 ? parameters[i] : Rows.toFloat(values(random, 1, Float.MIN_VALUE))[0];
            }
            stepping.adopt(parameters.clone());

            learning.learn(input, target, (float) RATE);
            stepping.clearGradients();
            stepping.accumulate(input, 0, target, 0, 1);
            new Sgd(RATE).step(stepping);

            assertThat(Bits.of(learning.parameters())).containsExactly(Bits.of(stepping.parameters()));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void hasThemInDoublePrecision(int layers) {
        CompiledNetworks networks = networks(LAYERS[layers], "DOUBLE");
        Random random = new Random(6);
        for (int row = 0; row < ROWS; row++) {
            TrainableDoubleNetwork learning = networks.doubleNetwork(NAME, 1);
            TrainableDoubleNetwork stepping = networks.doubleNetwork(NAME, 1);
            double[] input = values(random, INPUTS, Double.MIN_VALUE);
            double[] target = values(random, OUTPUTS, Double.MIN_VALUE);
            learning.learn(input, target, 1);
            double[] parameters = learning.parameters();
            for (int i = 0; i < parameters.length; i++) {
                parameters[i] = parameters[i] == 0 ? parameters[i] : values(random, 1, Double.MIN_VALUE)[0];
            }
            stepping.adopt(parameters.clone());

            learning.learn(input, target, RATE);
            stepping.clearGradients();
            stepping.accumulate(input, 0, target, 0, 1);
            new Sgd(RATE).step(stepping);

            assertThat(Bits.of(learning.parameters())).containsExactly(Bits.of(stepping.parameters()));
        }
    }
}
