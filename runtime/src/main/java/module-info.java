/**
 * Neural networks, compiled by {@code javac}: the annotations that declare a network, the interfaces that generated
 * networks implement, and what is needed to train them. It depends on nothing but {@code java.base}.
 */
module io.github.gradapt {
    requires static org.jspecify;

    exports io.github.gradapt;
    exports io.github.gradapt.activation;
    exports io.github.gradapt.cost;
    exports io.github.gradapt.math;
    exports io.github.gradapt.optimizer;
    exports io.github.gradapt.storage;
    exports io.github.gradapt.training;
}
