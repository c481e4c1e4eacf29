package io.github.gradapt.processor;

import io.github.gradapt.TrainableNetwork;
import java.util.Arrays;

/** The main class of a virtual machine that trains a network a little, and prints its backend and all its bits. */
public final class NetworkBits {

    private static final int ROWS = 5;

    private NetworkBits() {}

    /** Prints what the class that is named computes: {@code backend}, then {@code bits} of outputs and parameters. */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        TrainableNetwork network = (TrainableNetwork) ChildJvm.network(arguments[0]);
        float[] inputs = new float[ROWS * network.inputSize()];
        float[] targets = new float[ROWS * network.outputSize()];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = 1f / (i + 1) - 0.25f;
        }
        for (int row = 0; row < ROWS; row++) {
            targets[row * network.outputSize()] = 1;
        }
        float[] outputs = new float[ROWS * network.outputSize()];
        network.learn(inputs, targets, 0.1f);
        network.accumulate(inputs, 0, targets, 0, ROWS);
        network.forward(inputs, 0, outputs, 0, ROWS);
        System.out.println("backend " + network.backend());
        System.out.println("bits " + bits(outputs) + bits(network.gradients()) + bits(network.parameters()));
    }

    private static String bits(float[] values) {
        int[] bits = new int[values.length];
        Arrays.setAll(bits, i -> Float.floatToIntBits(values[i]));
        return Arrays.toString(bits);
    }
}
