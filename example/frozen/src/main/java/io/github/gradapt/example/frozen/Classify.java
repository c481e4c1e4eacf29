package io.github.gradapt.example.frozen;

import io.github.gradapt.Network;
import java.util.List;
import java.util.Locale;

/** Tells the species of irises by {@link Iris}. */
public final class Classify {

    private static final List<String> SPECIES = List.of("setosa", "versicolor", "virginica");

    /** Sepal length and width, petal length and width, in cm: three flowers of Fisher's, one of each species. */
    private static final float[][] FLOWERS = {
        {5.1f, 3.5f, 1.4f, 0.2f}, {6.4f, 3.2f, 4.5f, 1.5f}, {6.3f, 3.3f, 6f, 2.5f},
    };

    private Classify() {}

    /** Classifies the flower that has the arguments as its measurements; without arguments, some that are known. */
    public static void main(String[] arguments) {
        float[][] flowers = arguments.length == 0 ? FLOWERS : new float[][] {parse(arguments)};
        Network network = new IrisNetwork();
        float[] probabilities = new float[SPECIES.size()];
        for (float[] flower : flowers) {
            network.forward(flower, probabilities);
            int best = best(probabilities);
            System.out.printf(
                    Locale.ROOT,
                    "%.1f %.1f %.1f %.1f: %s, %.3f%n",
                    flower[0],
                    flower[1],
                    flower[2],
                    flower[3],
                    SPECIES.get(best),
                    probabilities[best]);
        }
    }

    private static float[] parse(String[] arguments) {
        if (arguments.length != FLOWERS[0].length) {
            throw new IllegalArgumentException("a flower has four measurements: sepal length and width, petal length "
                    + "and width, in cm; there are " + arguments.length);
        }
        float[] flower = new float[arguments.length];
        for (int i = 0; i < flower.length; i++) {
            flower[i] = Float.parseFloat(arguments[i]);
        }
        return flower;
    }

    static int best(float[] probabilities) {
        int best = 0;
        for (int k = 1; k < probabilities.length; k++) {
            if (probabilities[k] > probabilities[best]) {
                best = k;
            }
        }
        return best;
    }
}
