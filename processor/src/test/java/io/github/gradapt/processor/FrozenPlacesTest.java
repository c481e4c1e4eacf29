package io.github.gradapt.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradapt.Network;
import io.github.gradapt.storage.Tensor;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the files of parameters are found, in folders as builds have them. The one parameter tells which file it was. */
class FrozenPlacesTest {
    private static final String FILE = "models/one.safetensors";

    @TempDir
    private Path project;

    private Path sources;
    private Path classes;
    private final DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();

    @BeforeEach
    void makeFolders() throws IOException {
        sources = Files.createDirectories(project.resolve("src/main/java"));
        classes = Files.createDirectories(project.resolve("target/classes"));
    }

    /** Writes a file whose one parameter is {@code value}. */
    private static void write(Path file, float value) {
        ParameterFiles.write(file, List.of(Tensor.of("out.weight", new float[] {value}, 1, 1)));
    }

    private boolean compile(String file, String... options) throws IOException {
        Path source = sources.resolve("models/One.java");
        Files.createDirectories(source.getParent());
        Files.writeString(source, """
                package models;
                import io.github.gradapt.*;
                @NeuralNetwork(training = false)
                @Frozen("%s")
                public interface One { @Input(1) Layer in(); @Dense(value = 1, bias = false) Layer out(); }
                """.formatted(file));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8)) {
            files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(classes));
            List<String> all = new ArrayList<>(List.of("-classpath", System.getProperty("java.class.path")));
            all.addAll(Arrays.asList(options));
            JavaCompiler.CompilationTask task =
                    compiler.getTask(null, files, diagnostics, all, null, files.getJavaFileObjects(source));
            task.setProcessors(List.of(new NetworkProcessor()));
            return task.call();
        }
    }

    /** The parameter of the network that was compiled. */
    private double parameter() throws IOException, ReflectiveOperationException {
        assertThat(diagnostics.getDiagnostics()).isEmpty();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
            Network network = (Network)
                    loader.loadClass("models.OneNetwork").getConstructor().newInstance();
            return network.layers().get(1).weight(0, 0);
        }
    }

    private double parameterOf(String file, String... options) throws IOException, ReflectiveOperationException {
        compile(file, options);
        return parameter();
    }

    @Test
    void besideTheSourceFile() throws Exception {
        write(sources.resolve(FILE), 1);

        assertThat(parameterOf("one.safetensors")).isEqualTo(1);
    }

    @Test
    void inTheSourcePath() throws Exception {
        write(project.resolve("other").resolve(FILE), 2);

        assertThat(parameterOf(
                        "one.safetensors", "-sourcepath", sources + File.pathSeparator + project.resolve("other")))
                .isEqualTo(2);
    }

    @Test
    void amongTheClassFilesWhereMavenCopiesResources() throws Exception {
        write(classes.resolve(FILE), 3);

        assertThat(parameterOf("one.safetensors")).isEqualTo(3);
    }

    @Test
    void inTheClassPath() throws Exception {
        Path library = project.resolve("library");
        write(library.resolve(FILE), 4);

        assertThat(parameterOf(
                        "one.safetensors",
                        "-classpath",
                        System.getProperty("java.class.path") + File.pathSeparator + library))
                .isEqualTo(4);
    }

    @Test
    void inAFolderThatAnOptionNames() throws Exception {
        Path folder = project.resolve("parameters");
        write(folder.resolve("one.safetensors"), 5);
        String option = "-Agradapt.frozen.path=" + project + File.pathSeparator + folder;
        assertThat(parameterOf("one.safetensors", option)).isEqualTo(5);

        write(folder.resolve(FILE), 6);
        assertThat(parameterOf("one.safetensors", option)).isEqualTo(6);
    }

    @Test
    void fromTheRootOfThePackages() throws Exception {
        write(classes.resolve("other/two.safetensors"), 7);

        assertThat(parameterOf("/other/two.safetensors")).isEqualTo(7);
    }

    @Test
    void inAFolderBelowThePackage() throws Exception {
        write(classes.resolve("models/v2/one.safetensors"), 8);

        assertThat(parameterOf("v2/one.safetensors")).isEqualTo(8);
    }

    @Test
    void whatWasWrittenComesBeforeWhatWasCopied() throws Exception {
        write(classes.resolve(FILE), 9);
        write(sources.resolve(FILE), 10);

        assertThat(parameterOf("one.safetensors")).isEqualTo(10);
    }

    @Test
    void nowhereIsAnErrorThatNamesAllPlaces() throws Exception {
        assertThat(compile("one.safetensors", "-Agradapt.frozen.path=" + project))
                .isFalse();

        assertThat(diagnostics.getDiagnostics())
                .singleElement()
                .satisfies(error -> assertThat(error.getMessage(Locale.ROOT))
                        .isEqualTo(
                                "GA-705: 'one.safetensors' is not found; looked for '" + project.resolve(FILE) + "', '"
                                        + project.resolve("one.safetensors") + "', '" + sources.resolve(FILE)
                                        + "', 'models/one.safetensors' in the source path, 'models/one.safetensors' in the class "
                                        + "files, 'models/one.safetensors' in the class path; put it into one of these places, or "
                                        + "name its folder by -Agradapt.frozen.path"));
    }

    /** Gradle asks once, after the processor is initialized, and before it has seen a type. */
    @Test
    void incrementalBuildsAreToldWhetherFilesAreRead() throws Exception {
        assertThat(descriptor()).isEqualTo("io.github.gradapt.processor.NetworkProcessor,dynamic");
        write(sources.resolve(FILE), 1);

        assertThat(supportedOptions()).contains("org.gradle.annotation.processing.isolating", "gradapt.frozen.path");
        assertThat(supportedOptions("-Agradapt.frozen.path=" + project)).containsExactly("gradapt.frozen.path");
    }

    private static String descriptor() {
        try (InputStream bytes =
                NetworkProcessor.class.getResourceAsStream("/META-INF/gradle/incremental.annotation.processors")) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Set<String> supportedOptions(String... options) {
        NetworkProcessor processor = new NetworkProcessor();
        JavaCompiler.CompilationTask task = ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, null, concat("-proc:only", options), List.of("java.lang.Object"), null);
        task.setProcessors(List.of(processor));
        assertThat(task.call()).isTrue();
        return processor.getSupportedOptions();
    }

    private static List<String> concat(String first, String... others) {
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(Arrays.asList(others));
        return all;
    }
}
