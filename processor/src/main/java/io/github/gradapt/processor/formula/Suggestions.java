package io.github.gradapt.processor.formula;

import java.util.Collection;
import java.util.Locale;
import java.util.TreeSet;

/** Finds the name that was probably meant. */
final class Suggestions {

    private Suggestions() {}

    /** {@code "; did you mean 'x'?"}, or nothing if no candidate is near {@code name}. */
    static String didYouMean(String name, Collection<String> candidates) {
        String best = "";
        int bestDistance = Math.max(1, name.length() / 3) + 1;
        for (String candidate : new TreeSet<>(candidates)) {
            int distance = distance(name.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
            // A single letter is near every other single letter: only its own other case is a hint.
            if (distance < bestDistance && distance < Math.max(1, candidate.length())) {
                best = candidate;
                bestDistance = distance;
            }
        }
        return best.isEmpty() ? "" : "; did you mean '" + best + "'?";
    }

    /** The least number of characters to insert, delete, replace or swap with their neighbor. */
    static int distance(String from, String to) {
        int[][] distance = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            distance[i][0] = i;
        }
        for (int j = 0; j <= to.length(); j++) {
            distance[0][j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            for (int j = 1; j <= to.length(); j++) {
                int replaced = distance[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                int oneMore = 1 + Math.min(distance[i - 1][j], distance[i][j - 1]);
                distance[i][j] = Math.min(replaced, oneMore);
                boolean swapped = i > 1
                        && j > 1
                        && from.charAt(i - 1) == to.charAt(j - 2)
                        && from.charAt(i - 2) == to.charAt(j - 1);
                if (swapped) {
                    distance[i][j] = Math.min(distance[i][j], distance[i - 2][j - 2] + 1);
                }
            }
        }
        return distance[from.length()][to.length()];
    }
}
