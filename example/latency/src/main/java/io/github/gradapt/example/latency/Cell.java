package io.github.gradapt.example.latency;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** All measurements of one contender at one task on one net. */
final class Cell {
    static final String HEADER = "| net | task | contender | time | spread | times C | bytes | of peak |\n"
            + "| --- | --- | --- | ---: | ---: | ---: | ---: | ---: |";

    private final Net net;
    private final Task task;
    private final Contenders contender;
    private final List<Measurement> measurements = new ArrayList<>();

    Cell(Net net, Task task, Contenders contender) {
        this.net = net;
        this.task = task;
        this.contender = contender;
    }

    void add(Measurement measurement) {
        measurements.add(measurement);
    }

    private double[] times() {
        return measurements.stream().mapToDouble(Measurement::nanoseconds).toArray();
    }

    /**
     * A row of the table.
     *
     * @param c    the measurements of C, in the same order; null if there are none
     * @param peak what the core can do, in operations per nanosecond; 0 if it is not known
     */
    String row(Cell c, double peak) {
        double[] times = times();
        double median = Statistics.median(times);
        double bytes =
                measurements.stream().mapToDouble(Measurement::bytes).max().orElse(Double.NaN);
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %s | %s .. %s | %s | %s | %s |",
                net.label(),
                task.label(),
                contender.label(),
                time(median),
                time(DoubleStream.of(times).min().orElseThrow()),
                time(DoubleStream.of(times).max().orElseThrow()),
                c == null ? "" : String.format(Locale.ROOT, "%.2f", Statistics.median(ratios(times, c.times()))),
                // A share of a byte is what the harness itself allocates, spread over the operations.
                Double.isNaN(bytes) ? "" : String.format(Locale.ROOT, "%.0f", bytes),
                peak == 0 ? "" : String.format(Locale.ROOT, "%.0f %%", 100 * task.operations(net) / median / peak));
    }

    private static double[] ratios(double[] times, double[] ofC) {
        return IntStream.range(0, times.length)
                .mapToDouble(i -> times[i] / ofC[i])
                .toArray();
    }

    /** Three digits. */
    private static String time(double nanoseconds) {
        int digits = nanoseconds < 10 ? 2 : nanoseconds < 100 ? 1 : 0;
        return String.format(Locale.ROOT, "%,." + digits + "f", nanoseconds);
    }
}
