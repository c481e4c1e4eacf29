package io.github.gradapt.processor;

import com.google.testing.compile.Compilation;
import io.github.gradapt.DoubleNetwork;
import io.github.gradapt.Network;
import io.github.gradapt.TrainableDoubleNetwork;
import io.github.gradapt.TrainableNetwork;
import io.github.gradapt.processor.plan.Plan;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;

/** What a compilation made of some topologies; its classes can be loaded and read. */
final class CompiledNetworks {

    private final Map<String, Plan> plans;
    private final List<Diagnostic<? extends JavaFileObject>> warnings;
    private final Map<String, byte[]> sources;
    private final Map<String, byte[]> classes;
    private final ClassLoader loader;

    CompiledNetworks(Compilation compilation, Map<String, Plan> plans) {
        if (compilation.status() != Compilation.Status.SUCCESS) {
            throw new AssertionError("the sources do not compile: " + compilation.diagnostics());
        }
        this.plans = Collections.unmodifiableMap(new LinkedHashMap<>(plans));
        warnings = List.copyOf(compilation.warnings());
        sources = files(compilation, StandardLocation.SOURCE_OUTPUT, ".java");
        classes = files(compilation, StandardLocation.CLASS_OUTPUT, ".class");
        loader = new Loader(classes);
    }

    /** The bytes of the files of a location, by the binary name of the type. */
    private static Map<String, byte[]> files(Compilation compilation, StandardLocation location, String extension) {
        Map<String, byte[]> files = new TreeMap<>();
        String root = "/" + location.getName() + "/";
        for (JavaFileObject file : compilation.generatedFiles()) {
            String path = file.toUri().getPath();
            if (path.startsWith(root) && path.endsWith(extension)) {
                try (InputStream bytes = file.openInputStream()) {
                    String name = path.substring(root.length(), path.length() - extension.length());
                    files.put(name.replace('/', '.'), bytes.readAllBytes());
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            }
        }
        return files;
    }

    List<Diagnostic<? extends JavaFileObject>> warnings() {
        return warnings;
    }

    /** The bytes of the generated source files, by the name of the type. */
    Map<String, byte[]> sources() {
        return sources;
    }

    /** The text of a generated source file. */
    String source(String name) {
        return new String(sources.get(name), StandardCharsets.UTF_8);
    }

    /** The class files, by the binary name of the class. */
    Map<String, byte[]> classes() {
        return classes;
    }

    /** Writes the class files into a folder. */
    void writeClasses(Path folder) throws IOException {
        for (Map.Entry<String, byte[]> entry : classes.entrySet()) {
            Path file = folder.resolve(entry.getKey().replace('.', '/') + ".class");
            Files.createDirectories(file.getParent());
            Files.write(file, entry.getValue());
        }
    }

    /** The plan that a network was generated from. */
    Plan plan(String name) {
        return plans.get(name);
    }

    /** A new network, with weights drawn from {@code seed}. */
    Network network(String name, long seed) {
        return (Network) instance(name, seed);
    }

    /** A new network that can be trained and computes in double, with weights drawn from {@code seed}. */
    TrainableDoubleNetwork doubleNetwork(String name, long seed) {
        return (TrainableDoubleNetwork) instance(name, seed);
    }

    /** A new network with the parameters that were compiled in. */
    Object frozen(String name) {
        return instance(name);
    }

    private Object instance(String name, Object... arguments) {
        Class<?>[] types = arguments.length == 0 ? new Class<?>[0] : new Class<?>[] {long.class};
        try {
            Constructor<?> constructor = loader.loadClass(name).getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (ReflectiveOperationException failure) {
            throw new LinkageError(name + " cannot be constructed", failure);
        }
    }

    /** What the static method {@code load} of a network makes of a file. */
    Object load(String name, Path file) throws Throwable {
        MethodType type = MethodType.methodType(loader.loadClass(name), Path.class);
        return MethodHandles.publicLookup()
                .findStatic(loader.loadClass(name), "load", type)
                .invoke(file);
    }

    /** A new network that computes in double, with weights drawn from {@code seed}. */
    DoubleNetwork inferenceInDouble(String name, long seed) {
        return (DoubleNetwork) instance(name, seed);
    }

    /** A new network that can be trained, beside its plan. */
    GeneratedModel model(String name, long seed) {
        return new GeneratedModel((TrainableNetwork) network(name, seed), plan(name));
    }

    /** Loads classes from memory. */
    private static final class Loader extends ClassLoader {

        private final Map<String, byte[]> classes;

        Loader(Map<String, byte[]> classes) {
            super(CompiledNetworks.class.getClassLoader());
            this.classes = classes;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] bytes = classes.get(name);
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes, 0, bytes.length);
        }
    }
}
