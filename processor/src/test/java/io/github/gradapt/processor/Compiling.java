package io.github.gradapt.processor;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/** Compiles sources with the processor. */
final class Compiling {
    private final NetworkGenerator generator;
    private final List<File> classPath = new ArrayList<>();
    private final List<Processor> otherProcessors = new ArrayList<>();
    private final List<String> options = new ArrayList<>();

    Compiling(NetworkGenerator generator) {
        this.generator = generator;
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(File::new)
                .forEach(classPath::add);
    }

    Compiling with(Processor other) {
        otherProcessors.add(other);
        return this;
    }

    Compiling with(String... more) {
        options.addAll(List.of(more));
        return this;
    }

    /** Adds a folder of class files and other files. */
    void classPath(Path folder) {
        classPath.add(folder.toFile());
    }

    /** Compiles, without any processor, what later compilations find as class files in {@code folder}. */
    void compileLibrary(Path folder, List<MarkedSource> sources) {
        Compilation compilation = Compiler.javac().withClasspath(classPath).compile(files(sources));
        try {
            for (JavaFileObject file : compilation.generatedFiles()) {
                if (file.getKind() == JavaFileObject.Kind.CLASS) {
                    Path target = folder.resolve(file.getName().replaceFirst("^/?CLASS_OUTPUT/", ""));
                    Files.createDirectories(target.getParent());
                    try (InputStream bytes = file.openInputStream()) {
                        Files.write(target, bytes.readAllBytes());
                    }
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        classPath.add(folder.toFile());
    }

    Compilation compile(MarkedSource... sources) {
        return compile(List.of(sources));
    }

    Compilation compile(List<MarkedSource> sources) {
        List<Processor> processors = new ArrayList<>(otherProcessors);
        processors.add(new NetworkProcessor(generator));
        return Compiler.javac()
                .withClasspath(classPath)
                .withOptions(options)
                .withProcessors(processors)
                .compile(files(sources));
    }

    private static List<JavaFileObject> files(List<MarkedSource> sources) {
        return sources.stream().map(MarkedSource::file).toList();
    }

    static boolean isOurs(Diagnostic<?> diagnostic) {
        return diagnostic.getMessage(Locale.ROOT).startsWith("GA-");
    }
}
