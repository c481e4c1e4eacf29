package io.github.gradapt.processor.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SharedFormulasTest {

    @Test
    void namesWhatOccursTwice() {
        SharedFormulas.Shared shared = share("sigmoid(z) + z * sigmoid(z) * (1 - sigmoid(z))", "z * sigmoid(z)");
        assertThat(text(shared))
                .containsExactly(
                        "sigmoidZ = sigmoid(z)",
                        "product = z * sigmoidZ",
                        "sigmoidZ + product * (1 - sigmoidZ)",
                        "product");
    }

    @Test
    void expandsPowersFirst() {
        assertThat(text(share("(a - y)^2 / 2", "a - y")))
                .containsExactly("difference = a - y", "difference * difference / 2", "difference");
    }

    @Test
    void sharesNothingThatOccursOnce() {
        assertThat(text(share("-z + y * 2", "-z"))).containsExactly("-z + y * 2", "-z");
    }

    @Test
    void avoidsNamesThatAreTaken() {
        SharedFormulas.Shared shared =
                SharedFormulas.share(List.of(Texts.formula("exp(z) * exp(z)")), Set.of("expZ", "expZ2"));
        assertThat(text(shared)).containsExactly("expZ3 = exp(z)", "expZ3 * expZ3");
    }

    @Test
    void keepsTheValueOfRandomFormulas() {
        for (int seed = 0; seed < 300; seed++) {
            RandomFormulas random = new RandomFormulas(seed);
            Formula formula = random.formula(4);
            SharedFormulas.Shared shared = SharedFormulas.share(List.of(formula, formula), Set.of());
            Map<String, Double> values = new HashMap<>(random.point());
            double expected = Evaluator.evaluate(formula, values);
            for (SharedFormulas.Binding binding : shared.bindings()) {
                assertThat(values.put(binding.name(), Evaluator.evaluate(binding.value(), values)))
                        .as(binding.name())
                        .isNull();
            }
            double actual = Evaluator.evaluate(shared.results().get(1), values);
            if (Double.isFinite(expected)) {
                assertThat(actual).isCloseTo(expected, within(1e-12 * Math.abs(expected)));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "z^2, z * z",
        "z^3, z * z * z",
        "z^4, z * z * (z * z)",
        "z^5, z * z * (z * z) * z",
        "z^1, z",
        "z^0, 1",
        "z^-2, 1 / (z * z)",
        "z^0.5, sqrt(z)",
        "z^1.5, z * sqrt(z)",
        "z^-0.5, 1 / sqrt(z)",
        "z^0.3, exp(0.3 * log(z))",
        "z^beta, exp(beta * log(z))",
    })
    void powersBecomeProductsRootsAndExponentials(String text, String expected) {
        assertThat(Notation.of(Powers.expand(Texts.formula(text)))).isEqualTo(expected);
    }

    private static SharedFormulas.Shared share(String... texts) {
        return SharedFormulas.share(List.of(texts).stream().map(Texts::formula).toList(), Set.of());
    }

    private static List<String> text(SharedFormulas.Shared shared) {
        return java.util.stream.Stream.concat(
                        shared.bindings().stream()
                                .map(binding -> binding.name() + " = " + Notation.of(binding.value())),
                        shared.results().stream().map(Notation::of))
                .toList();
    }
}
