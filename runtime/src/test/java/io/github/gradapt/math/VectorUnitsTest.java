package io.github.gradapt.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every number lands where it belongs, nothing else of the caller's is written, and nothing beyond the array is read. */
@EnabledIf("io.github.gradapt.VectorModule#isPresent")
class VectorUnitsTest {

    private static final int BEFORE = 3;
    private static final int DISTANCE = 32;

    @ParameterizedTest
    @CsvSource({"1, 32", "3, 32", "4, 16", "7, 32", "8, 16", "10, 32", "16, 32", "19, 16", "24, 32", "5, 9", "8, 13"})
    void rowsBecomeABlockAndTheBlockBecomesRows(int size, int rows) {
        float[] floats = new float[BEFORE + rows * size];
        double[] doubles = new double[floats.length];
        for (int i = BEFORE; i < floats.length; i++) {
            floats[i] = i;
            doubles[i] = i;
        }
        int units = (size + 7) / 8 * 8;
        float[] floatBlock = new float[BEFORE + units * DISTANCE];
        double[] doubleBlock = new double[floatBlock.length];

        VectorUnits.toUnits(floats, BEFORE, size, rows, floatBlock, BEFORE);
        VectorUnits.toUnits(doubles, BEFORE, size, rows, doubleBlock, BEFORE);

        for (int unit = 0; unit < size; unit++) {
            for (int row = 0; row < rows; row++) {
                int at = BEFORE + unit * DISTANCE + row;
                assertThat(floatBlock[at]).as("unit %s of row %s", unit, row).isEqualTo(BEFORE + row * size + unit);
                assertThat(doubleBlock[at]).as("unit %s of row %s", unit, row).isEqualTo(BEFORE + row * size + unit);
            }
        }
        assertThat(Arrays.copyOf(floatBlock, BEFORE)).containsOnly(0);

        float[] floatRows = new float[floats.length + 2];
        double[] doubleRows = new double[floatRows.length];
        VectorUnits.toRows(floatBlock, BEFORE, size, rows, floatRows, BEFORE);
        VectorUnits.toRows(doubleBlock, BEFORE, size, rows, doubleRows, BEFORE);

        assertThat(floatRows).isEqualTo(Arrays.copyOf(floats, floatRows.length));
        assertThat(doubleRows).isEqualTo(Arrays.copyOf(doubles, doubleRows.length));
    }
}
