package io.github.gradapt.processor;

import io.github.gradapt.processor.diagnostics.Problem;
import java.util.List;

/** Faults of formulas and of their attributes. */
final class FunctionProblems {

    private static final String SOURCE = "@java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.SOURCE)";
    private static final String TWO_ROLES =
            "GA-608: @Odd has both @Elementwise and @PerOutput, but it is either an activation or a cost; keep one of "
                    + "them";
    private static final String SOURCE_RETENTION =
            "GA-609: @Odd has @Retention(SOURCE), so class files would lose it on the layers of other topologies; "
                    + "remove @Retention, or choose CLASS or RUNTIME";

    private FunctionProblems() {}

    private static String activation(String declaration, String use) {
        return declaration + "\n@NeuralNetwork interface Iris { @Input(4) Layer in();\n@Dense(3) " + use
                + " @SquaredError Layer out(); }";
    }

    private static String cost(String declaration, String use) {
        return declaration + "\n@NeuralNetwork interface Iris { @Input(4) Layer in();\n@Dense(3) " + use
                + " Layer out(); }";
    }

    static List<ProblemCase> cases() {
        return List.of(
                ProblemCase.of(
                        Problem.FORMULA_INVALID,
                        "GA-601: in the formula \"z * (\" of @Odd, column 6: expected a number, a name or '(' instead "
                                + "of the end",
                        activation("@Elementwise(‸\"z * (\") @interface Odd {}", "@Odd")),
                ProblemCase.of(
                                Problem.FORMULA_INVALID,
                                "GA-601: in the formula \"z * (\" of @Odd, column 6: expected a number, a name or '(' "
                                        + "instead of the end",
                                activation("", "‸@Odd"))
                        .withLibrary(MarkedSource.of("models.Odd", "@Elementwise(\"z * (\") public @interface Odd {}")),
                ProblemCase.of(
                        Problem.FORMULA_INVALID,
                        "GA-601: in the condition \"beta\" of @Iris, column 1: expected a condition such as 'z > 0', not a "
                                + "number",
                        "@Elementwise(value = \"beta * z\", requires = ‸\"beta\") "
                                + "@interface Iris { double beta() default 1; }"),
                ProblemCase.of(
                        Problem.FORMULA_UNKNOWN_NAME,
                        "GA-602: in the formula \"z * sigmoid(bta * z)\" of @Odd, column 13: unknown name 'bta'; did "
                                + "you mean 'beta'? (known here: beta, pi, z)",
                        activation(
                                "@Elementwise(‸\"z * sigmoid(bta * z)\") @interface Odd { double beta() default 1; }",
                                "@Odd")),
                ProblemCase.of(
                        Problem.FORMULA_UNKNOWN_NAME,
                        "GA-602: in the formula \"tnah(z)\" of @Odd, column 1: unknown function 'tnah'; did you mean "
                                + "'tanh'?",
                        activation("@Elementwise(‸\"tnah(z)\") @interface Odd {}", "@Odd")),
                ProblemCase.of(
                        Problem.FORMULA_WITHOUT_VARIABLE,
                        "GA-603: the formula \"beta\" of @Odd does not contain 'z', so the layer would be constant",
                        activation("@Elementwise(‸\"beta\") @interface Odd { double beta() default 1; }", "@Odd")),
                ProblemCase.of(
                        Problem.FORMULA_WITHOUT_VARIABLE,
                        "GA-603: the formula \"y^2\" of @Odd does not contain 'a', so the cost would not depend on the "
                                + "outputs",
                        cost("@PerOutput(‸\"y^2\") @interface Odd {}", "@Odd")),
                ProblemCase.of(
                        Problem.ATTRIBUTE_TYPE,
                        "GA-604: attribute 'beta' of @Odd is of type 'java.lang.String'; a formula has numbers and "
                                + "booleans",
                        activation("@Elementwise(\"z\") @interface Odd { String ‸beta() default \"\"; }", "@Odd")),
                ProblemCase.of(
                        Problem.ATTRIBUTE_TYPE,
                        "GA-604: attribute 'sum' of @Odd is of type 'io.github.gradapt.Reduction'; a formula has "
                                + "numbers and booleans, and a cost may have an attribute 'reduction' of type "
                                + "io.github.gradapt.Reduction",
                        cost(
                                "@PerOutput(\"a - y\") @interface Odd { Reduction ‸sum() default Reduction.SUM; }",
                                "@Odd")),
                ProblemCase.of(
                        Problem.ATTRIBUTE_NAME,
                        "GA-605: attribute 'z' of @Odd has the name of a variable of the formula; rename the attribute",
                        activation("@Elementwise(\"z\") @interface Odd { double ‸z() default 1; }", "@Odd")),
                ProblemCase.of(
                        Problem.ATTRIBUTE_OUT_OF_RANGE,
                        "GA-606: @Huber requires delta > 0, but has delta = -1.5",
                        cost("", "@Huber(delta = ‸-1.5)")),
                ProblemCase.of(
                        Problem.ATTRIBUTE_OUT_OF_RANGE,
                        "GA-606: @Odd requires low < high, but has low = 3 and high = 2",
                        activation(
                                "@Elementwise(value = \"min(max(z, low), high)\", requires = \"low < high\") "
                                        + "@interface Odd { int low(); float high(); }",
                                "‸@Odd(low = 3, high = 2)")),
                ProblemCase.of(
                        Problem.ATTRIBUTE_OUT_OF_RANGE,
                        "GA-606: @Odd requires sharp || low > 0, but has low = 0 and sharp = false",
                        activation(
                                "@Elementwise(value = \"z\", requires = \"sharp || low > 0\") "
                                        + "@interface Odd { boolean sharp() default false; int low() default 0; }",
                                "‸@Odd")),
                ProblemCase.of(
                        Problem.ATTRIBUTE_NOT_FINITE,
                        "GA-607: attribute 'alpha' of @LeakyRelu is Infinity; it has to be finite as a float",
                        activation("", "@LeakyRelu(alpha = 1 ‸/ 0.0)")),
                ProblemCase.of(
                        Problem.ATTRIBUTE_NOT_FINITE,
                        "GA-607: attribute 'max' of @HardTanh is 1.7976931348623157E308; it has to be finite as a "
                                + "float",
                        activation("", "@HardTanh(min = 0, max = Double‸.MAX_VALUE)")),
                ProblemCase.of(
                        Problem.TWO_ROLES,
                        TWO_ROLES,
                        cost("@Elementwise(\"z\") @PerOutput(\"a - y\") @‸interface Odd {}", "@Odd")),
                ProblemCase.of(Problem.TWO_ROLES, TWO_ROLES, cost("", "‸@Odd"))
                        .withLibrary(MarkedSource.of(
                                "models.Odd", "@Elementwise(\"z\") @PerOutput(\"a - y\") public @interface Odd {}")),
                ProblemCase.of(
                        Problem.SOURCE_RETENTION,
                        SOURCE_RETENTION,
                        "@Elementwise(\"z\") " + SOURCE + " @‸interface Odd {}"),
                ProblemCase.of(
                        Problem.SOURCE_RETENTION,
                        SOURCE_RETENTION,
                        cost("@PerOutput(\"a - y\") " + SOURCE + " @‸interface Odd {}", "@Odd")),
                ProblemCase.of(Problem.SOURCE_RETENTION, SOURCE_RETENTION, activation("", "‸@Odd"))
                        .withLibrary(MarkedSource.of(
                                "models.Odd", "@Elementwise(\"z\") " + SOURCE + " public @interface Odd {}")));
    }
}
