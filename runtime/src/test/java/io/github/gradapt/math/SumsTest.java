package io.github.gradapt.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SumsTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 15, 16, 17, 23, 24, 25, 100})
    void sumsAreThoseOfTheDocumentedOrder(int count) {
        Random random = new Random(count);
        float[] floats = new float[count + 5];
        double[] doubles = new double[count + 5];
        for (int i = 0; i < floats.length; i++) {
            doubles[i] = random.nextGaussian();
            floats[i] = (float) doubles[i];
        }
        assertThat(Sums.sum(floats, 3, count)).isEqualTo(inFloat(floats, 3, count));
        assertThat(Sums.sum(doubles, 3, count)).isEqualTo(inDouble(doubles, 3, count));
    }

    private static float inFloat(float[] values, int from, int count) {
        float[] lanes = new float[8];
        for (int i = 0; i < count; i++) {
            lanes[i % lanes.length] += values[from + i];
        }
        for (int half = lanes.length / 2; half > 0; half /= 2) {
            for (int lane = 0; lane < half; lane++) {
                lanes[lane] += lanes[lane + half];
            }
        }
        return lanes[0];
    }

    private static double inDouble(double[] values, int from, int count) {
        double[] lanes = new double[8];
        for (int i = 0; i < count; i++) {
            lanes[i % lanes.length] += values[from + i];
        }
        for (int half = lanes.length / 2; half > 0; half /= 2) {
            for (int lane = 0; lane < half; lane++) {
                lanes[lane] += lanes[lane + half];
            }
        }
        return lanes[0];
    }

    @Test
    void theLargestIsFoundWithinTheRange() {
        assertThat(Sums.max(new float[] {9, -3, -1, -2, 9}, 1, 3)).isEqualTo(-1);
        assertThat(Sums.max(new double[] {9, -3, -1, -2, 9}, 1, 3)).isEqualTo(-1);
    }

    @Test
    void theLargestIsNanIfAValueIs() {
        assertThat(Sums.max(new float[] {1, Float.NaN, 2}, 0, 3)).isNaN();
        assertThat(Sums.max(new double[] {1, Double.NaN, 2}, 0, 3)).isNaN();
        assertThat(Sums.max(new float[] {Float.NaN, 2}, 0, 2)).isNaN();
        assertThat(Sums.max(new double[] {1, Double.NaN}, 0, 2)).isNaN();
    }
}
