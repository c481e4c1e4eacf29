package io.github.gradapt.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradapt.TrainableDoubleNetwork;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Layers between layers, of many units: W^T delta of many rows is taken by columns of weights, in one way or another
 * by the number of outputs, and inputs that fill the longest vectors or do not.
 */
class ManyUnitsTest {

    private static final int ROWS = 39;

    @ParameterizedTest
    @CsvSource({"48, 27, 16", "16, 17, 9", "32, 64, 24", "24, 12, 40", "96, 513, 4"})
    void generatedCodeHasTheBitsOfTheSummationTable(int first, int second, int third) {
        GeneratedModel model = networks("FLOAT", 9, first, second, third).model("shapes.ManyNetwork", 3);
        Random random = new Random(4);
        float[][] inputs = Rows.toFloat(Rows.gaussian(random, ROWS, 9));
        float[][] targets = Rows.toFloat(Rows.gaussian(random, ROWS, 5));

        new BitIdentity(model, inputs, targets).check();
    }

    /** Where the first layer has many inputs, its sums are taken part by part. */
    @ParameterizedTest
    @CsvSource({"9, 48, 27, 16", "150, 112, 17, 9", "9, 24, 64, 12", "331, 56, 16, 4"})
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
