package io.github.gradapt.processor;

import io.github.gradapt.processor.diagnostics.Problem;
import java.util.List;

/** Faults of methods. */
final class MethodProblems {

    private MethodProblems() {}

    private static String iris(String method) {
        return "@NeuralNetwork interface Iris { @Input(4) Layer in();\n" + method
                + "\n@Dense(3) @SquaredError Layer out(); }";
    }

    static List<ProblemCase> cases() {
        return List.of(
                ProblemCase.of(
                        Problem.NOT_A_LAYER,
                        "GA-301: abstract method 'hidden' is not a layer; annotate it with @Input or @Dense, or give "
                                + "it a body",
                        iris("@Tanh Layer ‸hidden();")),
                ProblemCase.of(
                        Problem.NOT_A_LAYER,
                        "GA-301: abstract method 'run' is not a layer; annotate it with @Input or @Dense, or give it "
                                + "a body",
                        "@NeuralNetwork ‸interface Iris extends Runnable { @Input(4) Layer in(); "
                                + "@Dense(3) @SquaredError Layer out(); }"),
                ProblemCase.of(
                        Problem.NOT_A_LAYER,
                        "GA-301: abstract method 'clone' is not a layer; annotate it with @Input or @Dense, or give it "
                                + "a body",
                        iris("Object ‸clone();")),
                ProblemCase.of(
                        Problem.NOT_A_LAYER,
                        "GA-301: abstract method 'toString' is not a layer; annotate it with @Input or @Dense, or give "
                                + "it a body",
                        "@NeuralNetwork abstract class Iris { @Input(4) abstract Layer in(); "
                                + "@Dense(3) @SquaredError abstract Layer out(); public abstract String ‸toString(); }"),
                ProblemCase.of(
                        Problem.TWO_LAYER_KINDS,
                        "GA-302: layer 'in' has both @Input and @Dense; keep one of them",
                        "@NeuralNetwork interface Iris { @Input(4) ‸@Dense(4) Layer in(); "
                                + "@Dense(3) @SquaredError Layer out(); }"),
                ProblemCase.of(
                        Problem.LAYER_HAS_BODY,
                        "GA-303: method 'hidden' has a body, so it cannot be a layer; remove the body or @Dense",
                        iris("‸@Dense(4) default Layer hidden() { return in(); }")),
                ProblemCase.of(
                        Problem.LAYER_HAS_PARAMETERS,
                        "GA-304: layer 'hidden' has parameter 'units'; a layer's method has no parameters",
                        iris("@Dense(4) Layer hidden(int ‸units);")),
                ProblemCase.of(
                        Problem.LAYER_HAS_TYPE_PARAMETERS,
                        "GA-305: layer 'hidden' has type parameter 'T'; a layer's method has no type parameters",
                        iris("@Dense(4) <‸T> Layer hidden();")),
                ProblemCase.of(
                        Problem.LAYER_RETURNS,
                        "GA-306: layer 'hidden' returns 'java.lang.String'; a layer's method returns "
                                + "io.github.gradapt.Layer",
                        iris("@Dense(4) String ‸hidden();")),
                ProblemCase.of(
                        Problem.LAYER_RETURNS,
                        "GA-306: layer 'hidden' returns 'void'; a layer's method returns io.github.gradapt.Layer",
                        iris("@Dense(4) void ‸hidden();")),
                ProblemCase.of(
                        Problem.LAYER_THROWS,
                        "GA-307: layer 'hidden' throws 'java.io.IOException'; a layer's method has no throws clause",
                        iris("@Dense(4) Layer ‸hidden() throws java.io.IOException;")),
                ProblemCase.of(
                        Problem.LAYER_NAME_RESERVED,
                        "GA-308: a layer cannot be called 'gradients': the network inherits a method gradients() from "
                                + "TrainableNetwork; rename the layer",
                        iris("@Dense(4) Layer ‸gradients();")),
                ProblemCase.of(
                        Problem.LAYER_NAME_RESERVED,
                        "GA-308: a layer cannot be called 'clone': the network inherits a method clone() from Object; "
                                + "rename the layer",
                        iris("@Dense(4) Layer ‸clone();")),
                ProblemCase.of(
                        Problem.LAYER_DECLARED_TWICE,
                        "GA-309: layer 'hidden' is declared in 'Base' already; declare it once",
                        "interface Base { @Input(4) Layer in(); @Dense(4) Layer hidden(); }\n"
                                + "@NeuralNetwork interface Iris extends Base { @Dense(5) Layer ‸hidden(); "
                                + "@Dense(3) @SquaredError Layer out(); }"),
                ProblemCase.of(
                        Problem.LAYER_DECLARED_TWICE,
                        "GA-309: layer 'hidden' is declared in 'Left' already; declare it once",
                        "interface Left { @Input(4) Layer in(); @Dense(4) Layer hidden(); }\n"
                                + "interface Right { @Dense(4) Layer hidden(); }\n"
                                + "@NeuralNetwork ‸interface Iris extends Left, Right { "
                                + "@Dense(3) @SquaredError Layer out(); }"),
                ProblemCase.of(
                                Problem.LAYER_FROM_CLASS_FILE,
                                "GA-310: layer 'in' is inherited from 'Base', which is already compiled, and class "
                                        + "files need not keep the order of methods; compile 'Base' together with "
                                        + "'Iris', or declare the layer there",
                                "@NeuralNetwork ‸interface Iris extends Base { @Dense(3) @SquaredError Layer out(); }")
                        .withLibrary(MarkedSource.of("models.Base", "public interface Base { @Input(4) Layer in(); }")),
                ProblemCase.of(
                        Problem.LAYER_INVISIBLE,
                        "GA-311: layer 'in' of 'Base' is package-private in another package, so the generated class "
                                + "cannot implement it; make it protected or public",
                        MarkedSource.whole(
                                "base.Base",
                                "package base; import io.github.gradapt.*;\n"
                                        + "public abstract class Base { @Input(4) abstract Layer ‸in(); }"),
                        MarkedSource.of(
                                "models.Iris",
                                "@NeuralNetwork abstract class Iris extends base.Base { "
                                        + "@Dense(3) @SquaredError abstract Layer out(); }")),
                ProblemCase.of(
                        Problem.METHOD_CLASHES,
                        "GA-312: method 'inputSize' is final, but the generated class has to implement "
                                + "Network.inputSize(); rename the method",
                        "@NeuralNetwork abstract class Iris { @Input(4) abstract Layer in(); "
                                + "@Dense(3) @SquaredError abstract Layer out();\n"
                                + "final int ‸inputSize() { return 4; } }"),
                ProblemCase.of(
                        Problem.METHOD_CLASHES,
                        "GA-312: method 'learn' is static, but the generated class has to implement "
                                + "TrainableNetwork.learn(float[],float[],float); rename the method",
                        "@NeuralNetwork abstract class Iris { @Input(4) abstract Layer in(); "
                                + "@Dense(3) @SquaredError abstract Layer out();\n"
                                + "static float ‸learn(float[] a, float[] b, float c) { return c; } }"),
                ProblemCase.of(
                        Problem.METHOD_CLASHES,
                        "GA-312: method 'layers' is of type 'int', but the generated class has to implement "
                                + "Network.layers(); rename the method",
                        iris("int ‸layers();")),
                ProblemCase.of(
                        Problem.METHOD_CLASHES,
                        "GA-312: method 'save' is without 'throws java.io.IOException', but the generated class has to "
                                + "implement Network.save(java.nio.file.Path); rename the method",
                        iris("default void ‸save(java.nio.file.Path file) {}")),
                ProblemCase.of(
                        Problem.METHOD_HIDES,
                        "GA-313: method 'load(java.nio.file.Path)' has the signature of the static method of the "
                                + "generated class that loads parameters; rename the method",
                        iris("default void ‸load(java.nio.file.Path file) {}")));
    }
}
