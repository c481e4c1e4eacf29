package io.github.gradapt.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows in vectors against rows one by one, with padding that must not count. */
class VectorRowsTest {

    private static final int FROM = 3;
    private static final int MOST_ROWS = 9;
    private final Random random = new Random(7);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 7, 8, 9, 10, 15, 16, 17, 24, 31, 40})
    void sumsHaveTheBitsOfOneRowAfterAnother(int size) {
        int stride = (size + 7) / 8 * 8;
        for (int rows = 1; rows <= MOST_ROWS; rows++) {
            float[] x = rowsWithOddPadding(size, stride, rows);
            float[] sums = new float[5 + rows + 7];

            VectorRows.sums(x, FROM, size, rows, sums, 5);

            for (int row = 0; row < rows; row++) {
                assertThat(Float.floatToIntBits(sums[5 + row]))
                        .isEqualTo(Float.floatToIntBits(Sums.sum(x, FROM + row * stride, size)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 7, 8, 9, 10, 15, 16, 17, 24, 31, 40})
    void exponentialsAreOfWhatIsLeftOfTheMaxima(int size) {
        int stride = (size + 7) / 8 * 8;
        for (int rows = 1; rows <= MOST_ROWS; rows++) {
            float[] x = rowsWithOddPadding(size, stride, rows);
            float[] y = new float[x.length];
            float[] maxima = new float[2 + rows + 7];

            VectorRows.exponentials(x, FROM, y, FROM, size, rows, maxima, 2);

            for (int row = 0; row < rows; row++) {
                int from = FROM + row * stride;
                float max = Sums.max(x, from, size);
                assertThat(maxima[2 + row]).isEqualTo(max);
                for (int j = from; j < from + size; j++) {
                    assertThat(y[j]).isEqualTo(FloatMath.exp(x[j] - max));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 8, 10, 20})
    void nanIsKept(int size) {
        int stride = (size + 7) / 8 * 8;
        int rows = 4;
        float[] row = rowsWithOddPadding(size, stride, 1);
        row[FROM + size / 2] = Float.NaN;
        float[] ofRow = new float[row.length];
        VectorRows.exponentials(row, FROM, ofRow, FROM, size, 1, new float[8], 0);
        assertThat(ofRow[FROM + size / 2]).isNaN();
        for (int nan = 0; nan < size; nan++) {
            float[] x = rowsWithOddPadding(size, stride, rows);
            x[FROM + stride + nan] = Float.NaN;
            float[] y = new float[x.length];

            VectorRows.exponentials(x, FROM, y, FROM, size, rows, new float[rows + 7], 0);

            assertThat(y[FROM + stride + nan]).isNaN();
            for (int without : new int[] {0, 2, 3}) {
                float[] other = Arrays.copyOfRange(y, FROM + without * stride, FROM + without * stride + size);
                assertThat(Sums.max(other, 0, size)).isEqualTo(1f);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 8, 19})
    void doublesHaveTheSameResults(int size) {
        int stride = (size + 7) / 8 * 8;
        int rows = 5;
        double[] x = new double[FROM + rows * stride];
        Arrays.setAll(x, i -> random.nextGaussian());
        double[] y = new double[x.length];
        double[] maxima = new double[rows + 7];
        double[] sums = new double[rows + 7];

        VectorRows.exponentials(x, FROM, y, FROM, size, rows, maxima, 0);
        VectorRows.sums(x, FROM, size, rows, sums, 0);

        for (int row = 0; row < rows; row++) {
            int from = FROM + row * stride;
            assertThat(maxima[row]).isEqualTo(Sums.max(x, from, size));
            assertThat(sums[row]).isEqualTo(Sums.sum(x, from, size));
            assertThat(y[from + size - 1]).isEqualTo(DoubleMath.exp(x[from + size - 1] - maxima[row]));
        }
    }

    /** Rows of normal numbers and zeros of both signs; the padding is huge, infinite or NaN. */
    private float[] rowsWithOddPadding(int size, int stride, int rows) {
        float[] odd = {Float.NaN, Float.POSITIVE_INFINITY, Float.MAX_VALUE};
        float[] x = new float[FROM + rows * stride];
        for (int i = FROM; i < x.length; i++) {
            boolean padding = (i - FROM) % stride >= size;
            x[i] = padding ? odd[random.nextInt(3)] : random.nextInt(8) == 0 ? -0f : (float) random.nextGaussian();
        }
        return x;
    }
}
