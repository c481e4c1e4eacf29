package io.github.gradapt.processor;

import io.github.gradapt.processor.diagnostics.Problem;
import java.util.List;

/** Faults of the annotated type and of the network's name. */
final class TypeProblems {
    private static final String LAYERS = " { @Input(4) Layer in(); @Dense(3) @SquaredError Layer out(); }";
    private static final String ABSTRACT_LAYERS =
            " { @Input(4) abstract Layer in(); @Dense(3) @SquaredError abstract Layer out(); ";

    private TypeProblems() {}

    static List<ProblemCase> cases() {
        return List.of(
                ProblemCase.of(
                        Problem.WRONG_KIND_OF_TYPE,
                        "GA-101: 'Iris' is a class that is not abstract, but a network is declared by an interface or "
                                + "an abstract class",
                        "@NeuralNetwork public ‸class Iris {}"),
                ProblemCase.of(
                        Problem.WRONG_KIND_OF_TYPE,
                        "GA-101: 'Iris' is an enum, but a network is declared by an interface or an abstract class",
                        "@NeuralNetwork public ‸enum Iris { A }"),
                ProblemCase.of(
                        Problem.WRONG_KIND_OF_TYPE,
                        "GA-101: 'Iris' is a record, but a network is declared by an interface or an abstract class",
                        "@NeuralNetwork public ‸record Iris() {}"),
                ProblemCase.of(
                        Problem.WRONG_KIND_OF_TYPE,
                        "GA-101: 'Iris' is an annotation type, but a network is declared by an interface or an "
                                + "abstract class",
                        "@NeuralNetwork public @‸interface Iris {}"),
                ProblemCase.of(
                        Problem.PRIVATE_TYPE,
                        "GA-102: 'Inner' is private, so the generated class cannot reach it; make it at least "
                                + "package-private",
                        "class Iris { @NeuralNetwork private ‸interface Inner" + LAYERS + " }"),
                ProblemCase.of(
                        Problem.PRIVATE_TYPE,
                        "GA-102: 'Middle' is private, so the generated class cannot reach it; make it at least "
                                + "package-private",
                        "class Iris { private static ‸class Middle { @NeuralNetwork interface Inner" + LAYERS + " } }"),
                ProblemCase.of(
                        Problem.GENERIC_TYPE,
                        "GA-103: 'Iris' has type parameters, but a network has none to give; remove <A, B>",
                        "@NeuralNetwork ‸interface Iris<A, B extends A>" + LAYERS),
                ProblemCase.of(
                        Problem.INNER_CLASS,
                        "GA-104: 'Inner' is an inner class, so it needs an instance of 'Iris'; make it static",
                        "class Iris { @NeuralNetwork abstract ‸class Inner" + ABSTRACT_LAYERS + "} }"),
                ProblemCase.of(
                        Problem.SEALED_TYPE,
                        "GA-105: 'Iris' is sealed, so the generated class cannot be a subtype of it; make it "
                                + "non-sealed",
                        "@NeuralNetwork sealed ‸interface Iris permits Only" + LAYERS
                                + " non-sealed interface Only extends Iris {}"),
                ProblemCase.of(
                        Problem.NO_CONSTRUCTOR,
                        "GA-106: 'Iris' has no constructor that the generated class can call; declare one without "
                                + "parameters that is at least package-private",
                        "@NeuralNetwork abstract ‸class Iris" + ABSTRACT_LAYERS + "Iris(int n) {} private Iris() {} }"),
                ProblemCase.of(
                        Problem.CONSTRUCTOR_THROWS,
                        "GA-107: the constructor of 'Iris' throws 'java.io.IOException', which the generated class "
                                + "cannot handle; handle it there",
                        "@NeuralNetwork abstract class Iris" + ABSTRACT_LAYERS
                                + "‸Iris() throws IllegalStateException, java.io.IOException {} }"),
                ProblemCase.of(
                        Problem.UNRESOLVED,
                        "GA-108: '@Tnah' cannot be resolved, and no annotation processor has generated it, so nothing "
                                + "is generated for 'Iris'",
                        "@NeuralNetwork interface Iris { @Input(4) Layer in(); @Dense(3) @Tnah Layer ‸out(); }"),
                ProblemCase.of(
                        Problem.UNRESOLVED,
                        "GA-108: 'value' of @Dense cannot be resolved, and no annotation processor has generated it, "
                                + "so nothing is generated for 'Iris'",
                        "@NeuralNetwork interface Iris { @Input(4) Layer in(); @Dense(Sizes‸.OUT) Layer out(); }"),
                ProblemCase.of(
                        Problem.UNRESOLVED,
                        "GA-108: 'Lair' cannot be resolved, and no annotation processor has generated it, so nothing "
                                + "is generated for 'Iris'",
                        "@NeuralNetwork interface Iris { @Input(4) Layer in(); @Dense(3) Lair ‸out(); }"),
                ProblemCase.of(
                        Problem.UNRESOLVED,
                        "GA-108: 'Base' cannot be resolved, and no annotation processor has generated it, so nothing "
                                + "is generated for 'Iris'",
                        "@NeuralNetwork ‸interface Iris extends Base" + LAYERS),
                ProblemCase.of(
                        Problem.INVALID_NAME,
                        "GA-201: 'my-iris net' is not a valid name of a class; a valid one is 'MyIrisNet'",
                        "@NeuralNetwork(name = ‸\"my-iris net\") interface Iris" + LAYERS),
                ProblemCase.of(
                        Problem.INVALID_NAME,
                        "GA-201: 'class' is not a valid name of a class; a valid one is 'Class'",
                        "@NeuralNetwork(name = ‸\"class\") interface Iris" + LAYERS),
                ProblemCase.of(
                        Problem.INVALID_NAME,
                        "GA-201: '7' is not a valid name of a class; a valid one is 'IrisNetwork'",
                        "@NeuralNetwork(name = ‸\"7\") interface Iris" + LAYERS),
                ProblemCase.of(
                        Problem.NAME_TAKEN,
                        "GA-202: the network would be called 'IrisNetwork', but there is a class of that name already; "
                                + "give it another name, as in @NeuralNetwork(name = \"IrisNeuralNetwork\")",
                        "@NeuralNetwork ‸interface Iris" + LAYERS + " class IrisNetwork {}"),
                ProblemCase.of(
                        Problem.NAME_TAKEN,
                        "GA-202: the network would be called 'Iris', but there is a class of that name already; give "
                                + "it another name, as in @NeuralNetwork(name = \"IrisNetwork\")",
                        "@NeuralNetwork(name = ‸\"Iris\") interface Iris" + LAYERS),
                ProblemCase.of(
                        Problem.NAME_SHARED,
                        "GA-203: the networks of 'models.Iris' and 'models.Wine' would all be called 'Net'; give each "
                                + "a name of its own, as in @NeuralNetwork(name = \"IrisNetwork\")\n"
                                + "GA-203: the networks of 'models.Iris' and 'models.Wine' would all be called 'Net'; "
                                + "give each a name of its own, as in @NeuralNetwork(name = \"WineNetwork\")",
                        "@NeuralNetwork(name = ‸\"Net\") interface Iris" + LAYERS
                                + "\n@NeuralNetwork(name = \"Net\") interface Wine" + LAYERS),
                ProblemCase.of(
                                Problem.NOT_WRITTEN,
                                "GA-901: 'models.Iris' cannot be written: javax.annotation.processing.FilerException: "
                                        + "Attempt to recreate a file for type models.IrisNetwork",
                                "@NeuralNetwork ‸interface Iris" + LAYERS)
                        .withGenerator((topology, vectorApi) -> List.of(
                                ProblemCase.emptyClass(topology, vectorApi).get(0),
                                ProblemCase.emptyClass(topology, vectorApi).get(0))),
                ProblemCase.of(
                                Problem.INTERNAL_ERROR,
                                "GA-902: Gradapt itself has failed on 'models.Iris'; please report this as a defect: "
                                        + "java.lang.IllegalStateException: no such op at a.B.c(B.java:7)",
                                "@NeuralNetwork ‸interface Iris" + LAYERS)
                        .withGenerator((topology, vectorApi) -> {
                            IllegalStateException defect = new IllegalStateException("no such op");
                            defect.setStackTrace(
                                    new StackTraceElement[] {new StackTraceElement("a.B", "c", "B.java", 7)});
                            throw defect;
                        }));
    }
}
