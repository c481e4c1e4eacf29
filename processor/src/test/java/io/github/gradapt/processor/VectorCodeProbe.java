package io.github.gradapt.processor;

import io.github.gradapt.Backend;
import io.github.gradapt.DoubleNetwork;
import io.github.gradapt.Network;
import io.github.gradapt.TrainableDoubleNetwork;
import io.github.gradapt.TrainableNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** The main class of a virtual machine that warms networks up, and writes what their calls allocate afterwards. */
public final class VectorCodeProbe {

    private static final int ROWS = 37;
    private static final long LATEST_NANOS = 10_000_000_000L;

    private VectorCodeProbe() {}

    /** Writes a line for each call of each network, {@code network.call: bytes}, to the file that comes first. */
    public static void main(String[] arguments) throws ReflectiveOperationException, IOException {
        List<String> lines = new ArrayList<>();
        for (String name : List.of(arguments).subList(1, arguments.length)) {
            Object network = ChildJvm.network(name);
            Map<String, Runnable> calls =
                    network instanceof Network single ? calls(single) : calls((DoubleNetwork) network);
            calls.forEach((call, code) -> lines.add(name + "." + call + ": " + leastAllocated(code)));
        }
        Files.write(Path.of(arguments[0]), lines);
    }

    /** Where the machine is busy, the compiler may be late: it gets some more seconds. */
    private static long leastAllocated(Runnable code) {
        long end = System.nanoTime() + LATEST_NANOS;
        long bytes = Allocations.of(code);
        while (bytes > 0 && System.nanoTime() < end) {
            bytes = Allocations.of(code);
        }
        return bytes;
    }

    private static Map<String, Runnable> calls(Network network) {
        requireVectors(network.backend());
        network.warmUp();
        float[] inputs = floats(ROWS * network.inputSize());
        float[] outputs = new float[ROWS * network.outputSize()];
        Map<String, Runnable> calls = new LinkedHashMap<>();
        calls.put("forward", () -> network.forward(inputs, outputs));
        calls.put("forward of many", () -> network.forward(inputs, 0, outputs, 0, ROWS));
        if (network instanceof TrainableNetwork trainable) {
            float[] targets = new float[ROWS * network.outputSize()];
            calls.put("learn", () -> trainable.learn(inputs, targets, 0.001f));
            calls.put("backward", () -> {
                trainable.forward(inputs, outputs);
                trainable.backward(targets);
            });
            calls.put("backward onto cleared gradients", () -> {
                trainable.clearGradients();
                trainable.forward(inputs, outputs);
                trainable.backward(targets);
            });
            calls.put("accumulate", () -> trainable.accumulate(inputs, 0, targets, 0, ROWS));
            calls.put("accumulate onto cleared gradients", () -> {
                trainable.clearGradients();
                trainable.accumulate(inputs, 0, targets, 0, ROWS);
            });
            calls.put("evaluate", () -> trainable.evaluate(inputs, 0, targets, 0, ROWS));
        }
        return calls;
    }

    private static Map<String, Runnable> calls(DoubleNetwork network) {
        requireVectors(network.backend());
        network.warmUp();
        double[] inputs = doubles(ROWS * network.inputSize());
        double[] outputs = new double[ROWS * network.outputSize()];
        Map<String, Runnable> calls = new LinkedHashMap<>();
        calls.put("forward", () -> network.forward(inputs, outputs));
        calls.put("forward of many", () -> network.forward(inputs, 0, outputs, 0, ROWS));
        if (network instanceof TrainableDoubleNetwork trainable) {
            double[] targets = new double[ROWS * network.outputSize()];
            calls.put("learn", () -> trainable.learn(inputs, targets, 0.001));
            calls.put("backward", () -> {
                trainable.forward(inputs, outputs);
                trainable.backward(targets);
            });
            calls.put("backward onto cleared gradients", () -> {
                trainable.clearGradients();
                trainable.forward(inputs, outputs);
                trainable.backward(targets);
            });
            calls.put("accumulate", () -> trainable.accumulate(inputs, 0, targets, 0, ROWS));
            calls.put("accumulate onto cleared gradients", () -> {
                trainable.clearGradients();
                trainable.accumulate(inputs, 0, targets, 0, ROWS);
            });
            calls.put("evaluate", () -> trainable.evaluate(inputs, 0, targets, 0, ROWS));
        }
        return calls;
    }

    private static float[] floats(int count) {
        Random random = new Random(5);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    private static double[] doubles(int count) {
        Random random = new Random(5);
        return IntStream.range(0, count).mapToDouble(i -> random.nextGaussian()).toArray();
    }

    private static void requireVectors(Backend backend) {
        if (backend != Backend.VECTOR) {
            throw new IllegalStateException("the backend is " + backend);
        }
    }
}
