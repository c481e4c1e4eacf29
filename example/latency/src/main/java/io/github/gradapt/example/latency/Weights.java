package io.github.gradapt.example.latency;

/**
 * The weights that every contender starts from, the same as those of the C program.
 *
 * @param weights of each layer from 1 on, at its number: [unit][input]
 * @param biases  of each layer from 1 on, at its number
 */
record Weights(float[][][] weights, float[][] biases) {

    private static final int SEED = 1;

    static Weights of(Net net) {
        Uniform uniform = new Uniform(SEED);
        float[][][] weights = new float[net.layers() + 1][][];
        float[][] biases = new float[net.layers() + 1][];
        for (int layer = 1; layer <= net.layers(); layer++) {
            int inputs = net.size(layer - 1);
            int units = net.size(layer);
            float limit = (float) Math.sqrt(6.0 / (inputs + units));
            weights[layer] = new float[units][inputs];
            for (float[] unit : weights[layer]) {
                for (int i = 0; i < inputs; i++) {
                    unit[i] = uniform.next() * limit;
                }
            }
            biases[layer] = new float[units];
            for (int j = 0; j < units; j++) {
                biases[layer][j] = uniform.next() * 0.1f;
            }
        }
        return new Weights(weights, biases);
    }
}
