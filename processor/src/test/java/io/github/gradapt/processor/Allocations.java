package io.github.gradapt.processor;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Counts what the current thread allocates. */
final class Allocations {

    private static final int ROUNDS = 10;

    private Allocations() {}

    /**
     * The bytes that a call allocates, at the least of several calls: the virtual machine itself allocates on the
     * thread now and then, once, but what a call allocates it allocates every time.
     */
    static long of(Runnable call) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            call.run();
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }
}
