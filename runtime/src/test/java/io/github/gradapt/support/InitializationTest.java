package io.github.gradapt.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.gradapt.Initializer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class InitializationTest {

    private static final int IN = 300;
    private static final int OUT = 200;

    // Computed by an implementation of the formulas in another language.
    private static final int[] GOLDEN_UNIFORM = {0xBF10F2AE, 0x3EB36091, 0x3F1C4229, 0x3F410BA7, 0x3DAAA3A3, 0xBE93D033
    };
    private static final int[] GOLDEN_NORMAL = {0x3EA84BE8, 0xBF070C56, 0xBF8B7688, 0xBE41517D, 0x3E57F1A7, 0xBFB96019};

    @ParameterizedTest
    @CsvSource({
        "GLOROT_UNIFORM, 0.004",
        "GLOROT_NORMAL, 0.004",
        "HE_UNIFORM, 0.00666666666666",
        "HE_NORMAL, 0.00666666666666",
        "LECUN_UNIFORM, 0.00333333333333",
        "LECUN_NORMAL, 0.00333333333333",
    })
    void weightsHaveTheVarianceOfTheirDistribution(Initializer initializer, double variance) {
        float[] weights = draw(initializer, 42L, plain(IN, OUT));
        double sum = 0;
        double squares = 0;
        for (float weight : weights) {
            sum += weight;
            squares += (double) weight * weight;
        }

        // Five standard errors; those of x^2 are at most sqrt(2) variances.
        assertThat(sum / weights.length).isCloseTo(0, within(5 * Math.sqrt(variance / weights.length)));
        assertThat(squares / weights.length)
                .isCloseTo(variance, within(5 * variance * Math.sqrt(2.0 / weights.length)));
    }

    @ParameterizedTest
    @CsvSource({"GLOROT_UNIFORM, 0.0120", "HE_UNIFORM, 0.02", "LECUN_UNIFORM, 0.01"})
    void uniformWeightsFillTheirInterval(Initializer initializer, double squaredLimit) {
        float limit = (float) Math.sqrt(squaredLimit);
        float greatest = 0;
        for (float weight : draw(initializer, 43L, plain(IN, OUT))) {
            greatest = Math.max(greatest, Math.abs(weight));
        }

        assertThat(greatest).isBetween(0.999f * limit, limit);
    }

    @Test
    void zerosAreZero() {
        assertThat(draw(Initializer.ZEROS, 1L, plain(IN, OUT))).containsOnly(0f);
    }

    @ParameterizedTest
    @EnumSource(names = "DEFAULT", mode = EnumSource.Mode.EXCLUDE)
    void theLayoutDoesNotChangeTheWeights(Initializer initializer) {
        DenseLayout padded = new DenseLayout(5, 3, 4, 8, 1, 44);
        DenseLayout transposed = new DenseLayout(5, 3, 10, 1, 16, 0);
        float[] paddedParameters = filled(47);
        float[] transposedParameters = filled(58);
        Initialization first = new Initialization(7);
        Initialization second = new Initialization(7);
        for (int layer = 0; layer < 2; layer++) {
            first.draw(initializer, padded, paddedParameters);
            second.draw(initializer, transposed, transposedParameters);
            for (int j = 0; j < 3; j++) {
                for (int i = 0; i < 5; i++) {
                    assertThat(paddedParameters[padded.weight(j, i)])
                            .isEqualTo(transposedParameters[transposed.weight(j, i)])
                            .isNotEqualTo(9);
                }
                assertThat(paddedParameters[padded.bias(j)]).isZero();
            }
        }
        // What is neither weight nor bias keeps its value.
        assertThat(paddedParameters[7]).isEqualTo(9);
        assertThat(paddedParameters[0]).isEqualTo(9);
    }

    @Test
    void theWeightsOfASeedNeverChange() {
        Initialization initialization = new Initialization(42);
        float[] weights = new float[6];
        initialization.draw(Initializer.GLOROT_UNIFORM, plain(3, 2), weights);
        assertThat(bits(weights)).containsExactly(GOLDEN_UNIFORM);
        initialization.draw(Initializer.HE_NORMAL, plain(3, 2), weights);
        assertThat(bits(weights)).containsExactly(GOLDEN_NORMAL);
    }

    @ParameterizedTest
    @EnumSource(names = "DEFAULT", mode = EnumSource.Mode.EXCLUDE)
    void theWeightsInFloatAreThoseInDoubleRounded(Initializer initializer) {
        DenseLayout layout = new DenseLayout(5, 3, 4, 8, 1, 44);
        float[] floats = filled(47);
        double[] doubles = new double[47];
        Arrays.fill(doubles, 9);
        new Initialization(7).draw(initializer, layout, floats);
        new Initialization(7).draw(initializer, layout, doubles);

        int exact = 0;
        for (int i = 0; i < doubles.length; i++) {
            assertThat((float) doubles[i]).isEqualTo(floats[i]);
            exact += doubles[i] == floats[i] ? 1 : 0;
        }
        // Those that are no weight, and every weight if all are 0.
        assertThat(exact).isEqualTo(initializer == Initializer.ZEROS ? 47 : 47 - 15);
    }

    @Test
    void doublesThatCannotBeDrawnAreRefused() {
        assertThatThrownBy(() -> new Initialization(1).draw(Initializer.ZEROS, plain(2, 2), new double[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the layer needs 4 parameters; there are 3");
    }

    @Test
    void seedsDiffer() {
        assertThat(draw(Initializer.HE_NORMAL, 1L, plain(4, 4)))
                .isNotEqualTo(draw(Initializer.HE_NORMAL, 2L, plain(4, 4)));
    }

    @Test
    void whatCannotBeDrawnIsRefused() {
        assertThatThrownBy(() -> draw(Initializer.DEFAULT, 1L, plain(2, 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Initializer.DEFAULT");
        assertThatThrownBy(() -> new Initialization(1).draw(Initializer.ZEROS, plain(2, 2), new float[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the layer needs 4 parameters; there are 3");
    }

    private static DenseLayout plain(int inputs, int outputs) {
        return new DenseLayout(inputs, outputs, 0, 1, inputs, DenseLayout.NO_BIASES);
    }

    private static float[] draw(Initializer initializer, long seed, DenseLayout layout) {
        float[] parameters = new float[layout.end()];
        new Initialization(seed).draw(initializer, layout, parameters);
        return parameters;
    }

    private static float[] filled(int length) {
        float[] array = new float[length];
        Arrays.fill(array, 9);
        return array;
    }

    private static int[] bits(float[] values) {
        int[] bits = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            bits[i] = Float.floatToIntBits(values[i]);
        }
        return bits;
    }
}
