package io.github.gradapt.backend;

import io.github.gradapt.DoubleNetwork;
import io.github.gradapt.Network;
import io.github.gradapt.TrainableDoubleNetwork;
import io.github.gradapt.TrainableNetwork;
import java.util.function.LongConsumer;

/**
 * Calls the methods of a network until HotSpot has compiled them: in rounds, until several in a row were no faster than
 * the best before. The network's parameters and gradients are written: give a copy that nobody else uses.
 */
public final class WarmUp {

    /** C2 compiles a method after some thousand calls, or some hundred in which its loops run often. */
    private static final int ENOUGH_CALLS = 20_000;

    private static final int FEWEST_CALLS = 1_000;

    /** How many steps there are from one restoring of the parameters to the next. */
    private static final int RESTORED_EVERY = 64;

    private static final long ROUND_NANOS = 20_000_000;
    private static final int STEADY_ROUNDS = 25;
    private static final long ENOUGH_NANOS = 2_000_000_000L;
    private static final long MOST_NANOS = 10_000_000_000L;

    private WarmUp() {}

    /** Warms up the class of a network, with a copy of it. */
    public static void run(Network copy) {
        WarmUpRows rows = new WarmUpRows(copy.inputSize(), copy.outputSize());
        int count = rows.count();
        float[] inputs = WarmUpRows.inFloat(rows.inputs());
        float[] outputs = new float[count * copy.outputSize()];
        float[] input = new float[copy.inputSize()];
        repeat(call -> {
            choose(call, inputs, input);
            copy.forward(input, outputs);
        });
        repeat(call -> {
            copy.forward(inputs, 0, outputs, 0, count);
            copy.forward(inputs, 0, outputs, 0, 1);
        });
        if (copy instanceof TrainableNetwork trainable) {
            run(trainable, inputs, WarmUpRows.inFloat(rows.targets()), count);
        }
    }

    private static void run(TrainableNetwork copy, float[] inputs, float[] targets, int count) {
        float[] input = new float[copy.inputSize()];
        float[] target = new float[copy.outputSize()];
        float[] output = new float[copy.outputSize()];
        // Onto cleared gradients and onto others: what HotSpot has not seen it leaves to the interpreter.
        repeat(call -> {
            copy.clearGradients();
            for (int i = 0; i < 2; i++) {
                choose(call + i, inputs, input);
                choose(call + i, targets, target);
                copy.forward(input, output);
                copy.backward(target);
            }
        });
        repeat(call -> {
            copy.clearGradients();
            copy.accumulate(inputs, 0, targets, 0, count);
            copy.accumulate(inputs, 0, targets, 0, 1);
        });
        repeat(call -> {
            copy.evaluate(inputs, 0, targets, 0, count);
            copy.evaluate(inputs, 0, targets, 0, 1);
        });
        float[] parameters = copy.parameters().clone();
        repeat(call -> {
            choose(call, inputs, input);
            choose(call, targets, target);
            if (!Float.isFinite(copy.learn(input, target, 0)) || call % RESTORED_EVERY == 0) {
                // 0 times a gradient without bounds is NaN, and every row after it would be.
                System.arraycopy(parameters, 0, copy.parameters(), 0, parameters.length);
            }
        });
    }

    /** Warms up the class of a network, with a copy of it. */
    public static void run(DoubleNetwork copy) {
        WarmUpRows rows = new WarmUpRows(copy.inputSize(), copy.outputSize());
        int count = rows.count();
        double[] inputs = rows.inputs();
        double[] outputs = new double[count * copy.outputSize()];
        double[] input = new double[copy.inputSize()];
        repeat(call -> {
            choose(call, inputs, input);
            copy.forward(input, outputs);
        });
        repeat(call -> {
            copy.forward(inputs, 0, outputs, 0, count);
            copy.forward(inputs, 0, outputs, 0, 1);
        });
        if (copy instanceof TrainableDoubleNetwork trainable) {
            run(trainable, inputs, rows.targets(), count);
        }
    }

    private static void run(TrainableDoubleNetwork copy, double[] inputs, double[] targets, int count) {
        double[] input = new double[copy.inputSize()];
        double[] target = new double[copy.outputSize()];
        double[] output = new double[copy.outputSize()];
        // Onto cleared gradients and onto others: what HotSpot has not seen it leaves to the interpreter.
        repeat(call -> {
            copy.clearGradients();
            for (int i = 0; i < 2; i++) {
                choose(call + i, inputs, input);
                choose(call + i, targets, target);
                copy.forward(input, output);
                copy.backward(target);
            }
        });
        repeat(call -> {
            copy.clearGradients();
            copy.accumulate(inputs, 0, targets, 0, count);
            copy.accumulate(inputs, 0, targets, 0, 1);
        });
        repeat(call -> {
            copy.evaluate(inputs, 0, targets, 0, count);
            copy.evaluate(inputs, 0, targets, 0, 1);
        });
        double[] parameters = copy.parameters().clone();
        repeat(call -> {
            choose(call, inputs, input);
            choose(call, targets, target);
            if (!Double.isFinite(copy.learn(input, target, 0)) || call % RESTORED_EVERY == 0) {
                // 0 times a gradient without bounds is NaN, and every row after it would be.
                System.arraycopy(parameters, 0, copy.parameters(), 0, parameters.length);
            }
        });
    }

    private static void choose(long call, float[] rows, float[] row) {
        System.arraycopy(rows, begin(call, rows.length, row.length), row, 0, row.length);
    }

    private static void choose(long call, double[] rows, double[] row) {
        System.arraycopy(rows, begin(call, rows.length, row.length), row, 0, row.length);
    }

    /** The index of a row, another one at each call. */
    private static int begin(long call, int length, int size) {
        return (int) (call % (length / size)) * size;
    }

    private static void repeat(LongConsumer call) {
        long start = System.nanoTime();
        long elapsed = 0;
        long calls = 0;
        double best = Double.POSITIVE_INFINITY;
        int steady = 0;
        while (elapsed < MOST_NANOS && !(steady >= STEADY_ROUNDS && isEnough(calls, elapsed))) {
            long begin = System.nanoTime();
            long count = 0;
            do {
                call.accept(calls + count);
                count++;
            } while (System.nanoTime() - begin < ROUND_NANOS);
            double perCall = (System.nanoTime() - begin) / (double) count;
            // A little faster is noise; much faster is a method that has just been compiled.
            steady = perCall < 0.9 * best ? 0 : steady + 1;
            best = Math.min(best, perCall);
            calls += count;
            elapsed = System.nanoTime() - start;
        }
    }

    private static boolean isEnough(long calls, long nanos) {
        return calls >= ENOUGH_CALLS || (calls >= FEWEST_CALLS && nanos >= ENOUGH_NANOS);
    }
}
