package io.github.gradapt.processor.program;

import io.github.gradapt.processor.formula.Formula;
import io.github.gradapt.processor.formula.Function;
import io.github.gradapt.processor.formula.Logarithms;
import io.github.gradapt.processor.formula.Simplifier;
import io.github.gradapt.processor.formula.Substitution;
import io.github.gradapt.processor.program.Buffer.Quantity;
import io.github.gradapt.processor.topology.Activation;
import io.github.gradapt.processor.topology.Cost;
import io.github.gradapt.processor.topology.DenseLayer;
import io.github.gradapt.processor.topology.InputLayer;
import io.github.gradapt.processor.topology.Layer;
import io.github.gradapt.processor.topology.Topology;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * From a topology to its program.
 *
 * <p>The cost is lowered in its joint form: as ONE formula of the output layer's z (elementwise activations) or of the
 * log-probability l = z - logsumexp(z) (softmax, log-softmax), so that the derivative of the pair is taken at once, and
 * neither a saturated activation nor a Jacobian stands between the cost and the delta.
 */
public final class Lowering {

    private final Topology topology;
    private final List<Op> forward = new ArrayList<>();
    private final List<Op> cost = new ArrayList<>();
    private final Map<String, Buffer> weightedInputs = new HashMap<>();
    private final Map<String, Buffer> activations = new LinkedHashMap<>();
    private final Map<String, Weights> weights = new HashMap<>();
    private final Map<Formula, Formula> simplified = new HashMap<>();

    private Lowering(Topology topology) {
        this.topology = topology;
    }

    /** The verified program of a topology. */
    public static Program lower(Topology topology) {
        return Verifier.verified(new Lowering(topology).program());
    }

    private Program program() {
        topology.layers().forEach(this::lowerLayer);
        Buffer input = output(topology.input());
        if (!topology.training()) {
            return new Program(
                    topology,
                    input,
                    Optional.empty(),
                    layerBuffers(Set.of()),
                    Simplification.of(forward),
                    List.of(),
                    List.of(),
                    List.of());
        }
        Buffer target = new Buffer(
                topology.output().name(),
                Quantity.TARGET,
                output(topology.output()).size());
        lowerCost(topology.cost().orElseThrow(), (DenseLayer) topology.output(), target);

        // Differentiate first, simplify after: a stable form may lose precision when it is differentiated.
        List<Op> derived =
                Backpropagation.of(toCost(forward, cost), topology.input().gradient() ? Set.of() : Set.of(input));
        List<Op> simpleForward = Simplification.of(forward);
        List<Op> simpleCost = Simplification.of(cost);
        Reuse reuse = Reuse.of(toCost(simpleForward, simpleCost));
        List<Op> backward = DeadCode.removed(reuse.rewrite(Simplification.of(derived)), results(derived));
        Set<Buffer> written = new HashSet<>();
        backward.forEach(op -> written.addAll(op.writes()));
        return new Program(
                topology,
                input,
                Optional.of(target),
                layerBuffers(written),
                simpleForward,
                DeadCode.removed(reuse.rewrite(simpleCost), DeadCode.readBy(backward)),
                backward,
                Descent.of(backward));
    }

    private static List<Op> toCost(List<Op> forward, List<Op> cost) {
        List<Op> ops = new ArrayList<>(forward);
        ops.addAll(cost);
        return ops;
    }

    /** The gradient with respect to the inputs is a result, if it is computed at all. */
    private Set<Buffer> results(List<Op> backward) {
        Buffer gradient = output(topology.input()).gradient();
        return backward.stream().anyMatch(op -> op.writes().contains(gradient)) ? Set.of(gradient) : Set.of();
    }

    private List<Program.LayerBuffers> layerBuffers(Set<Buffer> written) {
        List<Program.LayerBuffers> buffers = new ArrayList<>();
        for (Layer layer : topology.layers()) {
            Buffer differentiated = weightedInputs.getOrDefault(layer.name(), output(layer));
            Optional<Buffer> delta = Optional.of(differentiated.gradient()).filter(written::contains);
            buffers.add(new Program.LayerBuffers(output(layer), delta, Optional.ofNullable(weights.get(layer.name()))));
        }
        return buffers;
    }

