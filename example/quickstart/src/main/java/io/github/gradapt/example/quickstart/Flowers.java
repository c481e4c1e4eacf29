package io.github.gradapt.example.quickstart;

import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Fisher's iris flowers: four measurements of each, standardized, and its species. */
record Flowers(Rows training, Rows validation, Rows test) {

    static final List<String> SPECIES = List.of("setosa", "versicolor", "virginica");

    private static final int MEASUREMENTS = 4;

    /** The test rows are fixed; every fifth of the others, about, is for validation. */
    static Flowers load() {
        Set<Integer> testRows = arrayIn(resource("iris.split.json"));
        List<String> lines = resource("iris.csv").lines().skip(1).toList();
        List<float[]> training = new ArrayList<>();
        List<float[]> validation = new ArrayList<>();
        List<float[]> test = new ArrayList<>();
        for (int row = 0; row < lines.size(); row++) {
            List<float[]> part = testRows.contains(row) ? test : row % 5 == 0 ? validation : training;
            part.add(Rows.parse(lines.get(row)));
        }
        for (int i = 0; i < MEASUREMENTS; i++) {
            standardize(i, training, validation, test);
        }
        return new Flowers(rows(training), rows(validation), rows(test));
    }

    /** Gives a measurement the mean 0 and the standard deviation 1, both taken over the training rows alone. */
    private static void standardize(int i, List<float[]> training, List<float[]> validation, List<float[]> test) {
        double mean = training.stream().mapToDouble(row -> row[i]).average().orElseThrow();
        double deviation = Math.sqrt(training.stream()
                .mapToDouble(row -> (row[i] - mean) * (row[i] - mean))
                .average()
                .orElseThrow());
        for (List<float[]> part : List.of(training, validation, test)) {
            part.forEach(row -> row[i] = (float) ((row[i] - mean) / deviation));
        }
    }

    private static Rows rows(List<float[]> flowers) {
        return Rows.of(flowers, MEASUREMENTS, SPECIES.size());
    }

    private static Set<Integer> arrayIn(String json) {
        return Pattern.compile("\\d+")
                .matcher(json.substring(json.indexOf('[')))
                .results()
                .map(number -> Integer.valueOf(number.group()))
                .collect(toSet());
    }

    private static String resource(String name) {
        try (InputStream stream = Flowers.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
