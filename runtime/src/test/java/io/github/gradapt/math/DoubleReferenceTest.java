package io.github.gradapt.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoubleReferenceTest {
    /** Values computed in 30-digit arithmetic. */
    @ParameterizedTest
    @CsvSource({
        "0.001, 0.0011283787909692364034, 0.9988716212090307636",
        "0.1, 0.1124629160182848984, 0.8875370839817151016",
        "0.5, 0.52049987781304653768, 0.47950012218695346232",
        "0.75, 0.7111556336535151316, 0.2888443663464848684",
        "1, 0.84270079294971486934, 0.15729920705028513066",
        "1.5, 0.96610514647531072707, 0.033894853524689272933",
        "1.99, 0.99511141319961699705, 0.0048885868003830029527",
        "2, 0.99532226501895273416, 0.0046777349810472658379",
        "2.5, 0.99959304798255504106, 0.00040695201744495893956",
        "3, 0.99997790950300141456, 0.000022090496998585441373",
        "4, 0.99999998458274209972, 1.5417257900280018852e-8",
        "5, 0.99999999999846254021, 1.5374597944280348502e-12",
        "7, 1, 4.1838256077794143986e-23",
        "9, 1, 4.1370317465138102381e-37",
    })
    void theErrorFunctionAgreesWithLongArithmetic(double x, double erf, double erfc) {
        assertThat(DoubleReference.erf(x)).isCloseTo(erf, within(1e-15 * erf));
        assertThat(DoubleReference.erf(-x)).isEqualTo(-DoubleReference.erf(x));
        assertThat(DoubleReference.erfc(x)).isCloseTo(erfc, within(2e-13 * erfc));
        assertThat(DoubleReference.erfc(-x)).isCloseTo(1 + erf, within(1e-15));
    }
}
