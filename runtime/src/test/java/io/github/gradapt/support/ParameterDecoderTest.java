package io.github.gradapt.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Constants that were computed apart: 1f is 0x3f800000 = 20 * 85^4 + 34 * 85^3 + 63 * 85^2 + 62 * 85 + 21. */
class ParameterDecoderTest {

    private static final String ONE = word(20, 34, 63, 62, 21);

    /** The bits of -0f: 2^31. */
    private static final String MINUS_ZERO = word(41, 11, 69, 48, 43);

    private static final String ZERO = "z";

    /** The digits by their values; {@code \} is left out. */
    private static final String DIGITS =
            "#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwx";

    private static final DenseLayout WIDE = new DenseLayout(2, 3, 1, 8, 1, 20);
    private static final DenseLayout WITHOUT_BIASES = new DenseLayout(1, 2, 0, 1, 1, DenseLayout.NO_BIASES);

    private static String word(int... digits) {
        StringBuilder word = new StringBuilder();
        for (int digit : digits) {
            word.append(DIGITS.charAt(digit));
        }
        return word.toString();
    }

    @Test
    void placesWeightsUnitByUnitAndThenBiases() {
        float[] parameters = new float[24];
        ParameterDecoder decoder = ParameterDecoder.of(parameters);
        decoder.layer(WIDE);
        decoder.add(ZERO + ONE + ZERO + ZERO);
        decoder.add(ONE + ONE + ZERO + ZERO + ONE);
        decoder.finish();

        float[] expected = new float[24];
        expected[1 + 8] = 1;
        expected[3] = 1;
        expected[3 + 8] = 1;
        expected[22] = 1;
        assertThat(parameters).containsExactly(expected);
    }

    @Test
    void keepsEveryBit() {
        float[] parameters = new float[2];
        ParameterDecoder decoder = ParameterDecoder.of(parameters);
        decoder.layer(WITHOUT_BIASES);
        decoder.add(MINUS_ZERO + word(0, 0, 0, 0, 1));
        decoder.finish();

        assertThat(Float.floatToRawIntBits(parameters[0])).isEqualTo(0x80000000);
        assertThat(parameters[1]).isEqualTo(Float.MIN_VALUE);
    }

    @Test
    void aDoubleIsTwoWords() {
        double[] parameters = new double[2];
        ParameterDecoder decoder = ParameterDecoder.of(parameters);
        decoder.layer(WITHOUT_BIASES);
        decoder.add(ZERO);
        decoder.add(word(0, 0, 0, 0, 1) + MINUS_ZERO);
        decoder.add(ZERO);
        decoder.finish();

        assertThat(parameters[0]).isEqualTo(Double.MIN_VALUE);
        assertThat(Double.doubleToRawLongBits(parameters[1])).isEqualTo(1L << 63);
    }

    @Test
    void aDamagedConstantIsNoticed() {
        assertDamaged(decoder -> decoder.add(ONE + ONE.substring(1)), "the last word of a constant is cut off");
        assertDamaged(decoder -> decoder.add("####\\"), "'\\' is no digit of a constant");
        assertDamaged(decoder -> decoder.add("####y"), "'y' is no digit of a constant");
        assertDamaged(decoder -> decoder.add("####\""), "'\"' is no digit of a constant");
        assertDamaged(decoder -> decoder.add("xxxxx"), "a word of a constant has more than 32 bits");
        assertDamaged(decoder -> decoder.add("zzz"), "there are more constants than parameters");
        assertDamaged(decoder -> decoder.add(ZERO), "there are fewer constants than parameters");
    }

    private static void assertDamaged(Consumer<ParameterDecoder> words, String message) {
        ParameterDecoder decoder = ParameterDecoder.of(new float[2]);
        decoder.layer(WITHOUT_BIASES);
        assertThatThrownBy(() -> {
                    words.accept(decoder);
                    decoder.finish();
                })
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(message);
    }

    @Test
    void aLayerIsCompleteBeforeTheNextBegins() {
        ParameterDecoder decoder = ParameterDecoder.of(new double[2]);
        decoder.layer(WITHOUT_BIASES);
        decoder.add("zzz");

        assertThatThrownBy(() -> decoder.layer(WITHOUT_BIASES))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("there are fewer constants than parameters");
    }
}
