package io.github.gradapt.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Every row is summed as {@link Sums} sums eight values, or four in the same way. */
@EnabledIf("io.github.gradapt.VectorModule#isPresent")
class VectorTreesTest {

    private final Random random = new Random(5);

    @Test
    void sumsRowsOfEight() {
        float[] floats = new float[130];
        fill(floats, new double[130]);
        float[] floatSums = new float[18];

        VectorTrees.sumsOf8(floats, 2, floatSums, 1, 9);

        for (int row = 0; row < 16; row++) {
            assertThat(floatSums[1 + row]).isEqualTo(Sums.sum(floats, 2 + 8 * row, 8));
        }
        assertThat(floatSums[0] + floatSums[17]).isZero();
    }

    @Test
    void sumsRowsOfFour() {
        float[] floats = new float[35];
        double[] doubles = new double[35];
        fill(floats, doubles);
        float[] floatSums = new float[10];
        double[] doubleSums = new double[10];

        VectorTrees.sumsOf4(floats, 3, floatSums, 1, 5);
        VectorTrees.sumsOf4(doubles, 3, doubleSums, 1, 5);

        for (int row = 0; row < 8; row++) {
            int at = 3 + 4 * row;
            assertThat(floatSums[1 + row]).isEqualTo((floats[at] + floats[at + 2]) + (floats[at + 1] + floats[at + 3]));
            assertThat(doubleSums[1 + row])
                    .isEqualTo((doubles[at] + doubles[at + 2]) + (doubles[at + 1] + doubles[at + 3]));
        }
        assertThat(floatSums[0] + floatSums[9]).isZero();
    }

    private void fill(float[] floats, double[] doubles) {
        for (int i = 0; i < floats.length; i++) {
            doubles[i] = random.nextGaussian();
            floats[i] = (float) doubles[i];
        }
    }
}
