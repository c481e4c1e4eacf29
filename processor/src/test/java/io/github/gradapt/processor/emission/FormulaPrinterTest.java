package io.github.gradapt.processor.emission;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradapt.processor.formula.Powers;
import io.github.gradapt.processor.program.Topologies;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormulaPrinterTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    z + a * y ; z + a * y
                    (z + a) * y ; (z + a) * y
                    z - (a - y) ; z - (a - y)
                    z - a - y ; z - a - y
                    z / (a * y) ; z / (a * y)
                    -(-z) ; -(-z)
                    -z * a ; -z * a
                    -(z + a) ; -(z + a)
                    z - -1 ; z - -1f
                    max(z, 0) ; Math.max(z, 0f)
                    abs(z - y) ; Math.abs(z - y)
                    sqrt(z) * 2 ; (float) Math.sqrt(z) * 2f
                    log_sigmoid(z) ; FloatMath.logSigmoid(z)
                    z > 0 ? z : 0.1 * z ; z > 0f ? z : 0.1f * z
                    1 + (z > 0 ? 1 : 0) ; 1f + (z > 0f ? 1f : 0f)
                    z > 0 && a < 1 || !(y == 0) ? 1 : 2 ; z > 0f && a < 1f || !(y == 0f) ? 1f : 2f
                    (z > 0 || a > 0) && y > 0 ? 1 : 2 ; (z > 0f || a > 0f) && y > 0f ? 1f : 2f
                    (z > 0 ? a : y) > 1 ? 1 : 2 ; (z > 0f ? a : y) > 1f ? 1f : 2f
                    """)
    void javaKeepsTheStructure(String formula, String java) {
        String printed = new FormulaPrinter(Scalar.FLOAT)
                .print(Powers.expand(Topologies.formula(formula)))
                .toString();

        assertThat(printed.replace("java.lang.", "").replace("io.github.gradapt.math.", ""))
                .isEqualTo(java);
    }
}
