package io.github.gradapt.example.latency;

/** The loops of a textbook: weights [unit][input], row after row, nothing reordered, nothing unrolled. */
final class Textbook implements Contender {
    private final Net net;
    private final float[][][] weights;
    private final float[][] biases;
    private final float[][] z;
    private final float[][] a;
    private final float[][] delta;
    private final Moments moments;

    Textbook(Net net) {
        this.net = net;
        Weights start = Weights.of(net);
        weights = start.weights();
        biases = start.biases();
        z = new float[net.layers() + 1][];
        a = new float[net.layers() + 1][];
        delta = new float[net.layers() + 1][];
        for (int layer = 0; layer <= net.layers(); layer++) {
            z[layer] = new float[net.size(layer)];
            a[layer] = new float[net.size(layer)];
            delta[layer] = new float[net.size(layer)];
        }
        moments = new Moments(net);
    }

    @Override
    public void forward(float[] input, float[] output) {
        forward(input, 0);
        System.arraycopy(a[net.layers()], 0, output, 0, net.outputs());
    }

    @Override
    public void forward(float[] inputs, float[] outputs, int rows) {
        for (int row = 0; row < rows; row++) {
            forward(inputs, row * net.inputs());
            System.arraycopy(a[net.layers()], 0, outputs, row * net.outputs(), net.outputs());
        }
    }

    private void forward(float[] inputs, int offset) {
        System.arraycopy(inputs, offset, a[0], 0, net.inputs());
        for (int layer = 1; layer <= net.layers(); layer++) {
            for (int j = 0; j < net.size(layer); j++) {
                float sum = biases[layer][j];
                for (int i = 0; i < net.size(layer - 1); i++) {
                    sum += weights[layer][j][i] * a[layer - 1][i];
                }
                z[layer][j] = sum;
            }
            activate(net.function(layer), z[layer], a[layer]);
        }
    }

    private static void activate(Net.Function function, float[] z, float[] a) {
        switch (function) {
            case IDENTITY -> System.arraycopy(z, 0, a, 0, z.length);
            case RELU -> {
                for (int j = 0; j < z.length; j++) {
                    a[j] = Math.max(z[j], 0);
                }
            }
            case TANH -> {
                for (int j = 0; j < z.length; j++) {
                    a[j] = (float) Math.tanh(z[j]);
                }
            }
            case SIGMOID -> {
                for (int j = 0; j < z.length; j++) {
                    a[j] = (float) (1 / (1 + Math.exp(-z[j])));
                }
            }
            case SOFTMAX -> {
                float greatest = z[0];
                for (float value : z) {
                    greatest = Math.max(greatest, value);
                }
                float sum = 0;
                for (int j = 0; j < z.length; j++) {
                    a[j] = (float) Math.exp(z[j] - greatest);
                    sum += a[j];
                }
                for (int j = 0; j < z.length; j++) {
                    a[j] /= sum;
                }
            }
        }
    }

    @Override
    public float learn(float[] input, float[] target, float rate) {
        forward(input, 0);
        float cost = deltas(target, 0);
        for (int layer = 1; layer <= net.layers(); layer++) {
            for (int j = 0; j < net.size(layer); j++) {
                for (int i = 0; i < net.size(layer - 1); i++) {
                    weights[layer][j][i] -= rate * delta[layer][j] * a[layer - 1][i];
                }
                biases[layer][j] -= rate * delta[layer][j];
            }
        }
        return cost;
    }

    /** The deltas of all layers, after a forward; the cost. */
    private float deltas(float[] targets, int offset) {
        int last = net.layers();
        float cost = 0;
        for (int j = 0; j < net.outputs(); j++) {
            float y = targets[offset + j];
            delta[last][j] = a[last][j] - y;
            cost += cost(net.function(last), z[last], a[last][j], y, j);
        }
        for (int layer = last - 1; layer > 0; layer--) {
            for (int i = 0; i < net.size(layer); i++) {
                float sum = 0;
                for (int j = 0; j < net.size(layer + 1); j++) {
                    sum += weights[layer + 1][j][i] * delta[layer + 1][j];
                }
                float value = a[layer][i];
                float slope = net.function(layer) == Net.Function.RELU ? (value > 0 ? 1 : 0) : 1 - value * value;
                delta[layer][i] = sum * slope;
            }
        }
        return cost;
    }

    private static float cost(Net.Function function, float[] z, float a, float y, int j) {
        return switch (function) {
            case SOFTMAX -> y == 0 ? 0 : (float) (-y * Math.log(a));
            case SIGMOID -> (float) (Math.max(z[j], 0) + Math.log1p(Math.exp(-Math.abs(z[j]))) - y * z[j]);
            default -> (a - y) * (a - y) / 2;
        };
    }

    @Override
    public float gradient(float[] inputs, float[] targets, int rows) {
        moments.clear();
        float cost = 0;
        for (int row = 0; row < rows; row++) {
            forward(inputs, row * net.inputs());
            cost += deltas(targets, row * net.outputs());
            for (int layer = 1; layer <= net.layers(); layer++) {
                for (int j = 0; j < net.size(layer); j++) {
                    for (int i = 0; i < net.size(layer - 1); i++) {
                        moments.gradient[layer][j][i] += delta[layer][j] * a[layer - 1][i];
                    }
                    moments.gradient[layer][j][net.size(layer - 1)] += delta[layer][j];
                }
            }
        }
        return cost;
    }

    @Override
    public float adam(float[] inputs, float[] targets, int rows) {
        float cost = gradient(inputs, targets, rows);
        moments.step(weights, biases, rows);
        return cost;
    }

    @Override
    public float[] parameters() {
        float[] parameters = new float[(int) net.forwardProducts() + biasCount()];
        int at = 0;
        for (int layer = 1; layer <= net.layers(); layer++) {
            for (float[] unit : weights[layer]) {
                System.arraycopy(unit, 0, parameters, at, unit.length);
                at += unit.length;
            }
            System.arraycopy(biases[layer], 0, parameters, at, biases[layer].length);
            at += biases[layer].length;
        }
        return parameters;
    }

    private int biasCount() {
        int count = 0;
        for (int layer = 1; layer <= net.layers(); layer++) {
            count += net.size(layer);
        }
        return count;
    }
}
