package io.github.gradapt.example.frozen;

import io.github.gradapt.Dense;
import io.github.gradapt.Frozen;
import io.github.gradapt.Input;
import io.github.gradapt.Layer;
import io.github.gradapt.NeuralNetwork;
import io.github.gradapt.Standardize;
import io.github.gradapt.activation.Softmax;
import io.github.gradapt.activation.Tanh;

/** The network of the quickstart as it is deployed: from measurements in centimetres to the probability of each species. */
@NeuralNetwork(training = false)
@Frozen("iris.safetensors")
interface Iris {
    @Input(4) @Standardize  Layer measurements();
    @Dense(16) @Tanh        Layer hidden();
    @Dense(3) @Softmax      Layer species();
}
