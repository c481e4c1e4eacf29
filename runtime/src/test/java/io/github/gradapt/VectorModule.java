package io.github.gradapt;

/**
 * The condition of tests with vectors, so that one asked for by name runs only where it can. The names of their classes
 * contain {@code Vector}; their methods have no vectors in their signatures, so that the classes can be read without
 * the module.
 */
public final class VectorModule {
    private VectorModule() {}

    public static boolean isPresent() {
        return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    }
}
