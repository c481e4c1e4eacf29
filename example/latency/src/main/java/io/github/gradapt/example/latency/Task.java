package io.github.gradapt.example.latency;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What is measured; the names are those of the benchmark's methods and of the C program's tasks. */
enum Task {
    /** The outputs of one row. */
    FORWARD1(1, 1, false),
    /** The outputs of 64 rows. */
    FORWARD64(64, 1, false),
    /** One step of gradient descent on one row. */
    LEARN1(1, 1, true),
    /** The gradient of 64 rows, and one step of Adam. */
    ADAM64(64, 1, true),
    /** The cost and the gradient of 200 rows. */
    GRADIENT200(200, 1, true),
    /** The gradient of 10,000 rows, and one step of Adam; times are per row. */
    ADAM10000(10_000, 10_000, true);

    private final int rows;
    private final int parts;
    private final boolean training;

    Task(int rows, int parts, boolean training) {
        this.rows = rows;
        this.parts = parts;
        this.training = training;
    }

    /**
     * The task of this name.
     *
     * @throws IllegalArgumentException if there is none
     */
    static Task named(String label) {
        return Stream.of(values())
                .filter(task -> task.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no task " + label + "; there are " + labels()));
    }

    static List<String> labels() {
        return Stream.of(values()).map(Task::label).toList();
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    int rows() {
        return rows;
    }

    /** What a time is divided by: the number of operations that one call counts as. */
    int parts() {
        return parts;
    }

    boolean training() {
        return training;
    }

    /** Whether the task is measured on this net unless it is asked for: two of them are those of SimpleChains.jl. */
    boolean usualFor(Net net) {
        return switch (this) {
            case GRADIENT200 -> net == Net.REGRESSION;
            case ADAM10000 -> net == Net.MATRIX;
            default -> true;
        };
    }

    /** The floating-point operations of the products of one operation; functions and Adam's own are not counted. */
    double operations(Net net) {
        long products = training ? net.trainingProducts() : net.forwardProducts();
        return 2.0 * products * rows / parts;
    }
}
