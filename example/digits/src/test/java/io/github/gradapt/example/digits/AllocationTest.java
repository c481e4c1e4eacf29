package io.github.gradapt.example.digits;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.gradapt.optimizer.AdamW;
import io.github.gradapt.optimizer.Optimizer;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** What the calls of training and use allocate once they are warm: nothing. */
class AllocationTest {

    private static final int ROUNDS = 5;
    private static final int CALLS = 2_000;
    private static final int BATCH = 16;

    private final DigitNetwork network = new DigitNetwork(1);
    private final float[] inputs = new float[BATCH * network.inputSize()];
    private final float[] targets = new float[BATCH * network.outputSize()];
    private final float[] outputs = new float[BATCH * network.outputSize()];

    @Test
    void forwardAllocatesNothing() {
        assertThat(bytes(() -> network.forward(inputs, outputs))).isZero();
        assertThat(bytes(() -> network.forward(inputs, 0, outputs, 0, BATCH))).isZero();
    }

    @Test
    void backwardAllocatesNothing() {
        assertThat(bytes(() -> {
                    network.forward(inputs, outputs);
                    network.backward(targets);
                }))
                .isZero();
    }

    @Test
    void accumulateAllocatesNothing() {
        assertThat(bytes(() -> network.accumulate(inputs, 0, targets, 0, BATCH)))
                .isZero();
    }

    @Test
    void stepAllocatesNothing() {
        Optimizer optimizer = new AdamW(0.001);

        assertThat(bytes(() -> {
                    network.accumulate(inputs, 0, targets, 0, 1);
                    optimizer.step(network);
                }))
                .isZero();
    }

    @Test
    void learnAndEvaluateAllocateNothing() {
        assertThat(bytes(() -> network.learn(inputs, targets, 0.001f))).isZero();
        assertThat(bytes(() -> network.evaluate(inputs, 0, targets, 0, BATCH))).isZero();
    }

    /** The bytes of all calls of the best round: the JVM itself allocates on the thread now and then. */
    private static long bytes(Runnable call) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < CALLS; i++) {
                call.run();
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }
}
