package io.github.gradapt.processor.formula;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalAnalysisTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "sigmoid(z); (0, 1)",
                "tanh(z); (-1, 1)",
                "max(z, 0); [0, infinity)",
                "min(max(z, 0), 6); [0, 6]",
                "min(max(z + 3, 0), 6) / 6; [0, 1]",
                "(1 + tanh(z)) / 2; (0, 1)",
                "exp(z); (0, infinity)",
                "exp(max(z, 0)); [1, infinity)",
                "softplus(z); (0, infinity)",
                "-softplus(-z); (-infinity, 0)",
                "log_sigmoid(z); (-infinity, 0)",
                "z^2; [0, infinity)",
                "z * z; [0, infinity)",
                "abs(z); [0, infinity)",
                "1 / (1 + abs(z)); (0, 1]",
                "1 / z; (-infinity, infinity)",
                "z - z; [0, 0]",
                "z > 0 ? z : 0.1 * z; (-infinity, infinity)",
                "z > 0 ? 1 : 0; [0, 1]",
                "z > 0 ? z : -z; [0, infinity)",
                "z <= 0 ? expm1(z) : 0; (-1, 0]",
                "erfc(z); (0, 2)",
                "logcosh(z); [0, infinity)",
                "sqrt(abs(z)); [0, infinity)",
                "2 > 1 ? 3 : z; [3, 3]",
            })
    void encloses(String text, String interval) {
        assertThat(IntervalAnalysis.of(Texts.formula(text), Map.of())).hasToString(interval);
    }

    @Test
    void holdsTheValuesOfRandomFormulas() {
        for (int seed = 0; seed < 3000; seed++) {
            RandomFormulas formulas = new RandomFormulas(seed);
            Formula formula = formulas.formula(3);
            Random random = new Random(seed);
            Map<String, Interval> ranges = new HashMap<>();
            for (String name : new String[] {"z", "a", "y"}) {
                double lower = random.nextGaussian();
                ranges.put(name, Interval.closed(lower, lower + random.nextDouble()));
            }
            Interval enclosure = IntervalAnalysis.of(formula, ranges);
            for (int i = 0; i < 10; i++) {
                Map<String, Double> point = new HashMap<>();
                ranges.forEach((name, range) ->
                        point.put(name, range.lower() + random.nextDouble() * (range.upper() - range.lower())));
                double value = Evaluator.evaluate(formula, point);
                if (Double.isFinite(value)) {
                    // The value is itself rounded, a few times.
                    double slack = 1e-9 * (1 + Math.abs(value));
                    assertThat(value)
                            .as("seed %s: %s at %s", seed, Notation.of(formula), point)
                            .isBetween(enclosure.lower() - slack, enclosure.upper() + slack);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "sigmoid(z);       a > 0 && a < 1;   ALWAYS",
                "sigmoid(z);       a >= 0 && a <= 1; ALWAYS",
                "tanh(z);          a > 0 && a < 1;   SOMETIMES",
                "max(z, 0);        a > 0;            SOMETIMES",
                "max(z, 0);        a >= 0;           ALWAYS",
                "softplus(z);      a > 0;            ALWAYS",
                "exp(z);           a <= 0;           NEVER",
                "log_sigmoid(z);   a < 0;            ALWAYS",
                "log_sigmoid(z);   a <= 0;           ALWAYS",
                "z;                a > 0 || a <= 0;  SOMETIMES",
                "exp(z);           !(a > 0);         NEVER",
                "exp(z);           a > 0 || a < -1;  ALWAYS",
                "exp(z);           a != 0;           ALWAYS",
                "exp(z);           a == 0;           NEVER",
            })
    void judgesDomains(String phi, String domain, Satisfaction expected) {
        Interval range = IntervalAnalysis.of(Texts.formula(phi), Map.of());
        assertThat(Satisfaction.of(Texts.condition(domain), Map.of("a", range))).isEqualTo(expected);
    }

    @Test
    void intervalsKnowTheirEnds() {
        Interval open = Interval.open(0, 1);
        Interval closed = Interval.closed(0, 1);
        assertThat(open.contains(0)).isFalse();
        assertThat(closed.contains(1)).isTrue();
        assertThat(closed.contains(open)).isTrue();
        assertThat(open.contains(closed)).isFalse();
        assertThat(open.union(Interval.point(1))).hasToString("(0, 1]");
        assertThat(open.meets(Interval.point(1))).isFalse();
        assertThat(Interval.atMost(2).toString()).isEqualTo("(-infinity, 2]");
    }
}
