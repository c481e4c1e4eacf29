package io.github.gradapt.example.serving;

import com.sun.management.ThreadMXBean;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/**
 * Records the time from the moment when a payment was due to its answer. So whatever makes the client send late, or
 * wait, counts for every payment that it delays: nothing is omitted because of a pause.
 */
final class ResponseTimes implements Answers {

    private static final long LONGEST = 10_000_000_000L;
    private static final int DIGITS = 3;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Histogram publishing = new Histogram(LONGEST, DIGITS);
    private final Histogram quiet = new Histogram(LONGEST, DIGITS);
    private final Costs costs = new Costs();
    private boolean recording;
    private long bytes;
    private long version;
    private long swaps;

    @Override
    public void accept(Payment payment) {
        long nanos = System.nanoTime() - payment.due;
        costs.add(payment);
        if (payment.version != version) {
            version = payment.version;
            swaps++;
        }
        if (payment.counts && !recording) {
            begin();
        }
        Histogram times = payment.phase == Phase.PUBLISHING ? publishing : quiet;
        times.recordValue(Math.min(Math.max(nanos, 0), LONGEST));
    }

    /** Forgets the warm-up, which has recorded too, so that all that recording needs is loaded and compiled. */
    private void begin() {
        publishing.reset();
        quiet.reset();
        recording = true;
        bytes = -threads.getCurrentThreadAllocatedBytes();
    }

    @Override
    public void end() {
        if (recording) {
            bytes += threads.getCurrentThreadAllocatedBytes();
        }
    }

    /** Prints all that is recorded; the event loop must have ended. */
    void print(PrintStream out) {
        out.println("response time, from the moment it was due, while parameters are published:");
        publishing.outputPercentileDistribution(out, 1, 1000.0);
        out.printf("%n%16s %12s %12s  (microseconds)%n", "response time", "publishing", "not");
        for (double percentile : new double[] {50, 90, 99, 99.9, 99.99, 100}) {
            out.printf(
                    Locale.ROOT,
                    "%15s%% %12.1f %12.1f%n",
                    Double.toString(percentile).replaceFirst("\\.0$", ""),
                    publishing.getValueAtPercentile(percentile) / 1e3,
                    quiet.getValueAtPercentile(percentile) / 1e3);
        }
        out.printf("%16s %12d %12d%n", "payments", publishing.getTotalCount(), quiet.getTotalCount());
        out.printf("%n%d swaps on the scoring thread, which allocated %d bytes after the warm-up%n", swaps, bytes);
        out.println(costs);
    }
}
