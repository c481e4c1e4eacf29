package io.github.gradapt.processor.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaParserTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1 + 2 * 3; 7",
                "(1 + 2) * 3; 9",
                "7 - 2 - 1; 4",
                "8 / 4 / 2; 1",
                "-2^2; -4",
                "(-2)^2; 4",
                "2^3^2; 512",
                "2^-1; 0.5",
                "2 * -3; -6",
                "--3; 3",
                "1e-3; 0.001",
                ".5 + 1.; 1.5",
                "2E2; 200",
                "pi; 3.141592653589793",
                "max(2, min(5, 3)); 3",
                "1 > 2 ? 3 : 4 > 5 ? 6 : 7; 7",
                "1 < 2 || 1 > 2 && 1 > 3 ? 1 : 0; 1",
                "!(1 < 2) ? 1 : 0; 0",
                "1 <= 1 && 1 >= 1 && 1 == 1 && 1 != 2 ? 1 : 0; 1",
                "1 > 2 ? 3 : 1 + 1; 2",
                "min(max(7, 2), 6) / 6; 1",
            })
    void follows(String text, double value) {
        assertThat(Evaluator.evaluate(Texts.formula(text), Map.of())).isEqualTo(value);
    }

    @Test
    void givesNamesTheirMeaning() {
        Formula formula = Texts.formula("min(max(z, min), max)");
        assertThat(Variables.of(formula)).containsExactly("max", "min", "z");
        assertThat(Texts.formula("logInput ? z : y"))
                .isEqualTo(new Formula.Selection(
                        new Condition.Flag("logInput"), new Formula.Variable("z"), new Formula.Variable("y")));
    }

    @Test
    void readsConditions() {
        Condition condition = Texts.condition("beta > 0 && alpha < 1");
        assertThat(Evaluator.holds(condition, Map.of("beta", 1.0, "alpha", 0.5)))
                .isTrue();
        assertThat(Evaluator.holds(condition, Map.of("beta", 1.0, "alpha", 1.0)))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "2z~ SYNTAX~ 1~ expected an operator before 'z'; a product is written with '*'",
                "z y~ SYNTAX~ 2~ expected an operator before 'y'; a product is written with '*'",
                "(z) (y)~ SYNTAX~ 4~ expected an operator before '('; a product is written with '*'",
                "log(~ SYNTAX~ 4~ expected a number, a name or '(' instead of the end",
                "log(z~ SYNTAX~ 5~ expected ')' instead of the end; the call of 'log' is not closed",
                "(z + (y - 1)~ SYNTAX~ 12~ expected ')' instead of the end; the parenthesis at column 1 is not closed",
                "z)~ SYNTAX~ 1~ this ')' closes nothing",
                "z +~ SYNTAX~ 3~ expected a number, a name or '(' instead of the end",
                "z + * y~ SYNTAX~ 4~ expected a number, a name or '(' instead of '*'",
                "z # y~ SYNTAX~ 2~ unexpected character '#'",
                "z = y ? 1 : 0~ SYNTAX~ 2~ unexpected character '='; equality is written '=='",
                "z > 0 ? 1~ SYNTAX~ 9~ expected ':' instead of the end; a condition is written 'c ? x : y'",
                "sigmiod(z)~ UNKNOWN_FUNCTION~ 0~ unknown function 'sigmiod'; did you mean 'sigmoid'?",
                "ln(z)~ UNKNOWN_FUNCTION~ 0~ unknown function 'ln'; did you mean 'log'?",
                "z(1 - z)~ UNKNOWN_FUNCTION~ 0~ 'z' is no function; a product is written 'z * (...)'",
                "1 + bta * z~ UNKNOWN_NAME~ 4~ unknown name 'bta'; did you mean 'beta'? (known here: a, alpha, beta, l, logInput, max, min, pi, y, z)",
                "e^2~ UNKNOWN_NAME~ 0~ unknown name 'e'; e to the power of x is written 'exp(x)'",
                "sigmoid * z~ UNKNOWN_NAME~ 0~ 'sigmoid' is a function; its argument follows in parentheses, as in 'sigmoid(z)'",
                "max(z)~ ARGUMENT_COUNT~ 0~ 'max' takes two arguments, not 1",
                "exp(z, y)~ ARGUMENT_COUNT~ 0~ 'exp' takes one argument, not 2",
                "exp()~ ARGUMENT_COUNT~ 0~ 'exp' takes one argument, not 0",
                "z > 0~ NUMBER_EXPECTED~ 0~ expected a number, not a condition; write 'c ? x : y'",
                "1 + (z > 0)~ NUMBER_EXPECTED~ 4~ expected a number, not a condition; write 'c ? x : y'",
                "2 * logInput~ NUMBER_EXPECTED~ 4~ expected a number, not a condition; write 'c ? x : y'",
                "z ? 1 : 0~ CONDITION_EXPECTED~ 0~ expected a condition such as 'z > 0', not a number",
                "z > 0 && y ? 1 : 0~ CONDITION_EXPECTED~ 9~ expected a condition such as 'z > 0', not a number",
                "0 < z < 1 ? 1 : 0~ CHAINED_COMPARISON~ 6~ comparisons do not chain; write 'a < b && b < c' instead of 'a < b < c'",
                "2^z~ VARIABLE_EXPONENT~ 2~ an exponent holds only numbers and attributes, not 'z'; write exp(exponent * log(base))",
                "1e999~ NUMBER_RANGE~ 0~ 1e999 is too large",
            })
    void explainsMistakes(String text, FormulaException.Kind kind, int position, String message) {
        FormulaException mistake = mistakeIn(text);
        assertThat(mistake).hasMessage(message);
        assertThat(mistake.kind()).isEqualTo(kind);
        assertThat(mistake.position()).isEqualTo(position);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   "})
    void refusesNothing(String text) {
        FormulaException mistake = mistakeIn(text);
        assertThat(mistake.kind()).isEqualTo(FormulaException.Kind.SYNTAX);
        assertThat(mistake).hasMessage("the formula is empty");
    }

    @Test
    void refusesANumberWhereAConditionIsAsked() {
        FormulaException mistake = catchThrowableOfType(
                FormulaException.class, () -> FormulaParser.parseCondition("beta + 1", Texts.NAMES));
        assertThat(mistake.kind()).isEqualTo(FormulaException.Kind.CONDITION_EXPECTED);
    }

    @Test
    void toleratesEveryPrefixOfAFormula() {
        String text = "abs(a - y) <= 1e-3 ? (a - y)^2 / 2 : !logInput || z != 0 ? max(z, -0.5) : beta";
        int mistakes = 0;
        for (int length = 0; length < text.length(); length++) {
            try {
                assertThat(FormulaParser.parse(text.substring(0, length), Texts.NAMES))
                        .isNotNull();
            } catch (FormulaException e) {
                mistakes++;
                assertThat(e.position()).isBetween(0, length);
                assertThat(e.column()).isEqualTo(e.position() + 1);
            }
        }
        assertThat(mistakes).isGreaterThan(50);
    }

    private static FormulaException mistakeIn(String text) {
        return catchThrowableOfType(FormulaException.class, () -> FormulaParser.parse(text, Texts.NAMES));
    }
}
