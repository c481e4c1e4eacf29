package io.github.gradapt.processor.program;

import io.github.gradapt.processor.topology.Activation;
import io.github.gradapt.processor.topology.Cost;
import io.github.gradapt.processor.topology.Topology;
import java.util.List;
import java.util.Random;

/** Topologies drawn at random: of any depth, activations and cost that programs are made of. */
public final class RandomTopologies {

    /** Where paddings and layouts change. */
    private static final int[] SIZES = {1, 2, 3, 4, 5, 8, 9, 16, 17, 33};

    private static final int MOST_LAYERS = 8;

    private static final List<Activation> ACTIVATIONS = List.of(
            Activation.Elementwise.IDENTITY,
            Topologies.elementwise("tanh(z)"),
            Topologies.elementwise("1 / (1 + exp(-z))"),
            Topologies.elementwise("max(0, z)"),
            Topologies.elementwise("z > 0 ? z : 0.7 * (exp(z) - 1)"),
            Topologies.elementwise("z / (1 + exp(-z))"),
            Topologies.elementwise("z * tanh(log(1 + exp(z)))"),
            Topologies.elementwise("log(1 + exp(z))"),
            Topologies.elementwise("exp(z)"),
            Topologies.elementwise("3"),
            new Activation.Softmax(),
            new Activation.LogSoftmax());

    private static final List<String> COSTS = List.of(
            "(a - y)^2 / 2",
            "abs(a - y)",
            "-y * log(a)",
            "-y * a",
            "-y * log(a) - (1 - y) * log(1 - a)",
            "max(0, 1 - y * a)");

    private RandomTopologies() {}

    /** A topology to train. */
    public static Topology training(long seed) {
        Random random = new Random(seed);
        Cost.Reduction reduction = random.nextBoolean() ? Cost.Reduction.SUM : Cost.Reduction.MEAN;
        return layers(random).cost(COSTS.get(random.nextInt(COSTS.size())), reduction);
    }

    /** A topology without training. */
    public static Topology inference(long seed) {
        return layers(new Random(seed)).inference();
    }

    private static Topologies layers(Random random) {
        Topologies topologies = Topologies.inputs(size(random), random.nextBoolean());
        int layers = 1 + random.nextInt(MOST_LAYERS);
        for (int layer = 1; layer <= layers; layer++) {
            Activation activation = ACTIVATIONS.get(random.nextInt(ACTIVATIONS.size()));
            topologies.dense("layer" + layer, size(random), random.nextBoolean(), activation);
        }
        return topologies;
    }

    private static int size(Random random) {
        return SIZES[random.nextInt(SIZES.length)];
    }
}
