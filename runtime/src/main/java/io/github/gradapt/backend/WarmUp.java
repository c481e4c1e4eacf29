package io.github.gradapt.backend;

import io.github.gradapt.DoubleNetwork;
import io.github.gradapt.Network;
import io.github.gradapt.TrainableDoubleNetwork;
import io.github.gradapt.TrainableNetwork;

/**
 * Calls the methods of a network until HotSpot has compiled them: in rounds, until several in a row were no faster than
 * the best before. The network's parameters and gradients are written: give a copy that nobody else uses.
 */
public final class WarmUp {

    /** Rows per call for many: a block, half of one, and some more that fill neither. */
    private static final int ROWS = 32 + 16 + 15;

    /** C2 compiles a method after some thousand calls, or some ten thousand rounds of its loops. */
    private static final int FEWEST_CALLS = 20_000;

    private static final long ROUND_NANOS = 20_000_000;
    private static final int STEADY_ROUNDS = 25;
    private static final long MOST_NANOS = 10_000_000_000L;

    private WarmUp() {}

    /** Warms up the class of a network, with a copy of it. */
    public static void run(Network copy) {
        float[] inputs = new float[ROWS * copy.inputSize()];
        float[] outputs = new float[ROWS * copy.outputSize()];
        repeat(() -> copy.forward(inputs, outputs));
        repeat(() -> copy.forward(inputs, 0, outputs, 0, ROWS));
        if (copy instanceof TrainableNetwork trainable) {
            float[] targets = new float[ROWS * copy.outputSize()];
            repeat(() -> trainable.learn(inputs, targets, 0));
            // Onto cleared gradients and onto others: what HotSpot has not seen it leaves to the interpreter.
            repeat(() -> {
                trainable.clearGradients();
                trainable.forward(inputs, outputs);
                trainable.backward(targets);
                trainable.forward(inputs, outputs);
                trainable.backward(targets);
            });
            repeat(() -> {
                trainable.clearGradients();
                trainable.accumulate(inputs, 0, targets, 0, ROWS);
            });
            repeat(() -> trainable.evaluate(inputs, 0, targets, 0, ROWS));
        }
    }

    /** Warms up the class of a network, with a copy of it. */
    public static void run(DoubleNetwork copy) {
        double[] inputs = new double[ROWS * copy.inputSize()];
        double[] outputs = new double[ROWS * copy.outputSize()];
        repeat(() -> copy.forward(inputs, outputs));
        repeat(() -> copy.forward(inputs, 0, outputs, 0, ROWS));
        if (copy instanceof TrainableDoubleNetwork trainable) {
            double[] targets = new double[ROWS * copy.outputSize()];
            repeat(() -> trainable.learn(inputs, targets, 0));
            // Onto cleared gradients and onto others: what HotSpot has not seen it leaves to the interpreter.
            repeat(() -> {
                trainable.clearGradients();
                trainable.forward(inputs, outputs);
                trainable.backward(targets);
                trainable.forward(inputs, outputs);
                trainable.backward(targets);
            });
            repeat(() -> {
                trainable.clearGradients();
                trainable.accumulate(inputs, 0, targets, 0, ROWS);
            });
            repeat(() -> trainable.evaluate(inputs, 0, targets, 0, ROWS));
        }
    }

    private static void repeat(Runnable call) {
        long start = System.nanoTime();
        long calls = 0;
        double best = Double.POSITIVE_INFINITY;
        int steady = 0;
        while (System.nanoTime() - start < MOST_NANOS && (calls < FEWEST_CALLS || steady < STEADY_ROUNDS)) {
            long begin = System.nanoTime();
            long count = 0;
            do {
                call.run();
                count++;
            } while (System.nanoTime() - begin < ROUND_NANOS);
            double perCall = (System.nanoTime() - begin) / (double) count;
            // A little faster is noise; much faster is a method that has just been compiled.
            steady = perCall < 0.9 * best ? 0 : steady + 1;
            best = Math.min(best, perCall);
            calls += count;
        }
    }
}
