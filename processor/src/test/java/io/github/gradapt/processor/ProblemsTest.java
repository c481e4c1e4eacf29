package io.github.gradapt.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import io.github.gradapt.processor.diagnostics.Problem;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProblemsTest {
    @TempDir
    private Path libraries;

    static List<ProblemCase> cases() {
        return Stream.of(
                        TypeProblems.cases(),
                        MethodProblems.cases(),
                        LayerProblems.cases(),
                        FunctionProblems.cases(),
                        FrozenProblems.cases())
                .flatMap(List::stream)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isReportedWhereItIs(ProblemCase problem) {
        Compiling compiling = new Compiling(problem.generator());
        if (!problem.library().isEmpty()) {
            compiling.compileLibrary(libraries, problem.library());
        }
        if (!problem.files().isEmpty()) {
            problem.files().forEach(file -> file.write(libraries));
            compiling.classPath(libraries);
        }

        Compilation compilation = compiling.compile(problem.sources());

        List<Diagnostic<? extends JavaFileObject>> errors = compilation.errors().stream()
                .filter(error -> problem.problem() != Problem.UNRESOLVED || Compiling.isOurs(error))
                .toList();
        assertThat(errors.stream().map(error -> error.getMessage(Locale.ROOT)).collect(Collectors.joining("\n")))
                .isEqualTo(problem.message());
        MarkedSource expected = problem.sources().get(0);
        assertThat(errors.get(0).getLineNumber()).as("line").isEqualTo(expected.line());
        assertThat(errors.get(0).getColumnNumber()).as("column").isEqualTo(expected.column());
        assertThat(errors.get(0).getSource().getName()).endsWith(expected.name().replace('.', '/') + ".java");
        assertThat(problem.message()).startsWith(problem.problem().id() + ": ");
    }

    @Test
    void areAllShown() {
        assertThat(cases().stream().map(ProblemCase::problem)).contains(Problem.values());
    }

    @Test
    void haveIdentifiersOfTheirOwn() {
        Set<String> identifiers =
                Arrays.stream(Problem.values()).map(Problem::id).collect(Collectors.toSet());

        assertThat(identifiers).hasSameSizeAs(Problem.values());
    }
}
