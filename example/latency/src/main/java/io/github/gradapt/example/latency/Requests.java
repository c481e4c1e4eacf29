package io.github.gradapt.example.latency;

import com.sun.management.ThreadMXBean;
import io.github.gradapt.TrainableNetwork;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/**
 * Sends one-row requests to a network at fixed moments, and shows how long they take. The time of a request counts from
 * the moment it is due: a request that another one, or a pause, keeps waiting is late by as much, and none is left out.
 */
public final class Requests {

    private static final long WARM_UP = 3_000_000_000L;
    private static final int ROWS = 16;
    private static final long LONGEST = 10_000_000_000L;

    private final TrainableNetwork network;
    private final float[][] inputs;
    private final float[] output;
    private final Histogram response = new Histogram(LONGEST, 3);
    private final Histogram service = new Histogram(LONGEST, 3);

    private Requests(Net net) {
        network = net.newGenerated();
        inputs = Examples.of(net, ROWS).eachInput();
        output = new float[net.outputs()];
    }

    /** The arguments: the net, written as 4-8-3; the seconds it takes; the microseconds from request to request. */
    public static void main(String[] arguments) {
        Net net = Net.named(arguments[0]);
        double seconds = Double.parseDouble(arguments[1]);
        long interval = Math.round(Double.parseDouble(arguments[2]) * 1000);
        long count = Math.round(seconds * 1e9 / interval);

        Requests requests = new Requests(net);
        requests.warmUp(interval);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        System.gc();
        long collections = collections();
        long bytes = threads.getCurrentThreadAllocatedBytes();
        requests.send(count, interval);
        long allocated = threads.getCurrentThreadAllocatedBytes() - bytes;

        System.out.printf(
                Locale.ROOT,
                "%d requests to %s (%s), one every %.1f us%n",
                count,
                net.label(),
                requests.network.backend(),
                interval / 1e3);
        System.out.println("                        p50      p90      p99    p99.9   p99.99      max  (us)");
        print("since it was due", requests.response);
        print("the call alone", requests.service);
        System.out.printf("%d bytes allocated, %d collections%n", allocated, collections() - collections);
    }

    /** Calls until everything is compiled, the recording too, and forgets what was recorded. */
    private void warmUp(long interval) {
        network.warmUp();
        long start = System.nanoTime();
        while (System.nanoTime() - start < WARM_UP) {
            send(ROWS, 0);
        }
        send(WARM_UP / interval, interval);
        response.reset();
        service.reset();
    }

    private void send(long count, long interval) {
        long due = System.nanoTime();
        for (long request = 0; request < count; request++) {
            due += interval;
            long start = System.nanoTime();
            while (start < due) {
                Thread.onSpinWait();
                start = System.nanoTime();
            }
            network.forward(inputs[(int) (request % ROWS)], output);
            long end = System.nanoTime();
            response.recordValue(Math.min(end - due, LONGEST));
            service.recordValue(Math.min(end - start, LONGEST));
        }
    }

    private static long collections() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionCount)
                .sum();
    }

    private static void print(String what, Histogram times) {
        System.out.printf(Locale.ROOT, "%-18s", what);
        for (double percentile : new double[] {50, 90, 99, 99.9, 99.99, 100}) {
            System.out.printf(Locale.ROOT, " %8.2f", times.getValueAtPercentile(percentile) / 1e3);
        }
        System.out.println();
    }
}
