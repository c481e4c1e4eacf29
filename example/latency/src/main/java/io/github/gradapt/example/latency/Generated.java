package io.github.gradapt.example.latency;

import io.github.gradapt.Backend;
import io.github.gradapt.Layer;
import io.github.gradapt.TrainableNetwork;
import io.github.gradapt.optimizer.Adam;
import io.github.gradapt.optimizer.Optimizer;

/** What Gradapt generates; which backend computes is the virtual machine's choice. */
final class Generated implements Contender {
    private final TrainableNetwork network;
    private final Optimizer optimizer = new Adam(ADAM_RATE);

    Generated(Net net) {
        network = net.newGenerated();
        if ("vector".equals(System.getProperty("gradapt.backend")) && network.backend() != Backend.VECTOR) {
            throw new IllegalStateException(net.label() + " was compiled without the Vector API");
        }
        Weights start = Weights.of(net);
        for (int number = 1; number <= net.layers(); number++) {
            Layer layer = network.layers().get(number);
            for (int unit = 0; unit < layer.size(); unit++) {
                layer.setBias(unit, start.biases()[number][unit]);
                for (int input = 0; input < layer.inputSize(); input++) {
                    layer.setWeight(unit, input, start.weights()[number][unit][input]);
                }
            }
        }
    }

    @Override
    public void warmUp() {
        network.warmUp();
    }

    @Override
    public void forward(float[] input, float[] output) {
        network.forward(input, output);
    }

    @Override
    public void forward(float[] inputs, float[] outputs, int rows) {
        network.forward(inputs, 0, outputs, 0, rows);
    }

    @Override
    public float learn(float[] input, float[] target, float rate) {
        return network.learn(input, target, rate);
    }

    @Override
    public float gradient(float[] inputs, float[] targets, int rows) {
        network.clearGradients();
        return network.accumulate(inputs, 0, targets, 0, rows);
    }

    @Override
    public float adam(float[] inputs, float[] targets, int rows) {
        float cost = network.accumulate(inputs, 0, targets, 0, rows);
        optimizer.step(network);
        return cost;
    }

    @Override
    public float[] parameters() {
        int size = network.layers().stream()
                .mapToInt(layer -> layer.size() * (layer.inputSize() + 1))
                .sum();
        float[] parameters = new float[size - network.inputSize()];
        int at = 0;
        for (Layer layer : network.layers().subList(1, network.layers().size())) {
            for (int unit = 0; unit < layer.size(); unit++) {
                for (int input = 0; input < layer.inputSize(); input++) {
                    parameters[at++] = (float) layer.weight(unit, input);
                }
            }
            for (int unit = 0; unit < layer.size(); unit++) {
                parameters[at++] = (float) layer.bias(unit);
            }
        }
        return parameters;
    }
}
