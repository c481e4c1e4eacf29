package io.github.gradapt.math;

import static org.assertj.core.api.Assertions.assertThat;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf("io.github.gradapt.VectorModule#isPresent")
class VectorLengthTest {

    @Test
    void vectorsAreAsLongAsTheMachinePrefersUpTo256Bits() {
        int bits = Math.max(128, Math.min(256, FloatVector.SPECIES_PREFERRED.vectorBitSize()));

        assertThat(VectorLength.FLOATS.vectorBitSize()).isEqualTo(bits);
        assertThat(VectorLength.DOUBLES.vectorBitSize()).isEqualTo(bits);
        assertThat(VectorLength.INTS.vectorBitSize()).isEqualTo(bits);
    }

    @Test
    void longVectorsAreLongerFromJdk25On() {
        int preferred = FloatVector.SPECIES_PREFERRED.vectorBitSize();
        int bits = preferred >= 512 && Runtime.version().feature() >= 25 ? 512 : VectorLength.FLOATS.vectorBitSize();

        assertThat(VectorLength.LONG_FLOATS.vectorBitSize()).isEqualTo(bits);
        assertThat(VectorLength.LONG_INTS.vectorBitSize()).isEqualTo(bits);
        assertThat(VectorLength.LONG_DOUBLES.vectorBitSize()).isEqualTo(bits);
        assertThat(VectorLength.LONG_FLOAT_VECTOR)
                .isSameAs(FloatVector.zero(VectorLength.LONG_FLOATS).getClass());
        assertThat(VectorLength.LONG_DOUBLE_VECTOR)
                .isSameAs(DoubleVector.zero(VectorLength.LONG_DOUBLES).getClass());
    }
}
