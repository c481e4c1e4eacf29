package io.github.gradapt.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;

import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a topology inherits or declares beside its layers does not keep the network from compiling without a warning. */
class InheritedMethodsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "interface Iris { default Backend backend() { return Backend.SCALAR; }",
                "interface Iris extends AutoCloseable { default void close() {}",
                "interface Iris { String toString();",
                "interface Iris { boolean equals(Object other);",
            })
    void compile(String declaration) {
        String source = "package models; import io.github.gradapt.*; import io.github.gradapt.cost.*; @NeuralNetwork "
                + declaration + " @Input(4) Layer in(); @Dense(3) @SquaredError Layer out(); }";

        assertThat(Compiler.javac()
                        .withOptions((Object[]) NetworkCompiler.STRICT)
                        .withProcessors(new NetworkProcessor())
                        .compile(JavaFileObjects.forSourceString("models.Iris", source)))
                .succeededWithoutWarnings();
    }
}
