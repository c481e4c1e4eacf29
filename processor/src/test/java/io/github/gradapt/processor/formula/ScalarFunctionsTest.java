package io.github.gradapt.processor.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScalarFunctionsTest {

    /** Computed in 40-digit arithmetic. */
    @ParameterizedTest
    @CsvSource({
        "ERF, -26.0, -1.0",
        "ERF, -5.5, -0.9999999999999927",
        "ERF, -1.5, -0.9661051464753108",
        "ERF, -0.999, -0.8422852702064969",
        "ERF, -0.3, -0.3286267594591274",
        "ERF, -1e-07, -1.1283791670955088e-07",
        "ERF, 1e-09, 1.1283791670955127e-09",
        "ERF, 0.25, 0.27632639016823696",
        "ERF, 0.7, 0.6778011938374184",
        "ERF, 1.0, 0.8427007929497149",
        "ERF, 1.3, 0.9340079449406524",
        "ERF, 1.99, 0.995111413199617",
        "ERF, 2.75, 0.9998993780778803",
        "ERF, 4.1, 0.9999999932999724",
        "ERF, 9.0, 1.0",
        "ERF, 26.2, 1.0",
        "ERFC, -26.0, 2.0",
        "ERFC, -5.5, 1.9999999999999927",
        "ERFC, -1.5, 1.9661051464753108",
        "ERFC, -0.999, 1.842285270206497",
        "ERFC, -0.3, 1.3286267594591274",
        "ERFC, -1e-07, 1.0000001128379168",
        "ERFC, 1e-09, 0.9999999988716208",
        "ERFC, 0.25, 0.7236736098317631",
        "ERFC, 0.7, 0.32219880616258156",
        "ERFC, 1.0, 0.15729920705028513",
        "ERFC, 1.3, 0.06599205505934755",
        "ERFC, 1.99, 0.004888586800383003",
        "ERFC, 2.75, 0.00010062192211963683",
        "ERFC, 4.1, 6.700027654084918e-09",
        "ERFC, 9.0, 4.13703174651381e-37",
        "ERFC, 26.2, 1.643250792438946e-300",
        "LOGCOSH, -26.0, 25.306852819440056",
        "LOGCOSH, -5.5, 4.806869521001373",
        "LOGCOSH, -1.5, 0.8554401710137968",
        "LOGCOSH, -0.999, 0.4330194464208848",
        "LOGCOSH, -0.3, 0.04434076992594031",
        "LOGCOSH, -1e-07, 4.999999999999991e-15",
        "LOGCOSH, 1e-09, 5e-19",
        "LOGCOSH, 0.25, 0.030929803620161372",
        "LOGCOSH, 0.7, 0.22727022935850558",
        "LOGCOSH, 1.0, 0.4337808304830272",
        "LOGCOSH, 1.3, 0.6784975114077245",
        "LOGCOSH, 1.99, 1.3153660269070946",
        "LOGCOSH, 2.75, 2.0609312627106253",
        "LOGCOSH, 4.1, 3.4071274352996395",
        "LOGCOSH, 9.0, 8.306852834670034",
        "LOGCOSH, 26.2, 25.506852819440056",
        "SOFTPLUS, -26.0, 5.1090890280502736e-12",
        "SOFTPLUS, -5.5, 0.0040784432705707205",
        "SOFTPLUS, -1.5, 0.2014132779827524",
        "SOFTPLUS, -0.999, 0.3135307272607009",
        "SOFTPLUS, -0.3, 0.5543552444685271",
        "SOFTPLUS, -1e-07, 0.6931471305599466",
        "SOFTPLUS, 1e-09, 0.6931471810599453",
        "SOFTPLUS, 0.25, 0.8259394198788436",
        "SOFTPLUS, 0.7, 1.103186048885458",
        "SOFTPLUS, 1.0, 1.3132616875182228",
        "SOFTPLUS, 1.3, 1.5410084538329922",
        "SOFTPLUS, 1.99, 2.118125303285718",
        "SOFTPLUS, 2.75, 2.8119675890031988",
        "SOFTPLUS, 4.1, 4.116436847252909",
        "SOFTPLUS, 9.0, 9.000123402189724",
        "SOFTPLUS, 26.2, 26.20000000000418",
        "SIGMOID, -26.0, 5.109089028037222e-12",
        "SIGMOID, -5.5, 0.004070137715896128",
        "SIGMOID, -1.5, 0.18242552380635635",
        "SIGMOID, -0.999, 0.2691380787262177",
        "SIGMOID, -0.3, 0.425557483188341",
        "SIGMOID, -1e-07, 0.499999975",
        "SIGMOID, 1e-09, 0.50000000025",
        "SIGMOID, 0.25, 0.5621765008857981",
        "SIGMOID, 0.7, 0.668187772168166",
        "SIGMOID, 1.0, 0.7310585786300049",
        "SIGMOID, 1.3, 0.7858349830425586",
        "SIGMOID, 1.99, 0.8797431375322492",
        "SIGMOID, 2.75, 0.9399133498259924",
        "SIGMOID, 4.1, 0.9836975006285591",
        "SIGMOID, 9.0, 0.9998766054240138",
        "SIGMOID, 26.2, 0.999999999995817"
    })
    void isExact(Function function, double x, double expected) {
        double tolerance = 2e-15 * Math.abs(expected);
        assertThat(ScalarFunctions.apply(function, x)).isCloseTo(expected, within(tolerance));
    }

    @ParameterizedTest
    @CsvSource({
        "ERFC, 40, 0",
        "ERFC, -40, 2",
        "ERF, 40, 1",
        "SIGMOID, 800, 1",
        "SIGMOID, -800, 0",
        "SOFTPLUS, 800, 800",
        "SOFTPLUS, -800, 0",
        "LOG_SIGMOID, -800, -800",
        "LOGCOSH, -800, 799.3068528194401",
        "TANH, 800, 1",
        "ABS, -2, 2",
        "SQRT, 9, 3",
        "EXP, -800, 0",
        "EXPM1, -800, -1",
        "LOG, 1, 0",
        "LOG1P, 0, 0"
    })
    void isRightFarOut(Function function, double x, double expected) {
        assertThat(ScalarFunctions.apply(function, x)).isEqualTo(expected, within(0.0));
    }
}
