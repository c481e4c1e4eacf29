package io.github.gradapt.example.quickstart;

import io.github.gradapt.Dense;
import io.github.gradapt.Input;
import io.github.gradapt.Layer;
import io.github.gradapt.NeuralNetwork;
import io.github.gradapt.activation.Softmax;
import io.github.gradapt.activation.Tanh;
import io.github.gradapt.cost.CrossEntropy;

/** Tells the species of an iris from four measurements; the compiler writes {@code IrisNetwork}. */
@NeuralNetwork
interface Iris {
    @Input(4)                        Layer measurements();
    @Dense(16) @Tanh                 Layer hidden();
    @Dense(3) @Softmax @CrossEntropy Layer species();
}
