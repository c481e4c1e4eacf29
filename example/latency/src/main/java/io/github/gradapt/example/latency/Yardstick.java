package io.github.gradapt.example.latency;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The C program, built from {@code src/main/c}. */
record Yardstick(String program) {

    private static final Pattern TIME = Pattern.compile("median ([0-9.]+)");
    private static final Pattern PEAK = Pattern.compile("fma ([0-9.]+) GFLOP/s");

    /** One process. */
    Measurement measure(Net net, Task task, double seconds) throws IOException, InterruptedException {
        String output = run(net.label(), task.label(), Double.toString(seconds));
        return new Measurement(number(TIME, output) / task.parts(), Double.NaN);
    }

    /** What this core can do in fused multiply-adds: floating-point operations per nanosecond. */
    double peak() throws IOException, InterruptedException {
        return number(PEAK, run("peak"));
    }

    /** The results of one call: the outputs, or the cost and what was computed beside it. */
    float[] results(Net net, Task task) throws IOException, InterruptedException {
        List<String> lines = run("print", net.label(), task.label()).lines().toList();
        float[] results = new float[lines.size()];
        for (int i = 0; i < results.length; i++) {
            results[i] = Float.parseFloat(lines.get(i));
        }
        return results;
    }

    private String run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + " failed: " + process.exitValue());
        }
        return output;
    }

    private static double number(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("no number in " + text);
        }
        return Double.parseDouble(matcher.group(1));
    }
}
