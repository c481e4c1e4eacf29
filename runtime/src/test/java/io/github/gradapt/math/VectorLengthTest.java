package io.github.gradapt.math;

import static org.assertj.core.api.Assertions.assertThat;

import jdk.incubator.vector.FloatVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.JRE;

@EnabledIf("io.github.gradapt.VectorModule#isPresent")
class VectorLengthTest {
    @Test
    @EnabledForJreRange(max = JRE.JAVA_24)
    void floatsHaveOneLengthWhereLengthsDoNotMix() {
        assertThat(VectorLength.FLOATS).isEqualTo(VectorLength.FUNCTION_FLOATS);
    }

    @Test
    void eightFloatsAreWholeVectorsOfTheFunctions() {
        assertThat(VectorLength.FUNCTION_FLOATS.length()).isIn(4, 8);
        assertThat(VectorLength.FUNCTION_INTS.length()).isEqualTo(VectorLength.FUNCTION_FLOATS.length());
    }

    @Test
    void lengthsAreThoseTheMachinePrefersUpTo512Bits() {
        int bits = Math.max(128, Math.min(512, FloatVector.SPECIES_PREFERRED.vectorBitSize()));
        assertThat(VectorLength.DOUBLES.vectorBitSize()).isEqualTo(bits);
        assertThat(VectorLength.FLOATS.vectorBitSize()).isIn(Math.min(bits, 256), bits);
    }
}
