/**
 * Neural networks, compiled by {@code javac}: the annotations that declare a network, the interfaces that generated
 * networks implement, and what is needed to train them. It depends on nothing but {@code java.base}.
 *
 * <p>Where the module {@code jdk.incubator.vector} is there too, networks may compute with it; only classes with
 * {@code Vector} in their names need it.
 */
module io.github.gradapt {
    requires static jdk.incubator.vector;
    requires static org.jspecify;

    exports io.github.gradapt;
    exports io.github.gradapt.activation;
    exports io.github.gradapt.backend;
    exports io.github.gradapt.cost;
    exports io.github.gradapt.math;
    exports io.github.gradapt.optimizer;
    exports io.github.gradapt.serving;
    exports io.github.gradapt.storage;
    exports io.github.gradapt.support;
    exports io.github.gradapt.training;
    exports io.github.gradapt.verification;
}
