package io.github.gradapt.processor;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Layers whose weights do not fit a first-level cache: the sums of many rows are taken part by part, with the same bits. */
class LargeLayerTest {

    private static final int ROWS = 39;

    @ParameterizedTest
    @CsvSource({"300, 112, true", "300, 112, false", "331, 56, true", "40, 431, false"})
    void generatedCodeHasTheBitsOfTheSummationTable(int inputs, int units, boolean bias) {
        CompiledNetworks networks = new NetworkCompiler()
                .source("shapes.Large", """
                        @NeuralNetwork public interface Large {
                            @Input(%d) Layer in();
                            @Dense(value = %d, bias = %b) @Relu Layer hidden();
                            @Dense(5) @Tanh @SquaredError Layer out();
                        }
                        """.formatted(inputs, units, bias))
                .compile();
        GeneratedModel model = networks.model("shapes.LargeNetwork", 3);
        Random random = new Random(4);
        float[][] inputRows = Rows.toFloat(Rows.gaussian(random, ROWS, inputs));
        float[][] targetRows = Rows.toFloat(Rows.gaussian(random, ROWS, 5));

        new BitIdentity(model, inputRows, targetRows).check();
    }
}
