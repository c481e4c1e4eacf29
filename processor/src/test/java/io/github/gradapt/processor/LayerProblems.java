package io.github.gradapt.processor;

import io.github.gradapt.processor.diagnostics.Problem;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Faults of layers, their sizes, and of where activations and costs are. */
final class LayerProblems {

    private LayerProblems() {}

    private static String iris(String... methods) {
        return "@NeuralNetwork interface Iris {\n" + String.join("\n", methods) + "\n}";
    }

    static List<ProblemCase> cases() {
        String in = "@Input(4) Layer in();";
        String out = "@Dense(3) @SquaredError Layer out();";
        return List.of(
                ProblemCase.of(
                        Problem.NO_LAYERS,
                        "GA-401: 'Iris' has no layers; declare an abstract method for each, as in "
                                + "\"@Input(4) Layer input();\"",
                        "@NeuralNetwork ‸interface Iris { default int one() { return 1; } }"),
                ProblemCase.of(
                        Problem.NO_LAYERS,
                        "GA-401: 'Iris' has no layers; declare an abstract method for each, as in "
                                + "\"@Input(4) Layer input();\"",
                        "@NeuralNetwork ‸interface Iris extends TrainableNetwork { String toString(); }"),
                ProblemCase.of(
                        Problem.NO_INPUT,
                        "GA-402: 'Iris' has no input; declare one before 'out', as in \"@Input(4) Layer input();\"",
                        "@NeuralNetwork ‸interface Iris { @Dense(3) @SquaredError Layer out(); }"),
                ProblemCase.of(
                        Problem.INPUT_NOT_FIRST,
                        "GA-403: the input 'in' comes after layer 'hidden'; the input is the first layer",
                        iris("@Dense(4) Layer hidden();", "‸@Input(4) Layer in();", out)),
                ProblemCase.of(
                        Problem.SECOND_INPUT,
                        "GA-404: 'more' is a second input, after 'in'; a network has one",
                        iris(in, "‸@Input(4) Layer more();", out)),
                ProblemCase.of(
                        Problem.ONLY_INPUT,
                        "GA-405: 'Iris' has no layer after its input 'in'; declare one, as in "
                                + "\"@Dense(3) Layer output();\"",
                        iris("@Input(4) Layer ‸in();")),
                ProblemCase.of(
                        Problem.UNITS_BELOW_ONE,
                        "GA-406: layer 'hidden' has 0 units; it needs at least 1",
                        iris(in, "@Dense(‸0) Layer hidden();", out)),
                ProblemCase.of(
                        Problem.UNITS_BELOW_ONE,
                        "GA-406: layer 'hidden' has -2 units; it needs at least 1",
                        iris(in, "@Dense(value = ‸-2, bias = false) Layer hidden();", out)),
                ProblemCase.of(
                        Problem.NO_EXTENTS,
                        "GA-407: the input 'in' has an empty shape; give the number of inputs, as in @Input(4)",
                        iris("‸@Input({}) Layer in();", out)),
                ProblemCase.of(
                        Problem.EXTENT_BELOW_ONE,
                        "GA-408: the input 'in' has an extent of 0; it needs at least 1",
                        iris("@Input(‸0) Layer in();", out)),
                ProblemCase.of(
                        Problem.EXTENT_BELOW_ONE,
                        "GA-408: the input 'in' has an extent of -28; it needs at least 1",
                        iris("@Input({1, ‸-28, 28}) Layer in();", out)),
                ProblemCase.of(
                        Problem.INPUT_TOO_LARGE,
                        "GA-409: the input 'in' has 65536 x 65536 = 4294967296 elements, more than the 2147482623 "
                                + "that an array holds",
                        iris("‸@Input({65536, 65536}) Layer in();", out)),
                ProblemCase.of(
                        Problem.TOO_MANY_PARAMETERS,
                        "GA-410: with layer 'hidden', the weights and biases, padding included, are up to 4295032844; "
                                + "an array holds 2147482623",
                        iris("@Input(65536) Layer in();", "@Dense(‸65536) Layer hidden();", out)),
                ProblemCase.of(
                        Problem.TOO_MANY_UNITS,
                        "GA-411: with layer 'hidden', the values of a block of rows are up to 2880000748; "
                                + "an array holds 2147482623",
                        iris(
                                "@Input(1) Layer in();",
                                "@Dense(‸80_000_000) Layer hidden();",
                                "@Dense(1) @SquaredError Layer last();")),
                ProblemCase.of(
                        Problem.TOO_MANY_UNITS,
                        "GA-411: with layer 'in', the values of a block of rows are up to 2400000716; "
                                + "an array holds 2147482623",
                        iris("‸@Input(value = 300_000_000, gradient = true) Layer in();", out)),
                ProblemCase.of(
                        Problem.TOO_MANY_LAYERS,
                        "GA-412: 'Iris' has 1001 layers after its input; a class file holds no more than about 1000",
                        "@NeuralNetwork ‸interface Iris { @Input(4) Layer in();"
                                + IntStream.range(0, 1000)
                                        .mapToObj(i -> " @Dense(1) Layer l" + i + "();")
                                        .collect(Collectors.joining())
                                + " @Dense(1) @SquaredError Layer out(); }"),
                ProblemCase.of(
                        Problem.ACTIVATION_ON_INPUT,
                        "GA-501: the input 'in' has activation @Tanh; move it to a layer that computes",
                        iris("@Input(4) ‸@Tanh Layer in();", out)),
                ProblemCase.of(
                        Problem.TWO_ACTIVATIONS,
                        "GA-502: layer 'out' has activation @Softmax after @Tanh; keep one of them",
                        iris(in, "@Dense(3) @Tanh ‸@Softmax @SquaredError Layer out();")),
                ProblemCase.of(
                        Problem.COST_ON_INPUT,
                        "GA-503: the input 'in' has cost @SquaredError; move it to the last layer",
                        iris("@Input(4) ‸@SquaredError Layer in();", "@Dense(3) Layer out();")),
                ProblemCase.of(
                        Problem.COST_NOT_LAST,
                        "GA-504: layer 'hidden' has cost @SquaredError, but is not the last layer; move the cost to "
                                + "'out'",
                        iris(in, "@Dense(3) ‸@SquaredError Layer hidden();", "@Dense(3) Layer out();")),
                ProblemCase.of(
                        Problem.TWO_COSTS,
                        "GA-505: layer 'out' has cost @LogCosh after @SquaredError; keep one of them",
                        iris(in, "@Dense(3) @SquaredError ‸@LogCosh Layer out();")),
                ProblemCase.of(
                        Problem.DOMAIN_NOT_MET,
                        "GA-507: @CrossEntropy needs outputs with a >= 0 && a <= 1, but those of @Tanh lie in (-1, 1); "
                                + "choose another activation or another cost",
                        iris(in, "@Dense(3) @Tanh ‸@CrossEntropy Layer out();")),
                ProblemCase.of(
                        Problem.DOMAIN_NOT_MET,
                        "GA-507: @NegativeLogLikelihood needs outputs with a <= 0, but those of @Softmax lie in (0, 1); "
                                + "choose another activation or another cost",
                        iris(in, "@Dense(3) @Softmax ‸@NegativeLogLikelihood Layer out();")),
                ProblemCase.of(
                        Problem.DOMAIN_NOT_MET,
                        "GA-507: @BinaryCrossEntropy needs outputs with a >= 0 && a <= 1, but those of a layer without "
                                + "activation lie in (-infinity, infinity); choose another activation or another cost",
                        iris(in, "@Dense(3) ‸@BinaryCrossEntropy Layer out();")),
                ProblemCase.of(
                        Problem.NO_COST,
                        "GA-506: 'Iris' has no cost, so the network cannot be trained; annotate its last layer 'out' "
                                + "with one, such as @SquaredError, or set @NeuralNetwork(training = false)",
                        "@NeuralNetwork ‸interface Iris { @Input(4) Layer in(); @Dense(3) Layer out(); }"));
    }
}
