package io.github.gradapt.processor.topology;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A valid network.
 *
 * @param declaration the type the user wrote
 * @param name        the simple name of the class to generate, in the package of the declaration
 * @param training    whether the network can be trained
 * @param precision   what the network computes in
 * @param layers      the layers, inputs before their users; the first is the input, the last is the output
 * @param cost        the cost of the last layer; present if the network can be trained
 * @param frozen      the parameters, if they are compiled in; only where the network cannot be trained
 */
public record Topology(
        Declared declaration,
        String name,
        boolean training,
        Precision precision,
        List<Layer> layers,
        Optional<Cost> cost,
        Optional<FrozenParameters> frozen) {

    public Topology {
        layers = List.copyOf(layers);
    }

    /** The same network with its parameters compiled in. */
    public Topology with(FrozenParameters parameters) {
        return new Topology(declaration, name, training, precision, layers, cost, Optional.of(parameters));
    }

    /** The input layer. */
    public InputLayer input() {
        return (InputLayer) layers.get(0);
    }

    /** The dense layers, in their order. */
    public List<DenseLayer> denseLayers() {
        List<DenseLayer> dense = new ArrayList<>();
        for (Layer layer : layers) {
            layer.accept(new Layer.Visitor<Boolean>() {
                @Override
                public Boolean input(InputLayer input) {
                    return false;
                }

                @Override
                public Boolean dense(DenseLayer layer) {
                    return dense.add(layer);
                }
            });
        }
        return dense;
    }

    /** The layer whose activations are the network's outputs. */
    public Layer output() {
        return layers.get(layers.size() - 1);
    }

    /**
     * The annotated type.
     *
     * @param packageName     its package; empty for the unnamed package
     * @param nesting         its simple name, after those of the types around it, outermost first
     * @param kind            what it is
     * @param isPublic        whether it, and every type around it, is public
     * @param methodNames     the names of its methods that are not layers, inherited ones included
     * @param memberTypeNames the simple names of the types declared in it, inherited ones included
     */
    public record Declared(
            String packageName,
            List<String> nesting,
            Kind kind,
            boolean isPublic,
            Set<String> methodNames,
            Set<String> memberTypeNames) {
        public Declared {
            nesting = List.copyOf(nesting);
            methodNames = Collections.unmodifiableSet(new TreeSet<>(methodNames));
            memberTypeNames = Collections.unmodifiableSet(new TreeSet<>(memberTypeNames));
        }
    }

    /** The kinds of type that can declare a network. */
    public enum Kind {
        INTERFACE,
        ABSTRACT_CLASS
    }
}
