package io.github.gradapt.processor;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each package may import, that there are no cycles, and that no class grows without end. */
class ArchitectureTest {

    private static final String ROOT = "io.github.gradapt.processor";
    private static final int MOST_LINES = 300;

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    /** The packages of a stage, and the packages of ours and of others that it may import beside java.*. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    formula     | '' | ''
                    diagnostics | '' | javax.lang.model.. javax.annotation.processing javax.tools
                    topology    | formula | ''
                    reading     | diagnostics | javax.lang.model.. javax.annotation.processing com.sun.source..
                    validation  | reading diagnostics formula topology | javax.lang.model..
                    freezing    | reading diagnostics topology | io.github.gradapt.storage javax.lang.model.. javax.annotation.processing javax.tools com.sun.source..
                    program     | topology formula | ''
                    plan        | program topology | ''
                    emission    | plan program topology formula | com.palantir.javapoet
                    writing     | '' | com.palantir.javapoet javax.lang.model.. javax.annotation.processing javax.tools
                    """)
    void packagesImportWhatTheyMay(String name, String ours, String others) {
        List<String> allowed = new ArrayList<>(List.of("java..", "org.jspecify.annotations", ROOT + "." + name));
        words(ours).forEach(ourPackage -> allowed.add(ROOT + "." + ourPackage));
        words(others).forEach(allowed::add);
        assertThat(CLASSES.stream().map(type -> type.getPackageName())).contains(ROOT + "." + name);

        noClasses()
                .that()
                .resideInAPackage(ROOT + "." + name)
                .should()
                // Modifiers are part of JavaPoet's interface.
                .dependOnClassesThat(
                        not(resideInAnyPackage(allowed.toArray(new String[0]))).and(not(equivalentTo(Modifier.class))))
                .check(CLASSES);
    }

    private static Stream<String> words(String text) {
        return Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty());
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void noPackageButTheRootKnowsAllStages() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT)
                .check(CLASSES);
    }

    @Test
    void noClassIsTooLong() throws IOException {
        Map<String, Long> tooLong = new TreeMap<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source :
                    sources.filter(path -> path.toString().endsWith(".java")).toList()) {
                try (Stream<String> lines = Files.lines(source)) {
                    long count = lines.count();
                    if (count > MOST_LINES) {
                        tooLong.put(source.getFileName().toString(), count);
                    }
                }
            }
        }
        assertThat(tooLong).isEmpty();
    }
}
