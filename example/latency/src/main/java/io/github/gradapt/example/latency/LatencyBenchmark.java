package io.github.gradapt.example.latency;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The tasks, for JMH; {@link Task} says what each is. {@link Compare} runs them in alternation with C; by itself:
 * {@code -p net=4-8-3 -p contender=vector} with the contender's options as {@code -jvmArgsAppend}.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(5)
@Warmup(iterations = 6, time = 250, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 9, time = 150, timeUnit = TimeUnit.MILLISECONDS)
public class LatencyBenchmark {

    /** The number of rows, a power of two, that one-row tasks go through in turn. */
    private static final int ONE_BY_ONE = 16;

    /** The net and what computes it. */
    @State(Scope.Thread)
    public static class Setting {
        @Param({"4-8-3", "16-32-32-4", "64-128-64-10", "784-128-10", "32-64-32-1", "24-8-2", "4-32-16-4"})
        public String net;

        @Param({"scalar", "vector", "textbook"})
        public String contender;

        Contender contender() {
            return Contenders.named(contender).create(Net.named(net));
        }

        Examples examples(int count) {
            return Examples.of(Net.named(net), count);
        }
    }

    /** Rows that come one by one. */
    @State(Scope.Thread)
    public static class Stream {
        private Contender contender;
        private float[][] inputs;
        private float[][] targets;
        private float[] output;
        private int row;

        @Setup
        public void create(Setting setting) {
            contender = setting.contender();
            contender.warmUp();
            Examples examples = setting.examples(ONE_BY_ONE);
            inputs = examples.eachInput();
            targets = examples.eachTarget();
            output = new float[targets[0].length];
        }

        private int next() {
            row = (row + 1) & (ONE_BY_ONE - 1);
            return row;
        }
    }

    /** 64 rows. */
    @State(Scope.Thread)
    public static class Batch extends Rows {
        @Setup
        public void create(Setting setting) {
            create(setting, 64);
        }
    }

    /** 200 rows. */
    @State(Scope.Thread)
    public static class Hundreds extends Rows {
        @Setup
        public void create(Setting setting) {
            create(setting, 200);
        }
    }

    /** 10,000 rows. */
    @State(Scope.Thread)
    public static class Thousands extends Rows {
        @Setup
        public void create(Setting setting) {
            create(setting, 10_000);
        }
    }

    /** Rows that are there all at once. */
    public static class Rows {
        Contender contender;
        Examples examples;
        float[] outputs;

        void create(Setting setting, int count) {
            contender = setting.contender();
            contender.warmUp();
            examples = setting.examples(count);
            outputs = new float[examples.targets().length];
        }

        float adam() {
            return contender.adam(examples.inputs(), examples.targets(), examples.count());
        }
    }

    @Benchmark
    public float[] forward1(Stream stream) {
        stream.contender.forward(stream.inputs[stream.next()], stream.output);
        return stream.output;
    }

    @Benchmark
    public float[] forward64(Batch rows) {
        rows.contender.forward(rows.examples.inputs(), rows.outputs, rows.examples.count());
        return rows.outputs;
    }

    @Benchmark
    public float learn1(Stream stream) {
        int row = stream.next();
        return stream.contender.learn(stream.inputs[row], stream.targets[row], 0.001f);
    }

    @Benchmark
    public float adam64(Batch rows) {
        return rows.adam();
    }

    @Benchmark
    public float gradient200(Hundreds rows) {
        return rows.contender.gradient(rows.examples.inputs(), rows.examples.targets(), rows.examples.count());
    }

    @Benchmark
    @OperationsPerInvocation(10_000)
    public float adam10000(Thousands rows) {
        return rows.adam();
    }
}
