package io.github.gradapt.math;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every finite float through every function: several minutes each, so left out unless asked for with
 * {@code mvn test -pl runtime -Dgroups=exhaustive}.
 */
@Tag("exhaustive")
class ExhaustiveUlpTest {
    @ParameterizedTest
    @EnumSource
    void everyFiniteFloatIsWithinTheDocumentedError(ElementaryFunction function) {
        float worst = worstArgument(function);
        double error = function.error(worst);
        System.out.printf("%s: %.4f ulp at %s%n", function, error, Float.toHexString(worst));
        assertThat(error)
                .as("largest error, at %s", Float.toHexString(worst))
                .isLessThanOrEqualTo(function.largestError());
    }

    private static float worstArgument(ElementaryFunction function) {
        float worst = 0;
        double largest = 0;
        int bitsOfInfinity = Float.floatToIntBits(Float.POSITIVE_INFINITY);
        for (int bits = 0; bits < bitsOfInfinity; bits++) {
            float x = Float.intBitsToFloat(bits);
            double error = function.error(x);
            if (error > largest) {
                largest = error;
                worst = x;
            }
            error = function.error(-x);
            if (error > largest) {
                largest = error;
                worst = -x;
            }
        }
        return worst;
    }
}
