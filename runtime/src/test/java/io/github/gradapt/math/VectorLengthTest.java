package io.github.gradapt.math;

import static org.assertj.core.api.Assertions.assertThat;

import jdk.incubator.vector.FloatVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf("io.github.gradapt.VectorModule#isPresent")
class VectorLengthTest {

    @Test
    void allVectorsAreAsLongAsTheMachinePrefersUpTo256Bits() {
        int bits = Math.max(128, Math.min(256, FloatVector.SPECIES_PREFERRED.vectorBitSize()));

        assertThat(VectorLength.FLOATS.vectorBitSize()).isEqualTo(bits);
        assertThat(VectorLength.DOUBLES.vectorBitSize()).isEqualTo(bits);
        assertThat(VectorLength.INTS.vectorBitSize()).isEqualTo(bits);
    }
}
