package io.github.gradapt.example.latency;

import java.util.Arrays;

/** The gradient of {@link Textbook}, and Adam's moving averages: [layer][unit][input], the bias behind the inputs. */
final class Moments {
    final float[][][] gradient;
    private final float[][][] mean;
    private final float[][][] square;
    private double power1 = 1;
    private double power2 = 1;

    Moments(Net net) {
        gradient = likeWeights(net);
        mean = likeWeights(net);
        square = likeWeights(net);
    }

    private static float[][][] likeWeights(Net net) {
        float[][][] values = new float[net.layers() + 1][][];
        for (int layer = 1; layer <= net.layers(); layer++) {
            values[layer] = new float[net.size(layer)][net.size(layer - 1) + 1];
        }
        return values;
    }

    void clear() {
        for (int layer = 1; layer < gradient.length; layer++) {
            for (float[] unit : gradient[layer]) {
                Arrays.fill(unit, 0);
            }
        }
    }

    /** One step by the mean gradient of {@code rows} rows. */
    void step(float[][][] weights, float[][] biases, int rows) {
        power1 *= 0.9;
        power2 *= 0.999;
        float rate = (float) (Contender.ADAM_RATE / (1 - power1));
        float correction = (float) (1 / (1 - power2));
        float scale = 1f / rows;
        for (int layer = 1; layer < gradient.length; layer++) {
            for (int j = 0; j < gradient[layer].length; j++) {
                int inputs = weights[layer][j].length;
                for (int i = 0; i < inputs; i++) {
                    weights[layer][j][i] -= rate * direction(layer, j, i, scale, correction);
                }
                biases[layer][j] -= rate * direction(layer, j, inputs, scale, correction);
            }
        }
    }

    private float direction(int layer, int j, int i, float scale, float correction) {
        float g = gradient[layer][j][i] * scale;
        float m = 0.9f * mean[layer][j][i] + 0.1f * g;
        float v = 0.999f * square[layer][j][i] + 0.001f * (g * g);
        mean[layer][j][i] = m;
        square[layer][j][i] = v;
        return m / ((float) Math.sqrt(correction * v) + 1e-8f);
    }
}
