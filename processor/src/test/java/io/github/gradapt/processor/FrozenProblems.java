package io.github.gradapt.processor;

import io.github.gradapt.processor.diagnostics.Problem;
import io.github.gradapt.storage.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Faults of parameters that are compiled in, and of the files they come from. */
final class FrozenProblems {
    private static final String FILE = "models/iris.safetensors";
    private static final String INFERENCE = "@NeuralNetwork(training = false) ";
    private static final String FROZEN = INFERENCE + "@Frozen(‸\"iris.safetensors\") ";
    private static final String LAYERS = "interface Iris { @Input(2) Layer in(); @Dense(3) Layer out(); }";
    private static final String PLACES = "looked for 'models/iris.safetensors' in the source path, "
            + "'models/iris.safetensors' in the class files, 'models/iris.safetensors' in the class path; put it into "
            + "one of these places, or name its folder by -Agradapt.frozen.path";
    private static final String FOUND = "'iris.safetensors', found in 'models/iris.safetensors' in the class path, ";

    private static final Tensor WEIGHT = Tensor.of("out.weight", new float[6], 3, 2);
    private static final Tensor BIAS = Tensor.of("out.bias", new float[3], 3);

    private FrozenProblems() {}

    static List<ProblemCase> cases() {
        List<ProblemCase> cases = new ArrayList<>(ofDeclarations());
        cases.addAll(ofFiles());
        cases.addAll(ofStandardization());
        return cases;
    }

    private static List<ProblemCase> ofDeclarations() {
        return List.of(
                ProblemCase.of(
                        Problem.FROZEN_WITH_TRAINING,
                        "GA-701: 'Iris' can be trained, so its parameters cannot be compiled in; set "
                                + "@NeuralNetwork(training = false), or remove @Frozen and load 'iris.safetensors' at "
                                + "run time",
                        "@NeuralNetwork ‸@Frozen(\"iris.safetensors\") "
                                + LAYERS.replace("@Dense(3)", "@Dense(3) @SquaredError")),
                ProblemCase.of(Problem.FROZEN_FILE_NAME, fileName("../iris.safetensors"), file("../iris.safetensors")),
                ProblemCase.of(Problem.FROZEN_FILE_NAME, fileName("models//iris"), file("models//iris")),
                ProblemCase.of(Problem.FROZEN_FILE_NAME, fileName("models\\iris"), file("models\\\\iris")),
                ProblemCase.of(Problem.FROZEN_FILE_NAME, fileName(""), file("")),
                names(Problem.FROZEN_NAME, name("0"), "{‸\"0\"}"),
                names(Problem.FROZEN_NAME, name("hidden=0"), "{\"out=0\", ‸\"hidden=0\"}"),
                names(Problem.FROZEN_NAME, name("out="), "‸\"out=\""),
                names(Problem.FROZEN_NAME, name("out.weights=W"), "‸\"out.weights=W\""),
                names(
                        Problem.FROZEN_NAME_TWICE,
                        "GA-704: 'out' has two names in the file, '0' and '1'; keep one of them",
                        "{\"out=0\", ‸\"out=1\"}"),
                ProblemCase.of(
                                Problem.FROZEN_NAME_SHARED,
                                "GA-713: tensor 'x' would be both 'out.weight' and 'out.bias'; give them different names "
                                        + "in @Frozen(names = …)",
                                INFERENCE + "@Frozen(value = ‸\"iris.safetensors\", "
                                        + "names = {\"out.weight=x\", \"out.bias=x\"}) " + LAYERS)
                        .withFile(ProblemFile.of(FILE, Tensor.of("x", new float[6], 3, 2))),
                ProblemCase.of(
                                Problem.FROZEN_TOO_LARGE,
                                "GA-712: 'IrisNetwork' has 16781311 parameters; up to 16777216 are compiled in; remove "
                                        + "@Frozen and load 'iris.safetensors' at run time",
                                INFERENCE + "‸@Frozen(\"iris.safetensors\") interface Iris { @Input(4096) Layer in(); "
                                        + "@Dense(2048) Layer hidden(); @Dense(4095) Layer out(); }")
                        .withFile(ProblemFile.of(FILE, BIAS)));
    }

    private static String fileName(String name) {
        return "GA-702: '" + name + "' is not the name of a file; name it relative to the package, as in "
                + "\"iris.safetensors\", or from the root of the packages, as in \"/models/iris.safetensors\", without "
                + "'.', '..' and '\\'";
    }

