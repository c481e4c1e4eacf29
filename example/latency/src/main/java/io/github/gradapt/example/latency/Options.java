package io.github.gradapt.example.latency;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What {@link Compare} is asked for.
 *
 * @param tasks empty: those that are usual for each net
 */
record Options(
        List<Net> nets,
        List<Task> tasks,
        List<Contenders> contenders,
        int pairs,
        double seconds,
        List<String> jvmOptions,
        Optional<Yardstick> yardstick) {

    static final String USAGE = """
            --nets 4-8-3,784-128-10     default: all
            --tasks forward1,learn1     default: forward1, forward64, learn1, adam64; on one net each
                                        gradient200 and adam10000 too
            --contenders c,vector       default: c,scalar,vector,textbook; onnx is the fifth
            --pairs 10                  processes of each contender
            --seconds 1                 of measuring in each process; Java warms up for as long before
            --jvm "-XX:+UseSerialGC"    options for the virtual machines, parted by spaces
            """;

    private static final Map<String, String> DEFAULTS = Map.of(
            "--nets", String.join(",", Net.labels()),
            "--tasks", "",
            "--contenders", "c,scalar,vector,textbook",
            "--pairs", "10",
            "--seconds", "1",
            "--jvm", "");

    /**
     * Names and values in turn.
     *
     * @throws IllegalArgumentException if there is no such option, or a value is not one
     */
    static Options parse(String[] arguments) {
        Map<String, String> values = new HashMap<>(DEFAULTS);
        for (int i = 0; i < arguments.length; i += 2) {
            if (!values.containsKey(arguments[i]) || i + 1 == arguments.length) {
                throw new IllegalArgumentException(arguments[i] + " is no option, or lacks its value");
            }
            values.put(arguments[i], arguments[i + 1]);
        }
        Optional<Yardstick> yardstick =
                Optional.ofNullable(System.getProperty("yardstick")).map(Yardstick::new);
        return new Options(
                split(values.get("--nets"), ",").map(Net::named).toList(),
                split(values.get("--tasks"), ",").map(Task::named).toList(),
                split(values.get("--contenders"), ",")
                        .map(Contenders::named)
                        // Without a C compiler the others can still be compared.
                        .filter(contender -> contender != Contenders.C || yardstick.isPresent())
                        .toList(),
                Integer.parseInt(values.get("--pairs")),
                Double.parseDouble(values.get("--seconds")),
                split(values.get("--jvm"), " +").toList(),
                yardstick);
    }

    private static Stream<String> split(String value, String by) {
        return Stream.of(value.split(by)).filter(part -> !part.isEmpty());
    }

    List<Task> tasksFor(Net net) {
        return tasks.isEmpty()
                ? Stream.of(Task.values()).filter(task -> task.usualFor(net)).toList()
                : tasks;
    }
}
