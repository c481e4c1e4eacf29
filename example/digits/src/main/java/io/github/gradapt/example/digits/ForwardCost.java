package io.github.gradapt.example.digits;

import com.sun.management.ThreadMXBean;
import io.github.gradapt.Network;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;

/** What one forward of one row takes, once the JVM has compiled it: time, and bytes, rounded up. */
record ForwardCost(double nanoseconds, long bytes) {

    private static final int ROUNDS = 20;
    private static final int CALLS = 50_000;

    /** The best of some rounds, of which the first warm up. The JVM itself disturbs a round now and then. */
    static ForwardCost measure(Network network, Rows rows) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        float[][] inputs = eachRow(rows, network.inputSize());
        float[] output = new float[network.outputSize()];
        long time = Long.MAX_VALUE;
        long bytes = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long bytesBefore = threads.getCurrentThreadAllocatedBytes();
            long timeBefore = System.nanoTime();
            for (int call = 0; call < CALLS; call++) {
                network.forward(inputs[call % inputs.length], output);
            }
            time = Math.min(time, System.nanoTime() - timeBefore);
            bytes = Math.min(bytes, threads.getCurrentThreadAllocatedBytes() - bytesBefore);
        }
        return new ForwardCost((double) time / CALLS, (bytes + CALLS - 1) / CALLS);
    }

    private static float[][] eachRow(Rows rows, int size) {
        float[][] each = new float[rows.count()][];
        for (int row = 0; row < each.length; row++) {
            each[row] = Arrays.copyOfRange(rows.inputs(), row * size, (row + 1) * size);
        }
        return each;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "one forward: %.0f ns, %d bytes", nanoseconds, bytes);
    }
}
