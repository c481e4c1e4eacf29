package io.github.gradapt.processor;

import java.util.Arrays;
import java.util.stream.IntStream;

/** The bits of values, which tell -0 from +0. */
final class Bits {

    private Bits() {}

    static int[] of(float[] values) {
        return IntStream.range(0, values.length)
                .map(i -> Float.floatToRawIntBits(values[i]))
                .toArray();
    }

    static long[] of(double[] values) {
        return Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray();
    }
}
