package io.github.gradapt.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradapt.Network;
import io.github.gradapt.TrainableDoubleNetwork;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Layers between layers, of many units. Where no layer is large, blocks of rows lie unit by unit, whole ones and half ones,
 * and the rows left over lie row by row. Where one is, all lie so, and W^T delta of many rows is taken by columns of
 * weights, in one way or another by the number of outputs, and inputs that fill the longest vectors or do not.
 */
class ManyUnitsTest {

    /** A block, half of one, and a rest. */
    private static final int ROWS = 32 + 16 + 15;

    private static final int ROWS_WITHOUT_REST = 32 + 16;

    @ParameterizedTest
    @CsvSource({
        "9, 48, 27, 16",
        "9, 16, 17, 9",
        "128, 3, 64, 24",
        "24, 24, 1, 40",
        "17, 2, 128, 15",
        "261, 48, 27, 16",
        "261, 16, 17, 9",
        "261, 32, 64, 24",
        "261, 24, 12, 40",
        "9, 96, 513, 4"
    })
    void generatedCodeHasTheBitsOfTheSummationTable(int inputCount, int first, int second, int third) {
        GeneratedModel model =
                networks("FLOAT", inputCount, first, second, third).model("shapes.ManyNetwork", 3);
        Random random = new Random(4);
        float[][] inputs = Rows.toFloat(Rows.gaussian(random, ROWS, inputCount));
        float[][] targets = Rows.toFloat(Rows.gaussian(random, ROWS, 5));

        new BitIdentity(model, inputs, targets).check();
    }

    /** The cost of a network of such a size is computed after the weights are stepped. */
    @ParameterizedTest
    @CsvSource({"24, 40, 10", "30, 24, 21", "32, 33, 3"})
    void softmaxHasTheBitsOfTheSummationTable(int inputCount, int hidden, int outputs) {
        GeneratedModel model = new NetworkCompiler()
                .source("shapes.Classifier", """
                        @NeuralNetwork public interface Classifier {
                            @Input(%d) Layer in();
                            @Dense(%d) @Relu Layer hidden();
                            @Dense(%d) @Softmax @CrossEntropy Layer out();
                        }
                        """.formatted(inputCount, hidden, outputs))
                .compile()
                .model("shapes.ClassifierNetwork", 3);
        Random random = new Random(4);
        float[][] inputs = Rows.toFloat(Rows.gaussian(random, ROWS, inputCount));
        float[][] targets = Rows.toFloat(Rows.gaussian(random, ROWS, outputs));

        new BitIdentity(model, inputs, targets).check();
    }

    /** Where the first layer has many inputs, its sums are taken part by part. */
    @ParameterizedTest
    @CsvSource({
        "9, 48, 27, 16",
        "128, 3, 64, 24",
        "24, 24, 1, 40",
        "270, 112, 17, 9",
        "261, 24, 64, 12",
        "331, 56, 16, 4"
    })
    void manyRowsInDoubleHaveTheBitsOfRowByRow(int inputs, int first, int second, int third) {
        TrainableDoubleNetwork network =
                networks("DOUBLE", inputs, first, second, third).doubleNetwork("shapes.ManyNetwork", 3);
        Random random = new Random(4);
        double[][] inputRows = Rows.gaussian(random, ROWS, inputs);
        double[][] targetRows = Rows.gaussian(random, ROWS, 5);
        double[] outputs = new double[ROWS * 5];
        double[] output = new double[5];
        double cost = 0;

        network.clearGradients();
        for (int row = 0; row < ROWS; row++) {
            network.forward(inputRows[row], output);
            cost += network.backward(targetRows[row]);
            System.arraycopy(output, 0, outputs, row * 5, 5);
        }
        double[] gradients = network.gradients().clone();
        network.clearGradients();
        double costOfMany = network.accumulate(flat(inputRows), 0, flat(targetRows), 0, ROWS);
        double[] outputsOfMany = new double[ROWS * 5];
        network.forward(flat(inputRows), 0, outputsOfMany, 0, ROWS);

        assertThat(outputsOfMany).isEqualTo(outputs);
        assertThat(network.gradients()).isEqualTo(gradients);
        assertThat(costOfMany).isEqualTo(cost);
    }

