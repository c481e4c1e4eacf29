package io.github.gradapt.processor.emission;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import io.github.gradapt.processor.topology.Fingerprint;
import io.github.gradapt.processor.topology.Topology;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** The methods that bring parameters into files and out of them; all they do is call the runtime. */
final class StorageMethods {

    private final Topology topology;
    private final Scalar scalar;
    private final ClassName self;

    StorageMethods(Topology topology, Scalar scalar) {
        this.topology = topology;
        this.scalar = scalar;
        this.self = ClassName.get(topology.declaration().packageName(), topology.name());
    }

    List<MethodSpec> methods() {
        List<MethodSpec> methods = new ArrayList<>(List.of(
                overriding("fingerprint")
                        .returns(String.class)
                        .addStatement("return $S", Fingerprint.of(topology))
                        .build(),
                save(Path.class, "file").addException(IOException.class).build(),
                save(OutputStream.class, "stream")
                        .addException(IOException.class)
                        .build(),
                save(ByteBuffer.class, "buffer").build()));
        // Parameters that are compiled in are there already, and stay as they are.
        if (topology.frozen().isEmpty()) {
            methods.add(load(Path.class, "file", "a file"));
            methods.add(load(InputStream.class, "stream", "a stream, which is read to its end"));
            methods.add(load(ByteBuffer.class, "buffer", "a buffer, whose position does not move"));
        }
        return methods;
    }

    private static MethodSpec.Builder save(Class<?> type, String name) {
        return overriding("save")
                .addParameter(type, name)
                .addStatement("$T.of(this).save($N)", RuntimeTypes.PARAMETER_FILE, name);
    }

    private static MethodSpec.Builder overriding(String name) {
        return MethodSpec.methodBuilder(name).addAnnotation(Override.class).addModifiers(Modifier.PUBLIC);
    }

    private MethodSpec load(Class<?> type, String name, String from) {
        MethodSpec.Builder load = MethodSpec.methodBuilder("load").addModifiers(Modifier.STATIC);
        if (topology.declaration().isPublic()) {
            load.addModifiers(Modifier.PUBLIC);
        }
        return load.addJavadoc("A network with the parameters from $L.\n", from)
                .addJavadoc(
                        "\n@throws $T if they cannot be read, or are not those of this network\n", IOException.class)
                .returns(self)
                .addParameter(type, name)
                .addException(IOException.class)
                .addStatement("$1T network = new $1T(new $2T[PARAMETERS])", self, scalar.type())
                .addStatement("$T.of(network).load($N)", RuntimeTypes.PARAMETER_FILE, name)
                .addStatement("return network")
                .build();
    }
}
