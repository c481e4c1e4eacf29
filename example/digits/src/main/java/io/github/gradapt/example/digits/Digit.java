package io.github.gradapt.example.digits;

import io.github.gradapt.Dense;
import io.github.gradapt.Input;
import io.github.gradapt.Layer;
import io.github.gradapt.NeuralNetwork;
import io.github.gradapt.activation.Relu;
import io.github.gradapt.activation.Softmax;
import io.github.gradapt.cost.CrossEntropy;

/** Reads a handwritten digit from 8 by 8 pixels; the compiler writes {@code DigitNetwork}. */
@NeuralNetwork
interface Digit {
    @Input({8, 8})                    Layer pixels();
    @Dense(128) @Relu                 Layer hidden();
    @Dense(10) @Softmax @CrossEntropy Layer digit();
}
