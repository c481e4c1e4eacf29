package io.github.gradapt.example.serving;

import io.github.gradapt.Dense;
import io.github.gradapt.Input;
import io.github.gradapt.Layer;
import io.github.gradapt.NeuralNetwork;
import io.github.gradapt.activation.Relu;
import io.github.gradapt.activation.Sigmoid;
import io.github.gradapt.cost.BinaryCrossEntropy;

/** How likely a payment is fraudulent. */
@NeuralNetwork
interface Fraud {
    @Input(16)                                 Layer payment();
    @Dense(32) @Relu                           Layer hidden();
    @Dense(1) @Sigmoid @BinaryCrossEntropy     Layer fraudulent();
}
