package io.github.gradapt.example.latency;

import java.util.Collection;
import java.util.stream.Stream;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * What one process measured.
 *
 * @param nanoseconds of one operation: the median of the parts of the run
 * @param bytes       allocated by one operation; NaN if nobody counts
 */
record Measurement(double nanoseconds, double bytes) {

    private static final int WARM_UP_PARTS = 5;
    private static final int PARTS = 9;

    /** One fork of {@link LatencyBenchmark}: as long for warm-up as for measuring. */
    static Measurement ofJmh(Net net, Task task, Contenders contender, Options options) throws RunnerException {
        long milliseconds = Math.round(options.seconds() * 1000);
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(
                                "^" + LatencyBenchmark.class.getName().replace(".", "\\.") + "\\." + task.label() + "$")
                        .param("net", net.label())
                        .param("contender", contender.label())
                        .forks(1)
                        .warmupIterations(WARM_UP_PARTS)
                        .warmupTime(TimeValue.milliseconds(Math.max(1, milliseconds / WARM_UP_PARTS)))
                        .measurementIterations(PARTS)
                        .measurementTime(TimeValue.milliseconds(Math.max(1, milliseconds / PARTS)))
                        .addProfiler(GCProfiler.class)
                        .jvmArgsAppend(Stream.concat(contender.options().stream(), options.jvmOptions().stream())
                                .toArray(String[]::new))
                        .shouldFailOnError(true)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
        RunResult result = results.iterator().next();
        double[] times = result.getBenchmarkResults().stream()
                .flatMap(fork -> fork.getIterationResults().stream())
                .mapToDouble(part -> part.getPrimaryResult().getScore())
                .toArray();
        Result<?> bytes = result.getSecondaryResults().get("gc.alloc.rate.norm");
        return new Measurement(Statistics.median(times), bytes == null ? Double.NaN : bytes.getScore());
    }
}
