package io.github.gradapt.processor.program;

import io.github.gradapt.processor.formula.Formula;
import io.github.gradapt.processor.formula.FormulaException;
import io.github.gradapt.processor.formula.FormulaParser;
import io.github.gradapt.processor.topology.Activation;
import io.github.gradapt.processor.topology.Cost;
import io.github.gradapt.processor.topology.DenseLayer;
import io.github.gradapt.processor.topology.InputLayer;
import io.github.gradapt.processor.topology.Layer;
import io.github.gradapt.processor.topology.Precision;
import io.github.gradapt.processor.topology.Shape;
import io.github.gradapt.processor.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Builds topologies for tests, as validation would. */
public final class Topologies {

    private static final Layer.Visibility PUBLIC = Layer.Visibility.PUBLIC;

    private final List<Layer> layers = new ArrayList<>();
    private String name = "Net";
    private Precision precision = Precision.FLOAT;

    private Topologies() {}

    /** A topology of the given number of inputs, whose gradient is not wanted. */
    public static Topologies inputs(int size) {
        return inputs(size, false);
    }

    /** A topology of the given number of inputs. */
    public static Topologies inputs(int size, boolean gradient) {
        Topologies topologies = new Topologies();
        topologies.layers.add(new InputLayer("features", PUBLIC, Shape.of(size), gradient));
        return topologies;
    }

    /** The name of the declaring interface. */
    public Topologies named(String declaration) {
        name = declaration;
        return this;
    }

    /** What the network computes in; float unless said. */
    public Topologies precision(Precision computed) {
        precision = computed;
        return this;
    }

    /** Adds a layer with biases. */
    public Topologies dense(String layer, int units, Activation activation) {
        return dense(layer, units, true, activation);
    }

    /** Adds a layer. */
    public Topologies dense(String layer, int units, boolean bias, Activation activation) {
        String previous = layers.get(layers.size() - 1).name();
        layers.add(new DenseLayer(layer, PUBLIC, previous, units, bias, "GLOROT_UNIFORM", activation));
        return this;
    }

    /** The topology, to train by a sum over the outputs. */
    public Topology cost(String perOutput) {
        return cost(perOutput, Cost.Reduction.SUM);
    }

    /** The topology, to train. */
    public Topology cost(String perOutput, Cost.Reduction reduction) {
        return topology(Optional.of(new Cost("TestCost", formula(perOutput), reduction)));
    }

    /** The topology, without training. */
    public Topology inference() {
        return topology(Optional.empty());
    }

    private Topology topology(Optional<Cost> cost) {
        Topology.Declared declared =
                new Topology.Declared("test", List.of(name), Topology.Kind.INTERFACE, true, Set.of(), Set.of());
        return new Topology(declared, name + "Network", cost.isPresent(), precision, layers, cost, Optional.empty());
    }

    /** An elementwise activation. */
    public static Activation elementwise(String phi) {
        return new Activation.Elementwise("TestActivation", formula(phi));
    }

    /** A formula over a, y, z and what else buffers are called. */
    public static Formula formula(String text) {
        try {
            return FormulaParser.parse(
                    text,
                    new FormulaParser.Names(Set.of("a", "y", "z"), Set.of("l", "g", "h", "p", "delta"), Set.of()));
        } catch (FormulaException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
