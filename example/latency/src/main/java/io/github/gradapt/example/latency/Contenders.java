package io.github.gradapt.example.latency;

import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;

/** The contenders by name. */
enum Contenders {
    /** The generated class, plain Java. */
    SCALAR,
    /** The generated class, Vector API. */
    VECTOR,
    /** Plain loops. */
    TEXTBOOK,
    /** ONNX Runtime; not in every build. */
    ONNX,
    /** The C program; measured by itself, in another process. */
    C;

    static Contenders named(String label) {
        try {
            return valueOf(label.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("no contender " + label + "; there are " + List.of(values()), e);
        }
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it takes part in the task. */
    boolean can(Task task) {
        return this != ONNX || !task.training();
    }

    /** The options that its virtual machine needs. */
    List<String> options() {
        return switch (this) {
            case SCALAR -> List.of("-Dgradapt.backend=scalar");
            case VECTOR -> List.of("-Dgradapt.backend=vector", "--add-modules", "jdk.incubator.vector");
            default -> List.of();
        };
    }

    /**
     * A new instance, in a virtual machine that was started with the {@link #options()}.
     *
     * @throws IllegalStateException if it was not, or this build has no such contender
     */
    Contender create(Net net) {
        return switch (this) {
            case SCALAR, VECTOR -> {
                if (!label().equals(System.getProperty("gradapt.backend"))) {
                    throw new IllegalStateException("needs the options " + options());
                }
                yield new Generated(net);
            }
            case TEXTBOOK -> new Textbook(net);
            case ONNX ->
                ServiceLoader.load(ContenderFactory.class)
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("needs a build with -Ponnx"))
                        .create(net);
            case C -> throw new IllegalStateException("runs in a process of its own");
        };
    }
}
