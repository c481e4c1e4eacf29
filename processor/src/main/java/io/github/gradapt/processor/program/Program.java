package io.github.gradapt.processor.program;

import io.github.gradapt.processor.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a network computes for one row.
 *
 * @param topology the network
 * @param input    the row of inputs, given from outside
 * @param target   the row of targets, given from outside; absent without training
 * @param layers   what each layer shows to the user, in the order of the topology
 * @param forward  from the inputs to the outputs
 * @param cost     after forward: the cost of the row; empty without training
 * @param backward after forward and cost: the deltas, added to the gradients; empty without training
 * @param learn    after forward, and what it reads of cost: the deltas, with the weights stepped on the way; empty
 *     without training
 */
public record Program(
        Topology topology,
        Buffer input,
        Optional<Buffer> target,
        List<LayerBuffers> layers,
        List<Op> forward,
        List<Op> cost,
        List<Op> backward,
        List<Op> learn) {

    public Program {
        layers = List.copyOf(layers);
        forward = List.copyOf(forward);
        cost = List.copyOf(cost);
        backward = List.copyOf(backward);
        learn = List.copyOf(learn);
    }

    /** The outputs. */
    public Buffer output() {
        return layers.get(layers.size() - 1).activation();
    }

    /** The affine maps, in the order of the layers. */
    public List<Weights> weights() {
        List<Weights> weights = new ArrayList<>();
        for (LayerBuffers layer : layers) {
            layer.weights().ifPresent(weights::add);
        }
        return weights;
    }

    /** Whether the forward pass computes softmax(z). */
    public boolean hasSoftmaxOf(Buffer z) {
        return Reuse.softmaxOf(z, forward).isPresent();
    }

    /**
     * What a layer shows to the user.
     *
     * @param activation its activations
     * @param delta      its deltas; absent where none are computed
     * @param weights    its parameters; absent of the input layer
     */
    public record LayerBuffers(Buffer activation, Optional<Buffer> delta, Optional<Weights> weights) {}
}
