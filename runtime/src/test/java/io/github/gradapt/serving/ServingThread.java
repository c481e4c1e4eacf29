package io.github.gradapt.serving;

import com.sun.management.ThreadMXBean;
import io.github.gradapt.LinearNetwork;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** A thread that computes row after row with a network of its own, and checks each answer. */
final class ServingThread extends Thread {

    /** After so many rows another thread may run, where there are more than processors: so there are more swaps. */
    private static final int ROWS_AT_ONCE = 8;

    /** Rows until HotSpot has compiled what follows; the first calls of a method may allocate. */
    private static final int WARM_UP = 20_000;

    /** Rows between two looks at what was allocated. */
    private static final int ROWS_PER_LOOK = 250;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final ParameterPublisher publisher;
    private final HotSwap run;
    private final LinearNetwork network = MarkedParameters.network();
    private final MarkedParameters marked = new MarkedParameters();
    private final float[] input = MarkedParameters.ones();
    private final float[] output = new float[MarkedParameters.OUTPUTS];
    private float[] expected = output;
    private long version;

    final Histogram publishing = new Histogram(10_000_000_000L, 3);
    final Histogram quiet = new Histogram(10_000_000_000L, 3);
    long rows;
    long swaps;
    long looks;
    long allocatingLooks;

    @Nullable
    String problem;

    ServingThread(int number, ParameterPublisher publisher, HotSwap run) {
        super("serving-" + number);
        this.publisher = publisher;
        this.run = run;
    }

    @Override
    public void run() {
        try (ParameterReader parameters = publisher.reader(network)) {
            for (int row = 0; row < WARM_UP && problem == null; row++) {
                serve(parameters);
            }
            publishing.reset();
            quiet.reset();
            rows = 0;
            swaps = 0;
            run.warm();
            while (run.goesOn() && problem == null) {
                long before = threads.getCurrentThreadAllocatedBytes();
                for (int row = 0; row < ROWS_PER_LOOK && problem == null; row++) {
                    serve(parameters);
                }
                looks++;
                if (threads.getCurrentThreadAllocatedBytes() != before) {
                    allocatingLooks++;
                }
            }
        }
    }

    @SuppressWarnings("ThreadPriorityCheck") // Nothing is right only because of it.
    private void serve(ParameterReader parameters) {
        Histogram times = run.publishes() ? publishing : quiet;
        long start = System.nanoTime();
        boolean swapped = parameters.refresh();
        network.forward(input, output);
        times.recordValue(System.nanoTime() - start);
        rows++;
        if (rows % ROWS_AT_ONCE == 0) {
            Thread.yield();
        }
        if (swapped || version == 0) {
            swaps++;
            if (parameters.version() <= version) {
                problem = "set " + parameters.version() + " after set " + version;
            }
            version = parameters.version();
            expected = marked.outputs(version);
        }
        if (parameters.version() != version || !Arrays.equals(output, expected)) {
            problem = "on set " + parameters.version() + " the answer is " + Arrays.toString(output) + "; set "
                    + version + " answers " + Arrays.toString(expected);
        }
    }
}
