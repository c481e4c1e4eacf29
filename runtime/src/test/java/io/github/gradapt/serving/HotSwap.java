package io.github.gradapt.serving;

import io.github.gradapt.LinearNetwork;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/**
 * Threads that serve while one publishes, as fast as it can, in every second tenth of a second; between, it works as
 * much without publishing.
 */
final class HotSwap {

    private static final int READERS = 4;
    /** After so many sets a reader may run, where there are more threads than processors. */
    private static final int SETS_AT_ONCE = 16;

    private static final long PERIOD_NANOS = 100_000_000;

    private final CountDownLatch warm = new CountDownLatch(READERS);
    private volatile boolean publishes = true;
    private volatile boolean goesOn = true;
    private List<ServingThread> readers = List.of();
    private long published = 1;
    private long prepared;

    /** Runs for some seconds after all threads are warm. */
    void run(double seconds) throws InterruptedException {
        MarkedParameters marked = new MarkedParameters();
        LinearNetwork trained = MarkedParameters.network();
        marked.set(trained, published);
        ParameterPublisher publisher = new ParameterPublisher(trained.parameters());
        readers = IntStream.range(0, READERS)
                .mapToObj(number -> new ServingThread(number, publisher, this))
                .toList();
        readers.forEach(Thread::start);
        try {
            while (warm.getCount() > 0 && readers.stream().allMatch(Thread::isAlive)) {
                publish(publisher, marked, trained);
            }
            long start = System.nanoTime();
            for (long now = start; now - start < seconds * 1e9; now = System.nanoTime()) {
                publishes = (now - start) / PERIOD_NANOS % 2 == 0;
                if (publishes) {
                    publish(publisher, marked, trained);
                } else {
                    prepare(marked, trained);
                }
            }
        } finally {
            goesOn = false;
            for (ServingThread reader : readers) {
                reader.join();
            }
        }
    }

    private void publish(ParameterPublisher publisher, MarkedParameters marked, LinearNetwork trained) {
        prepare(marked, trained);
        published = publisher.publish(trained.parameters());
    }

    @SuppressWarnings("ThreadPriorityCheck") // Nothing is right only because of it.
    private void prepare(MarkedParameters marked, LinearNetwork trained) {
        marked.set(trained, published + 1);
        if (++prepared % SETS_AT_ONCE == 0) {
            Thread.yield();
        }
    }

    /** A thread has warmed up. */
    void warm() {
        warm.countDown();
    }

    boolean publishes() {
        return publishes;
    }

    boolean goesOn() {
        return goesOn;
    }

    List<ServingThread> readers() {
        return readers;
    }

    long published() {
        return published;
    }

    @Override
    public String toString() {
        Histogram publishing = new Histogram(3);
        Histogram quiet = new Histogram(3);
        readers.forEach(reader -> publishing.add(reader.publishing));
        readers.forEach(reader -> quiet.add(reader.quiet));
        return String.format(
                Locale.ROOT,
                "%d sets published, %d rows, %d swaps on %d threads; processors: %d; looks that found something"
                        + " allocated: %d of %d%n  publishing:     %s%n  not publishing: %s",
                published,
                readers.stream().mapToLong(reader -> reader.rows).sum(),
                readers.stream().mapToLong(reader -> reader.swaps).sum(),
                READERS,
                Runtime.getRuntime().availableProcessors(),
                readers.stream().mapToLong(reader -> reader.allocatingLooks).sum(),
                readers.stream().mapToLong(reader -> reader.looks).sum(),
                percentiles(publishing),
                percentiles(quiet));
    }

    private static String percentiles(Histogram times) {
        return String.format(
                Locale.ROOT,
                "refresh and forward take %.1f us at p50, %.1f at p99, %.1f at p99.9, %.1f at p99.99, at most %.1f",
                times.getValueAtPercentile(50) / 1e3,
                times.getValueAtPercentile(99) / 1e3,
                times.getValueAtPercentile(99.9) / 1e3,
                times.getValueAtPercentile(99.99) / 1e3,
                times.getMaxValue() / 1e3);
    }
}
