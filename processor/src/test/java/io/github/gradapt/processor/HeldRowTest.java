package io.github.gradapt.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradapt.processor.plan.JitBudget;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Networks whose layers are one vector each: few methods compute or learn a row, with their functions written out. */
class HeldRowTest {

    private static final String NAME = "shapes.HeldNetwork";

    /** Far more than any function tells apart, in both directions, and what is no number. */
    private static final float[] EXTREMES = {
        200, -200, 1e30f, -1e30f, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.NaN, -0f, 0x1p-140f
    };

    private static final int ROWS = 40;

    private static CompiledNetworks networks(int inputs, String hidden, String output, String... options) {
        return new NetworkCompiler()
                .source("shapes.Held", """
                        @NeuralNetwork public interface Held {
                            @Input(%d) Layer in();
                            %s
                            %s Layer out();
                        }
                        """.formatted(inputs, hidden, output))
                .options(options)
                .compile();
    }

    @ParameterizedTest
    @CsvSource({
        "4, @Dense(8) @Tanh Layer a();, @Dense(3) @Softmax @CrossEntropy, 3",
        "24, @Dense(8) @Tanh Layer a();, @Dense(2) @Identity @SquaredError, 2",
        "5, @Dense(7) @Sigmoid Layer a();, @Dense(8) @Softmax @CrossEntropy, 8",
        "3, @Dense(2) @Silu Layer a();, @Dense(5) @Softmax @CrossEntropy, 5",
        "33, @Dense(6) @Exponential Layer a();, @Dense(2) @Softmax @CrossEntropy, 2",
        "8, @Dense(5) @Tanh Layer a(); @Dense(3) @Sigmoid Layer b();, @Dense(1) @Sigmoid @BinaryCrossEntropy, 1",
        "17, @Dense(8) @LeakyRelu Layer a(); @Dense(8) @Softmax Layer b();, @Dense(4) @GeluTanh @MeanSquaredError, 4",
        "6, @Dense(8) @Relu Layer a(); @Dense(4) @Swish(beta = 1.7) Layer b();, @Dense(7) @Softmax @CrossEntropy, 7",
        "2, @Dense(1) @Tanh Layer a();, @Dense(6) @Softmax @CrossEntropy, 6",
        "7, '@Dense(value = 8, bias = false) @Tanh Layer a();', '@Dense(value = 5, bias = false) @Softmax @CrossEntropy', 5",
        "6, @Dense(4) @Tanh Layer a();, '@Dense(value = 2, bias = false) @Softmax @CrossEntropy', 2",
        "9, @Dense(3) @Tanh Layer a(); @Dense(8) @Relu Layer b(); @Dense(2) @Sigmoid Layer c();, @Dense(4) @Tanh @Huber, 4"
    })
    void hasTheBitsOfTheSummationTable(int inputs, String hidden, String output, int outputs) {
        GeneratedModel model = networks(inputs, hidden, output).model(NAME, 3);
        Random random = new Random(4);
        float[][] rows = Rows.toFloat(Rows.gaussian(random, ROWS, inputs));
        for (int row = 0; row < ROWS; row += 2) {
            for (int i = 0; i < inputs; i++) {
                rows[row][i] *= 30;
            }
        }

        new BitIdentity(model, rows, Rows.toFloat(Rows.gaussian(random, ROWS, outputs))).check();
    }

    /** Each alone in a row: parameters that were learned from it would all be NaN. */
    @ParameterizedTest
    @ValueSource(strings = {"@Tanh", "@Sigmoid", "@Exponential", "@Softmax", "@Swish(beta = 2)", "@GeluTanh"})
    void extremesHaveTheBitsOfTheSummationTable(String activation) {
        for (float extreme : EXTREMES) {
            GeneratedModel model = networks(
                            4, "@Dense(8) " + activation + " Layer a();", "@Dense(3) @Softmax @CrossEntropy")
                    .model(NAME, 3);

            new BitIdentity(model, new float[][] {{1, extreme, 0, -1}}, new float[][] {{0, 1, 0}}).check();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "true, @Dense(8) @Tanh Layer a();, @Dense(3) @Softmax @CrossEntropy",
        "true, @Dense(8) @Relu Layer a(); @Dense(8) @Silu Layer b();, @Dense(1) @Sigmoid @BinaryCrossEntropy",
        "true, @Dense(8) @Tanh Layer a(); @Dense(8) @Tanh Layer b(); @Dense(8) @Tanh Layer c();, @Dense(1) @Tanh @Huber",
        "false, @Dense(9) @Tanh Layer a();, @Dense(3) @Softmax @CrossEntropy",
        "false, @Dense(8) @Tanh Layer a();, @Dense(9) @Softmax @CrossEntropy",
        "false, @Dense(8) @Gelu Layer a();, @Dense(3) @Softmax @CrossEntropy"
    })
    void layersOfOneVectorAreHeld(boolean held, String hidden, String output) {
        String source = networks(5, hidden, output, "--add-modules=jdk.incubator.vector")
                .source(NAME);

        assertThat(source.contains("void forwardRow(")).isEqualTo(held);
        assertThat(source.contains("void stepRow(")).isEqualTo(held);
    }

    /** So many operations that HotSpot's C1 would give up a single method. */
    @Test
    void aLongRowIsMoreThanOneMethod() {
        String source = networks(
                        20,
                        "@Dense(8) @Tanh Layer a(); @Dense(3) @Tanh Layer b();",
                        "@Dense(3) @Softmax @CrossEntropy",
                        "--add-modules=jdk.incubator.vector")
                .source(NAME);

        List<Integer> calls = Pattern.compile(
                        "static void (?:forward|step)Row_*\\([^)]*\\) \\{\n(.*?)\n        \\}\n", Pattern.DOTALL)
                .matcher(source)
                .results()
                .map(method -> (int) Pattern.compile("\\w\\(")
                        .matcher(method.group(1))
                        .results()
                        .count())
                .toList();
        assertThat(calls).hasSizeGreaterThan(2).allMatch(count -> count <= JitBudget.CALLS_PER_ROW_METHOD);
    }

    /** The formula fits a method, and its derivative does not. */
    @Test
    void aPassWithAStepThatIsTooMuchByItselfIsNotHeld() {
        String formula = IntStream.rangeClosed(1, 30)
                .mapToObj(i -> "z / (" + i + " + z^2)")
                .collect(Collectors.joining(" + "));
        String hidden = "@Elementwise(\"" + formula + "\") @interface Long {} @Dense(8) @Long Layer a();";

        String source = networks(5, hidden, "@Dense(3) @Softmax @CrossEntropy", "--add-modules=jdk.incubator.vector")
                .source(NAME);

        assertThat(source).contains("void forwardRow(").doesNotContain("void stepRow(");
    }
}
