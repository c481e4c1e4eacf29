package io.github.gradapt.math;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every number lands where it belongs, and nothing else is written. */
@EnabledIf("io.github.gradapt.VectorModule#isPresent")
class VectorTransposesTest {

    private static final int BEFORE = 3;

    @ParameterizedTest
    @CsvSource({"8, 8, 8", "16, 24, 29", "27, 16, 16", "40, 32, 32", "3, 8, 10"})
    void transposesRows(int rows, int columns, int stride) {
        int distance = rows + 2;
        float[] floats = new float[BEFORE + rows * stride];
        double[] doubles = new double[floats.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = 1 + i;
            doubles[i] = 1 + i;
        }
        float[] floatsTransposed = new float[BEFORE + columns * distance + 1];
        double[] doublesTransposed = new double[floatsTransposed.length];

        VectorTransposes.transpose(floats, BEFORE, stride, rows, columns, floatsTransposed, BEFORE, distance);
        VectorTransposes.transpose(doubles, BEFORE, stride, rows, columns, doublesTransposed, BEFORE, distance);

        double[] expected = new double[floatsTransposed.length];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                expected[BEFORE + column * distance + row] = 1 + BEFORE + row * stride + column;
            }
        }
        assertThat(doublesTransposed).isEqualTo(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat(floatsTransposed[i]).as("index %s", i).isEqualTo((float) expected[i]);
        }
    }
}
