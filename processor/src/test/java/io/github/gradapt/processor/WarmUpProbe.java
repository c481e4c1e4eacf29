package io.github.gradapt.processor;

import io.github.gradapt.TrainableNetwork;
import java.util.Random;

/** The main class of a virtual machine that warms a network up, and then computes with rows that it has not seen. */
public final class WarmUpProbe {

    /** The line between. */
    static final String WARM = "warm";

    private static final int ROWS = 37;
    private static final int CALLS = 200;

    private WarmUpProbe() {}

    public static void main(String[] arguments) throws ReflectiveOperationException {
        TrainableNetwork network = (TrainableNetwork) ChildJvm.network(arguments[0]);
        float[] inputs = new float[ROWS * network.inputSize()];
        float[] targets = new float[ROWS * network.outputSize()];
        float[] outputs = new float[ROWS * network.outputSize()];
        Random random = new Random(3);
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = (float) random.nextGaussian();
        }
        for (int row = 0; row < ROWS; row++) {
            targets[row * network.outputSize() + random.nextInt(network.outputSize())] = 1;
        }
        network.warmUp();
        System.out.println(WARM);
        for (int i = 0; i < CALLS; i++) {
            network.forward(inputs, outputs);
            network.forward(inputs, 0, outputs, 0, ROWS);
            network.evaluate(inputs, 0, targets, 0, ROWS);
            network.clearGradients();
            network.accumulate(inputs, 0, targets, 0, ROWS);
            network.clearGradients();
            network.forward(inputs, outputs);
            network.backward(targets);
            network.learn(inputs, targets, 0.001f);
        }
    }
}