    private Buffer output(Layer layer) {
        return output(layer.name());
    }

    private Buffer output(String layer) {
        Buffer buffer = activations.get(layer);
        if (buffer == null) {
            throw new IllegalArgumentException("layer " + layer + " is read before it is declared");
        }
        return buffer;
    }

    private void lowerLayer(Layer layer) {
        layer.accept(new Layer.Visitor<Void>() {
            @Override
            public Void input(InputLayer input) {
                activations.put(
                        input.name(),
                        new Buffer(
                                input.name(), Quantity.ACTIVATION, input.shape().size()));
                return null;
            }

            @Override
            public Void dense(DenseLayer dense) {
                lowerDense(dense);
                return null;
            }
        });
    }

    private void lowerDense(DenseLayer layer) {
        Buffer input = output(layer.input());
        Buffer z = new Buffer(layer.name(), Quantity.WEIGHTED_INPUT, layer.units());
        Weights parameters = new Weights(layer.name(), input.size(), layer.units(), layer.bias());
        forward.add(new Op.Affine(parameters, input, z));
        weightedInputs.put(layer.name(), z);
        weights.put(layer.name(), parameters);
        activations.put(layer.name(), lowerActivation(layer.activation(), z));
    }

    private Buffer lowerActivation(Activation activation, Buffer z) {
        Buffer a = new Buffer(z.layer(), Quantity.ACTIVATION, z.size());
        return activation.accept(new Activation.Visitor<Buffer>() {
            @Override
            public Buffer elementwise(Activation.Elementwise elementwise) {
                Formula phi = simplified.computeIfAbsent(elementwise.phi(), Simplifier::simplify);
                if (phi.equals(variable(z))) {
                    return z;
                }
                forward.add(new Op.Elementwise(Logarithms.guarded(elementwise.phi()), operands(z), a));
                return a;
            }

            @Override
            public Buffer softmax(Activation.Softmax softmax) {
                forward.add(new Op.Softmax(z, a));
                return a;
            }

            @Override
            public Buffer logSoftmax(Activation.LogSoftmax logSoftmax) {
                Buffer l = new Buffer(z.layer(), Quantity.LOG_PROBABILITY, z.size());
                forward.add(new Op.LogSoftmax(z, l));
                return l;
            }
        });
    }

    private void lowerCost(Cost declared, DenseLayer layer, Buffer target) {
        Buffer z = new Buffer(layer.name(), Quantity.WEIGHTED_INPUT, layer.units());
        layer.activation().accept(new Activation.Visitor<Void>() {
            @Override
            public Void elementwise(Activation.Elementwise elementwise) {
                addCost(declared, elementwise.phi(), z, target);
                return null;
            }

            @Override
            public Void softmax(Activation.Softmax softmax) {
                Buffer l = new Buffer(layer.name(), Quantity.LOG_PROBABILITY, z.size());
                cost.add(new Op.LogSoftmax(z, l));
                addCost(declared, new Formula.Application(Function.EXP, variable(l)), l, target);
                return null;
            }

            @Override
            public Void logSoftmax(Activation.LogSoftmax logSoftmax) {
                Buffer l = output(layer);
                addCost(declared, variable(l), l, target);
                return null;
            }
        });
    }

    /** The cost as one formula of {@code variable}, of which the output is the formula {@code output}. */
    private void addCost(Cost declared, Formula output, Buffer variable, Buffer target) {
        Formula joint = Logarithms.guarded(Substitution.substitute(declared.perOutput(), Map.of("a", output)));
        Map<String, Buffer> operands = Elementwises.read(joint, operands(variable, target));
        Buffer terms = new Buffer(target.layer(), Quantity.COST_TERM, target.size());
        cost.add(new Op.RowCost(joint, operands, terms, declared.reduction()));
    }

    private static Formula variable(Buffer buffer) {
        return new Formula.Variable(buffer.quantity().symbol());
    }

    private static Map<String, Buffer> operands(Buffer... buffers) {
        Map<String, Buffer> operands = new LinkedHashMap<>();
        for (Buffer buffer : buffers) {
            operands.put(buffer.quantity().symbol(), buffer);
        }
        return operands;
    }
}
