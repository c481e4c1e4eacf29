package io.github.gradapt.example.latency;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Runs contenders in turn, each in a fresh process every time, and prints a table in Markdown. In turn, because a machine
 * is not as fast at one time as at another: what is compared ran side by side.
 */
public final class Compare {
    private final Options options;
    private final PrintStream table;

    private Compare(Options options, PrintStream table) {
        this.options = options;
        this.table = table;
    }

    /** See {@link Options#USAGE}. */
    public static void main(String[] arguments) throws IOException, InterruptedException, RunnerException {
        if (List.of(arguments).contains("--help")) {
            System.out.print(Options.USAGE);
            return;
        }
        Options options;
        try {
            options = Options.parse(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.print(Options.USAGE);
            System.exit(2);
            return;
        }
        PrintStream table = System.out;
        // JMH passes on what its processes say, warnings of the JDK above all.
        System.setOut(System.err);
        new Compare(options, table).run();
    }

    private void run() throws IOException, InterruptedException, RunnerException {
        table.printf(
                "JDK %s; times in ns, the median of %d processes and (least .. greatest)%n%n",
                Runtime.version(), options.pairs());
        table.println(Cell.HEADER);
        for (Net net : options.nets()) {
            for (Task task : options.tasksFor(net)) {
                measure(net, task);
            }
        }
    }

    private void measure(Net net, Task task) throws IOException, InterruptedException, RunnerException {
        Map<Contenders, Cell> cells = new EnumMap<>(Contenders.class);
        List<Contenders> order = new ArrayList<>();
        for (Contenders contender : options.contenders()) {
            if (contender.can(task)) {
                order.add(contender);
                cells.put(contender, new Cell(net, task, contender));
            }
        }
        double peak = 0;
        for (int pair = 0; pair < options.pairs(); pair++) {
            for (Contenders contender : order) {
                cells.get(contender).add(measure(net, task, contender));
            }
            if (options.yardstick().isPresent() && pair < 3) {
                peak = Math.max(peak, options.yardstick().get().peak());
            }
            // There and back again, so that nobody always comes after the same one.
            Collections.reverse(order);
        }
        for (Contenders contender : options.contenders()) {
            if (cells.containsKey(contender)) {
                table.println(cells.get(contender).row(cells.get(Contenders.C), peak));
            }
        }
    }

    private Measurement measure(Net net, Task task, Contenders contender)
            throws IOException, InterruptedException, RunnerException {
        return contender == Contenders.C
                ? options.yardstick().orElseThrow().measure(net, task, options.seconds())
                : Measurement.ofJmh(net, task, contender, options);
    }
}