    private static String file(String name) {
        return INFERENCE + "@Frozen(‸\"" + name + "\") " + LAYERS;
    }

    private static String name(String entry) {
        return "GA-703: \"" + entry + "\" does not say what the file calls something; write \"layer=prefix\", or "
                + "\"layer.weight=name\" for one tensor; the layers are 'in', 'out'";
    }

    private static ProblemCase names(Problem problem, String message, String names) {
        return ProblemCase.of(
                problem, message, INFERENCE + "@Frozen(value = \"iris.safetensors\", names = " + names + ") " + LAYERS);
    }

    private static List<ProblemCase> ofFiles() {
        return List.of(
                ProblemCase.of(
                        Problem.FROZEN_FILE_MISSING,
                        "GA-705: 'iris.safetensors' is not found; " + PLACES,
                        FROZEN + LAYERS),
                ProblemCase.of(
                                Problem.FROZEN_FILE_UNREADABLE,
                                "GA-706: " + FOUND
                                        + "cannot be read: java.lang.IllegalArgumentException: directories not supported",
                                FROZEN + LAYERS)
                        .withFile(ProblemFile.text(FILE + "/", "")),
                ProblemCase.of(
                                Problem.FROZEN_FILE_DAMAGED,
                                "GA-707: " + FOUND + "is no sound safetensors file: the header begins with byte 97; "
                                        + "expected '{'",
                                FROZEN + LAYERS)
                        .withFile(ProblemFile.text(FILE, "\2\0\0\0\0\0\0\0ab")),
                ProblemCase.of(
                                Problem.FROZEN_FILE_DAMAGED,
                                "GA-707: " + FOUND + "is no sound safetensors file: 47 bytes follow the header; "
                                        + "expected 48, which its tensors take",
                                FROZEN + LAYERS)
                        .withFile(cut(ProblemFile.of(FILE, WEIGHT, Tensor.of("x", new double[3], 3)))),
                ProblemCase.of(
                                Problem.FROZEN_OTHER_TOPOLOGY,
                                "GA-714: 'iris.safetensors' holds the parameters of another topology, with the fingerprint "
                                        + "0123, not 9a0b1cd4924b141ac46d41bbdb483010; name a file of 'Iris', or set "
                                        + "@Frozen(anyTopology = true) if names, sizes or activations may differ from those "
                                        + "it was trained with",
                                FROZEN + LAYERS)
                        .withFile(ProblemFile.of(FILE, Map.of("gradapt.fingerprint", "0123"), WEIGHT, BIAS)),
                fit(
                        Problem.FROZEN_TENSOR_MISSING,
                        "GA-708: 'iris.safetensors' has no tensor 'out.bias' for 'out.bias'; it has 'out.weight'; where "
                                + "it has other names, @Frozen(names = …) says so",
                        WEIGHT),
                fit(
                        Problem.FROZEN_TENSOR_MISSING,
                        "GA-708: 'iris.safetensors' has no tensor 'out.weight' for 'out.weight'; it has '0.weight', "
                                + "'out.bias'; where it has other names, @Frozen(names = …) says so\n"
                                + "GA-709: 'iris.safetensors' has tensors that no layer takes: '0.weight'; the layers take "
                                + "'out.weight', 'out.bias'",
                        Tensor.of("0.weight", new float[6], 3, 2),
                        BIAS),
                fit(
                        Problem.FROZEN_TENSOR_UNEXPECTED,
                        "GA-709: 'iris.safetensors' has tensors that no layer takes: 'in.mean'; the layers take "
                                + "'out.weight', 'out.bias'",
                        WEIGHT,
                        BIAS,
                        Tensor.of("in.mean", new float[2], 2)),
                fit(
                        Problem.FROZEN_TENSOR_SHAPE,
                        "GA-710: tensor 'out.weight' in 'iris.safetensors' has the shape [2, 3]; layer 'out' takes [3, 2]",
                        Tensor.of("out.weight", new float[6], 2, 3),
                        BIAS),
                fit(
                        Problem.FROZEN_TENSOR_NOT_FINITE,
                        "GA-711: tensor 'out.weight' in 'iris.safetensors' has the value NaN at [2, 1]; parameters are "
                                + "finite numbers\n"
                                + "GA-711: tensor 'out.bias' in 'iris.safetensors' has the value 1.0E300 at [0]; "
                                + "parameters are finite numbers",
                        Tensor.of("out.weight", new float[] {0, 0, 0, 0, 0, Float.NaN}, 3, 2),
                        Tensor.of("out.bias", new double[] {1e300, 0, 0}, 3)));
    }

