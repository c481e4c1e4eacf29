package io.github.gradapt.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gradapt.Allocations;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.function.LongToIntFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Vectors of the lengths that {@link VectorLength} chooses against {@link FloatMath}, bit by bit. */
@EnabledIf("io.github.gradapt.VectorModule#isPresent")
class FloatVectorMathTest {

    private static final int BLOCK = 1 << 12;
    private static final int AROUND = 256;

    /** So few values are never computed in longer vectors. */
    private static final int FEW = 8;

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

    @ParameterizedTest
    @EnumSource
    void writesNothingOutsideTheRange(ElementaryVectorFunction function) {
        for (int count : new int[] {0, 24, 80}) {
            float[] x = new float[100];
            Arrays.fill(x, 0.25f);
            float[] y = new float[100];
            function.apply(x, 3, y, 5, count);
            for (int i = 0; i < y.length; i++) {
                assertThat(y[i])
                        .isEqualTo(i >= 5 && i < 5 + count ? function.scalar().apply(0.25f) : 0);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCountThatDoesNotFillVectorsIsAnError(ElementaryVectorFunction function) {
        assertThatThrownBy(() -> function.apply(new float[16], 0, new float[16], 0, 12))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("12");
    }

    @ParameterizedTest
    @EnumSource
    void aRangeThatLeavesItsArrayIsAnError(ElementaryVectorFunction function) {
        assertThatThrownBy(() -> function.apply(new float[16], 8, new float[16], 0, 16))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> function.apply(new float[16], 0, new float[16], 1, 16))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    /** The compiler works in the background: it is given a minute. */
    @ParameterizedTest
    @EnumSource
    void allocatesNothingOnceCompiled(ElementaryVectorFunction function) {
        float[] x = new float[1024];
        float[] y = new float[1024];
        Runnable call = () -> function.apply(x, 0, y, 0, x.length);
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (Allocations.of(call) > 0 && System.nanoTime() < end) {
            for (int i = 0; i < 100; i++) {
                call.run();
            }
        }
        assertThat(Allocations.of(call)).isZero();
    }

    /** Compares the results of the floats whose bits are argumentBits(0), argumentBits(1), and so on. */
    private static void assertSameBits(ElementaryVectorFunction function, LongToIntFunction argumentBits, long count) {
        float[] x = new float[BLOCK];
        float[] expected = new float[BLOCK];
        float[] actual = new float[BLOCK];
        float[] inPlace = new float[BLOCK + 1];
        for (long from = 0; from < count; from += BLOCK) {
            for (int i = 0; i < BLOCK; i++) {
                x[i] = Float.intBitsToFloat(argumentBits.applyAsInt(Math.min(from + i, count - 1)));
                expected[i] = function.scalar().apply(x[i]);
            }
            System.arraycopy(x, 0, inPlace, 1, BLOCK);
            function.apply(x, 0, actual, 0, BLOCK);
            for (int at = 1; at <= BLOCK; at += FEW) {
                function.apply(inPlace, at, inPlace, at, FEW);
            }
            for (int i = 0; i < BLOCK; i++) {
                assertSameBits(function, x[i], actual[i], expected[i]);
                assertSameBits(function, x[i], inPlace[i + 1], expected[i]);
            }
        }
    }

    private static void assertSameBits(ElementaryVectorFunction function, float x, float actual, float expected) {
        if (Float.floatToIntBits(actual) != Float.floatToIntBits(expected)) {
            assertThat(Float.toHexString(actual))
                    .as("%s(%s)", function, Float.toHexString(x))
                    .isEqualTo(Float.toHexString(expected));
        }
    }
}
