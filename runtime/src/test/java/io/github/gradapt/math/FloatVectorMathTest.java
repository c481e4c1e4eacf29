package io.github.gradapt.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.LongToIntFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Vectors of every width the machine has against {@link FloatMath}, bit by bit. */
@EnabledIf("io.github.gradapt.VectorModule#isPresent")
class FloatVectorMathTest {

    private static final int BLOCK = 1 << 12;
    private static final int AROUND = 256;

    /** Where one formula takes over from another, or a result overflows or is flushed. */
    private static final float[] SEAMS = {
        0x1p-26f,
        0.6f,
        0.75f,
        0.9f,
        0x1.6a09e6p-1f,
        0x1.6a09e6p0f,
        0x1p24f,
        3.92f,
        3.95f,
        0x1.2639bep3f,
        10,
        20,
        0x1.5d589ep6f,
        0x1.62e42ep6f,
        104
    };

    /** 4 million floats of all exponents and both signs, with infinities, NaNs and subnormals among them. */
    @ParameterizedTest
    @EnumSource
    void every1009thFloatGivesTheSameBits(ElementaryVectorFunction function) {
        assertSameBits(function, index -> (int) (index * 1009), (1L << 32) / 1009);
    }

    /** The floats around the ends of every binade, zero and infinity included, and around every seam. */
    @ParameterizedTest
    @EnumSource
    void boundariesGiveTheSameBits(ElementaryVectorFunction function) {
        for (int exponent = 0; exponent < 512; exponent++) {
            int end = exponent << 23;
            assertSameBits(function, index -> end - AROUND / 2 + (int) index, AROUND);
        }
        for (float seam : SEAMS) {
            int bits = Float.floatToRawIntBits(seam);
            assertSameBits(function, index -> bits - AROUND / 2 + (int) index, AROUND);
            assertSameBits(function, index -> (bits | 1 << 31) - AROUND / 2 + (int) index, AROUND);
        }
    }

    /** Minutes for each function: {@code mvn test -pl runtime -Dgroups=exhaustive}. */
    @Tag("exhaustive")
    @ParameterizedTest
    @EnumSource
    void everyFloatGivesTheSameBits(ElementaryVectorFunction function) {
        assertSameBits(function, index -> (int) index, 1L << 32);
    }

    /** Compares the results of the floats whose bits are argumentBits(0), argumentBits(1), and so on. */
    private static void assertSameBits(ElementaryVectorFunction function, LongToIntFunction argumentBits, long count) {
        float[] x = new float[BLOCK];
        float[] expected = new float[BLOCK];
        float[] actual = new float[BLOCK];
        for (long from = 0; from < count; from += BLOCK) {
            for (int i = 0; i < BLOCK; i++) {
                x[i] = Float.intBitsToFloat(argumentBits.applyAsInt(Math.min(from + i, count - 1)));
                expected[i] = function.scalar().apply(x[i]);
            }
            for (int width : ElementaryVectorFunction.widths()) {
                function.apply(width, x, actual);
                for (int i = 0; i < BLOCK; i++) {
                    if (Float.floatToIntBits(actual[i]) != Float.floatToIntBits(expected[i])) {
                        assertThat(Float.toHexString(actual[i]))
                                .as("%s(%s), %s bits", function, Float.toHexString(x[i]), width)
                                .isEqualTo(Float.toHexString(expected[i]));
                    }
                }
            }
        }
    }
}
