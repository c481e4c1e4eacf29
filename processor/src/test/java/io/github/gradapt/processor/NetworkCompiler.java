package io.github.gradapt.processor;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import com.palantir.javapoet.JavaFile;
import io.github.gradapt.Network;
import io.github.gradapt.processor.emission.NetworkEmitter;
import io.github.gradapt.processor.plan.Plan;
import io.github.gradapt.processor.program.Lowering;
import io.github.gradapt.processor.topology.Topology;
import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.tools.JavaFileObject;

/** Compiles sources with the processor, all in one run of javac, and keeps the plan of each network. */
final class NetworkCompiler {

    /** What generated sources compile under: all warnings but those of annotations that no processor claims. */
    static final String[] STRICT = {"-Xlint:all,-processing", "-Werror"};

    /** Where it is there, networks are compiled with it. */
    private static final String VECTORS = "jdk.incubator.vector";

    private final List<JavaFileObject> sources = new ArrayList<>();
    private final List<File> classPath = new ArrayList<>();
    private final List<String> options = new ArrayList<>();
    private final Map<String, Plan> plans = new LinkedHashMap<>();

    /** A compiler whose class path is that of a user: the runtime, and nothing else. */
    NetworkCompiler() {
        classPath(Path.of(URI.create(Network.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString())));
        if (withVectors()) {
            options("--add-modules=" + VECTORS);
        }
    }

    private static boolean withVectors() {
        return ModuleLayer.boot().findModule(VECTORS).isPresent();
    }

    /** Adds a source file; it begins with the package of {@code name} and imports the whole runtime. */
    NetworkCompiler source(String name, String text) {
        String packageName = name.substring(0, name.lastIndexOf('.'));
        sources.add(JavaFileObjects.forSourceString(name, """
                package %s;

                import io.github.gradapt.*;
                import io.github.gradapt.activation.*;
                import io.github.gradapt.cost.*;

                %s
                """.formatted(packageName, text)));
        return this;
    }

    /** Adds options of javac. */
    NetworkCompiler options(String... more) {
        options.addAll(List.of(more));
        if (withVectors()) {
            // No option of JDK 17 silences the warning that a module incubates.
            options.remove("-Werror");
        }
        return this;
    }

    /** Adds a folder of class files, or a jar. */
    NetworkCompiler classPath(Path path) {
        classPath.add(path.toFile());
        return this;
    }

    /**
     * Compiles.
     *
     * @throws AssertionError if there are errors
     */
    CompiledNetworks compile() {
        Compilation compilation = Compiler.javac()
                .withClasspath(classPath)
                .withOptions(options)
                .withProcessors(new NetworkProcessor(this::generate))
                .compile(sources);
        return new CompiledNetworks(compilation, plans);
    }

    private List<JavaFile> generate(Topology topology, boolean vectorApi) {
        Plan plan = Plan.of(Lowering.lower(topology));
        plans.put(topology.declaration().packageName() + "." + topology.name(), plan);
        return List.of(NetworkEmitter.emit(plan, vectorApi));
    }
}
