package io.github.gradapt.processor;

import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * A network drawn at random: its declaration, its parameters, and rows to feed it.
 *
 * @param seed what all of it follows from
 */
record RandomNetwork(long seed) {

    private static final String PACKAGE = "random";

    /** Where the order of summation, the layout or the tiles change. */
    private static final int[] SEAMS = {1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 65};

    private static final int MOST_UNITS = 70;
    private static final int MOST_LAYERS = 6;
    private static final int[] ROWS = {1, 2, 31, 32, 33, 65};

    private static final List<String> ACTIVATIONS = List.of(
            "@Identity",
            "@Sigmoid",
            "@Tanh",
            "@Relu",
            "@LeakyRelu(alpha = 0.1)",
            "@Elu(alpha = 0.7)",
            "@Selu",
            "@Celu(alpha = 1.5)",
            "@Gelu",
            "@GeluTanh",
            "@Silu",
            "@Swish(beta = 1.7)",
            "@Softplus(beta = 2)",
            "@Softsign",
            "@Mish",
            "@HardSigmoid",
            "@HardTanh(min = -0.5)",
            "@HardSwish",
            "@Relu6",
            "@Exponential",
            "@LogSigmoid",
            "@Softmax",
            "@LogSoftmax");

    /** Costs of any output. */
    private static final List<String> COSTS = List.of(
            "@SquaredError",
            "@MeanSquaredError",
            "@MeanAbsoluteError",
            "@Huber(delta = 0.5)",
            "@LogCosh",
            "@Hinge",
            "@SquaredHinge",
            "@Quantile(level = 0.3)",
            "@Poisson");

    /** Activations with a cost that asks for outputs in a range. */
    private static final List<String> PAIRS = List.of(
            "@Softmax @CrossEntropy",
            "@Softmax @KullbackLeibler",
            "@Softmax @BinaryCrossEntropy",
            "@Sigmoid @BinaryCrossEntropy(reduction = Reduction.MEAN)",
            "@Sigmoid @CrossEntropy",
            "@HardSigmoid @BinaryCrossEntropy",
            "@LogSoftmax @NegativeLogLikelihood",
            "@LogSoftmax @KullbackLeibler(logInput = true)",
            "@LogSigmoid @NegativeLogLikelihood",
            "@Softplus @Poisson(logInput = false)",
            "@Exponential @Poisson(logInput = false)");

    String declaration() {
        return PACKAGE + ".Net" + Long.toString(seed).replace('-', 'M');
    }

    String network() {
        return declaration() + "Network";
    }

    String source() {
        Random random = new Random(seed);
        StringBuilder source = new StringBuilder("@NeuralNetwork\npublic interface ")
                .append(declaration().substring(PACKAGE.length() + 1))
                .append(" {\n    @Input(value = ")
                .append(size(random))
                .append(", gradient = ")
                .append(random.nextBoolean())
                .append(") Layer features();\n");
        int layers = 1 + random.nextInt(MOST_LAYERS);
        for (int layer = 1; layer < layers; layer++) {
            append(source, random, layer, one(ACTIVATIONS, random));
        }
        String output = random.nextBoolean() ? one(PAIRS, random) : one(ACTIVATIONS, random) + " " + one(COSTS, random);
        append(source, random, layers, output);
        return source.append("}\n").toString();
    }

    private static void append(StringBuilder source, Random random, int layer, String functions) {
        boolean bias = random.nextInt(4) > 0;
        source.append("    @Dense(value = %d, bias = %b) %s Layer layer%d();\n"
                .formatted(size(random), bias, functions, layer));
    }

    private static int size(Random random) {
        return random.nextInt(3) > 0 ? SEAMS[random.nextInt(SEAMS.length)] : 1 + random.nextInt(MOST_UNITS);
    }

    private static String one(List<String> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** What the parameters and inputs are like. */
    enum Numbers {
        /** Of moderate size. */
        ORDINARY,
        /** So small that products of two end below the normal range, or as +0 or -0. */
        TINY,
        /** Ordinary and tiny ones, +0 and -0, side by side. */
        MIXED
    }

    Numbers numbers() {
        return Numbers.values()[(int) Math.floorMod(seed / ROWS.length, 3L)];
    }

    int rows() {
        return ROWS[(int) Math.floorMod(seed, (long) ROWS.length)];
    }

    /** Draws all parameters of the generated network. */
    void setParameters(GeneratedModel model) {
        Random random = new Random(~seed);
        for (int layer = 1; layer < model.layers(); layer++) {
            GeneratedModel.Values values = model.parameters(layer);
            float scale = (float) (2 / Math.sqrt(values.weights()[0].length));
            for (float[] row : values.weights()) {
                fill(row, scale, random);
            }
            fill(values.biases(), 0.5f, random);
            model.set(layer, values.weights(), values.biases());
        }
    }

    float[][] inputs(GeneratedModel model) {
        float[][] inputs = new float[rows()][model.network().inputSize()];
        Random random = new Random(seed + 1);
        for (float[] row : inputs) {
            fill(row, 2, random);
        }
        return inputs;
    }

    /** Targets that every cost allows. */
    float[][] targets(GeneratedModel model) {
        float[][] targets = new float[rows()][model.network().outputSize()];
        Random random = new Random(seed + 2);
        for (float[] row : targets) {
            for (int j = 0; j < row.length; j++) {
                row[j] = random.nextInt(4) == 0 ? random.nextInt(2) : random.nextFloat();
            }
        }
        return targets;
    }

    private void fill(float[] values, float scale, Random random) {
        for (int i = 0; i < values.length; i++) {
            float value = scale * (random.nextFloat() - 0.5f);
            values[i] = switch (numbers()) {
                case ORDINARY -> value;
                case TINY -> value * 1e-25f;
                case MIXED ->
                    switch (random.nextInt(5)) {
                        case 0 -> 0f;
                        case 1 -> -0f;
                        case 2 -> value * 1e-25f;
                        case 3 -> value * 1e-38f;
                        default -> value;
                    };
            };
        }
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "seed %d, %s, %d rows", seed, numbers(), rows());
    }
}
