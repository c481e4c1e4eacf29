package io.github.gradapt.example.digits;

import io.github.gradapt.Network;
import java.util.List;

/** How many rows of each class, downwards, the network takes for each class, across. */
record ConfusionMatrix(List<String> classes, int[][] counts) {

    static ConfusionMatrix of(Network network, Rows rows, List<String> classes) {
        int size = classes.size();
        float[] outputs = new float[rows.count() * size];
        network.forward(rows.inputs(), 0, outputs, 0, rows.count());
        int[][] counts = new int[size][size];
        for (int row = 0; row < rows.count(); row++) {
            counts[greatest(rows.targets(), row * size, size)][greatest(outputs, row * size, size)]++;
        }
        return new ConfusionMatrix(classes, counts);
    }

    /** The share of the rows that the network takes for what they are. */
    double accuracy() {
        int right = 0;
        int all = 0;
        for (int i = 0; i < counts.length; i++) {
            right += counts[i][i];
            for (int count : counts[i]) {
                all += count;
            }
        }
        return (double) right / all;
    }

    private static int greatest(float[] values, int from, int size) {
        int greatest = 0;
        for (int i = 1; i < size; i++) {
            if (values[from + i] > values[from + greatest]) {
                greatest = i;
            }
        }
        return greatest;
    }

    @Override
    public String toString() {
        int width = 2 + classes.stream().mapToInt(String::length).max().orElse(0);
        String cell = "%" + width + "s";
        StringBuilder table = new StringBuilder(cell.formatted(""));
        classes.forEach(name -> table.append(cell.formatted(name)));
        for (int i = 0; i < counts.length; i++) {
            table.append(System.lineSeparator()).append(cell.formatted(classes.get(i)));
            for (int count : counts[i]) {
                table.append(cell.formatted(count));
            }
        }
        return table.append(System.lineSeparator()).toString();
    }
}
