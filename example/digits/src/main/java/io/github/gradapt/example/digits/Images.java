package io.github.gradapt.example.digits;

import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** Images of handwritten digits, 8 by 8 pixels from 0 (white) to 1 (black), and what they show. */
record Images(Rows training, Rows validation, Rows test) {

    static final List<String> DIGITS = List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");

    private static final int PIXELS = 8 * 8;
    private static final float BLACK = 16;

    /** The test rows are fixed; every tenth of the others, about, is for validation. */
    static Images load() {
        try (InputStream split = Images.class.getResourceAsStream("digits.split.json");
                InputStream table = new GZIPInputStream(Images.class.getResourceAsStream("digits.csv.gz"))) {
            return parts(text(table).lines().skip(1).toList(), arrayIn(text(split)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Images parts(List<String> lines, Set<Integer> testRows) {
        List<float[]> training = new ArrayList<>();
        List<float[]> validation = new ArrayList<>();
        List<float[]> test = new ArrayList<>();
        for (int row = 0; row < lines.size(); row++) {
            List<float[]> part = testRows.contains(row) ? test : row % 10 == 0 ? validation : training;
            part.add(image(lines.get(row)));
        }
        return new Images(rows(training), rows(validation), rows(test));
    }

    private static float[] image(String line) {
        float[] image = Rows.parse(line);
        for (int i = 0; i < PIXELS; i++) {
            image[i] /= BLACK;
        }
        return image;
    }

    private static Rows rows(List<float[]> images) {
        return Rows.of(images, PIXELS, DIGITS.size());
    }

    private static Set<Integer> arrayIn(String json) {
        return Pattern.compile("\\d+")
                .matcher(json.substring(json.indexOf('[')))
                .results()
                .map(number -> Integer.valueOf(number.group()))
                .collect(toSet());
    }

    private static String text(InputStream stream) throws IOException {
        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
}
