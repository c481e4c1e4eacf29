package io.github.gradapt.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Topologies of which the network compiles, and without a warning, though something in them gets in the way. */
class UnusualTopologiesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "interface Iris { default Backend backend() { return Backend.SCALAR; }",
                "@SuppressWarnings(\"try\") interface Iris extends AutoCloseable { default void close() throws Exception {}",
                "interface Iris { String toString();",
                "interface Iris { boolean equals(Object other);",
            })
    void mayInheritOrDeclareOtherMethods(String declaration) {
        compileWithoutWarnings(declaration + " @Input(4) Layer in(); @Dense(3) @SquaredError Layer out(); }");
    }

    @Test
    void mayHaveFormulasThatAreMarkupInJavadoc() {
        compileWithoutWarnings(
                "interface Iris { @Input(4) Layer in(); @Dense(5) @Relu Layer hidden(); "
                        + "@Dense(3) @LeakyRelu @Huber Layer out(); }",
                "-Xdoclint:html/private,syntax/private,reference/private");
    }

    @Test
    void mayHaveTheNameOfTheClassForVectors() {
        NetworkCompiler compiler = new NetworkCompiler()
                .options("--add-modules=jdk.incubator.vector")
                .source(
                        "models.Iris",
                        "@NeuralNetwork(name = \"Vectors\") public interface Iris { @Input(4) Layer in(); "
                                + "@Dense(5) @Tanh @SquaredError Layer out(); }");

        assertThatCode(compiler::compile).doesNotThrowAnyException();
    }

    private static void compileWithoutWarnings(String declaration, String... options) {
        List<Object> all = new ArrayList<>(List.of(NetworkCompiler.STRICT));
        all.addAll(List.of(options));
        String source = "package models; import io.github.gradapt.*; import io.github.gradapt.activation.*; "
                + "import io.github.gradapt.cost.*; @NeuralNetwork " + declaration;

        assertThat(Compiler.javac()
                        .withOptions(all)
                        .withProcessors(new NetworkProcessor())
                        .compile(JavaFileObjects.forSourceString("models.Iris", source)))
                .succeededWithoutWarnings();
    }
}