    private static ProblemFile cut(ProblemFile file) {
        return new ProblemFile(file.path(), Arrays.copyOf(file.bytes(), file.bytes().length - 1));
    }

    private static ProblemCase fit(Problem problem, String message, Tensor... tensors) {
        return ProblemCase.of(problem, message, FROZEN + LAYERS).withFile(ProblemFile.of(FILE, tensors));
    }

    private static List<ProblemCase> ofStandardization() {
        return List.of(
                ProblemCase.of(
                        Problem.STANDARDIZE_WITHOUT_FROZEN,
                        "GA-722: the input 'in' has @Standardize, which is folded into parameters that are compiled in; "
                                + "add @Frozen to 'Iris', or standardize the rows",
                        INFERENCE + LAYERS.replace("Layer in", "‸@Standardize Layer in")),
                ProblemCase.of(
                        Problem.STANDARDIZE_NOT_ON_INPUT,
                        "GA-721: layer 'out' has @Standardize; move it to the input 'in'",
                        INFERENCE + LAYERS.replace("Layer out", "‸@Standardize Layer out")),
                constants(
                        Problem.STANDARDIZE_COUNT,
                        "GA-723: @Standardize of 'in' has 3 values of 'mean'; give one for each of the 2 inputs, one for "
                                + "all, or neither mean nor deviation to take both from the file",
                        "‸@Standardize(mean = {1, 2, 3}, deviation = 1)"),
                constants(
                        Problem.STANDARDIZE_COUNT,
                        "GA-723: @Standardize of 'in' has 0 values of 'deviation'; give one for each of the 2 inputs, one "
                                + "for all, or neither mean nor deviation to take both from the file",
                        "‸@Standardize(mean = 1)"),
                constants(
                        Problem.STANDARDIZE_VALUE,
                        "GA-724: the deviation of 'in' is 0.0; means are finite, deviations finite and above 0",
                        "@Standardize(mean = 1, deviation = {1, ‸0})"),
                constants(
                        Problem.STANDARDIZE_VALUE,
                        "GA-724: the mean of 'in' is NaN; means are finite, deviations finite and above 0",
                        "@Standardize(mean = 0d ‸/ 0, deviation = 1)"),
                constants(
                                Problem.STANDARDIZE_VALUE,
                                "GA-724: the deviation of input 1 of 'in', in the file, is -2.0; means are finite, "
                                        + "deviations finite and above 0",
                                "‸@Standardize")
                        .withFile(ProblemFile.of(
                                FILE,
                                WEIGHT,
                                BIAS,
                                Tensor.of("in.mean", new float[2], 2),
                                Tensor.of("in.deviation", new float[] {1, -2}, 2))),
                constants(
                        Problem.STANDARDIZE_OVERFLOW,
                        "GA-726: with 'in' standardized, parameters of layer 'out' overflow; a deviation is too small",
                        "‸@Standardize(mean = 1, deviation = 1e-40)"),
                ProblemCase.of(
                                Problem.STANDARDIZE_WITHOUT_BIAS,
                                "GA-725: the mean of 'in' is not 0, and layer 'out' has no biases to fold it into; let it "
                                        + "have biases, 0 in the file, or subtract the mean from the rows",
                                INFERENCE + "@Frozen(\"iris.safetensors\") interface Iris { "
                                        + "@Input(2) ‸@Standardize(mean = 1, deviation = 2) Layer in(); "
                                        + "@Dense(value = 3, bias = false) Layer out(); }")
                        .withFile(ProblemFile.of(FILE, WEIGHT)));
    }

    private static ProblemCase constants(Problem problem, String message, String standardize) {
        return ProblemCase.of(
                        problem,
                        message,
                        INFERENCE + "@Frozen(\"iris.safetensors\") "
                                + LAYERS.replace("Layer in", standardize + " Layer in"))
                .withFile(ProblemFile.of(FILE, Tensor.of("out.weight", new float[] {1, 1, 1, 1, 1, 1}, 3, 2), BIAS));
    }
}