    /** However many values rows have, all of them arrive, none behind them is read, and nothing beside the outputs is written. */
    @ParameterizedTest
    @CsvSource({
        "1, 6", "2, 3", "3, 2", "4, 4", "5, 7", "6, 5", "7, 8", "8, 16", "13, 10", "16, 24", "24, 1", "31, 40", "9, 12",
        "6, 20"
    })
    void rowsComeFromTheArraysOfTheCallerAndGoToThem(int inputs, int outputs) {
        for (String precision : List.of("FLOAT", "DOUBLE")) {
            CompiledNetworks networks = new NetworkCompiler()
                    .source("shapes.Two", """
                            @NeuralNetwork(precision = io.github.gradapt.Precision.%s) public interface Two {
                                @Input(%d) Layer in();
                                @Dense(4) @Tanh Layer hidden();
                                @Dense(%d) @Tanh @SquaredError Layer out();
                            }
                            """.formatted(precision, inputs, outputs))
                    .compile();
            if (precision.equals("FLOAT")) {
                checkFloats(networks.network("shapes.TwoNetwork", 3), inputs, outputs);
            } else {
                checkDoubles(networks.doubleNetwork("shapes.TwoNetwork", 3), inputs, outputs);
            }
        }
    }

    private static void checkFloats(Network network, int inputs, int outputs) {
        float[][] rows = Rows.toFloat(Rows.gaussian(new Random(5), ROWS_WITHOUT_REST, inputs));
        float[] flat = new float[1 + ROWS_WITHOUT_REST * inputs];
        float[] expected = new float[2 + ROWS_WITHOUT_REST * outputs + 1];
        float[] output = new float[outputs];
        for (int row = 0; row < ROWS_WITHOUT_REST; row++) {
            System.arraycopy(rows[row], 0, flat, 1 + row * inputs, inputs);
            network.forward(rows[row], output);
            System.arraycopy(output, 0, expected, 2 + row * outputs, outputs);
        }
        float[] actual = new float[expected.length];

        network.forward(flat, 1, actual, 2, ROWS_WITHOUT_REST);

        assertThat(actual).isEqualTo(expected);
    }

    private static void checkDoubles(TrainableDoubleNetwork network, int inputs, int outputs) {
        double[][] rows = Rows.gaussian(new Random(5), ROWS_WITHOUT_REST, inputs);
        double[] flat = new double[1 + ROWS_WITHOUT_REST * inputs];
        double[] expected = new double[2 + ROWS_WITHOUT_REST * outputs + 1];
        double[] output = new double[outputs];
        for (int row = 0; row < ROWS_WITHOUT_REST; row++) {
            System.arraycopy(rows[row], 0, flat, 1 + row * inputs, inputs);
            network.forward(rows[row], output);
            System.arraycopy(output, 0, expected, 2 + row * outputs, outputs);
        }
        double[] actual = new double[expected.length];

        network.forward(flat, 1, actual, 2, ROWS_WITHOUT_REST);

        assertThat(actual).isEqualTo(expected);
    }

    private static CompiledNetworks networks(String precision, int inputs, int first, int second, int third) {
        return new NetworkCompiler()
                .source("shapes.Many", """
                        @NeuralNetwork(precision = io.github.gradapt.Precision.%s) public interface Many {
                            @Input(%d) Layer in();
                            @Dense(%d) @Tanh Layer first();
                            @Dense(%d) @Relu Layer second();
                            @Dense(%d) @Tanh Layer third();
                            @Dense(5) @Softsign @SquaredError Layer out();
                        }
                        """.formatted(precision, inputs, first, second, third))
                .compile();
    }

    private static double[] flat(double[][] rows) {
        double[] flat = new double[rows.length * rows[0].length];
        for (int row = 0; row < rows.length; row++) {
            System.arraycopy(rows[row], 0, flat, row * rows[row].length, rows[row].length);
        }
        return flat;
    }
}
