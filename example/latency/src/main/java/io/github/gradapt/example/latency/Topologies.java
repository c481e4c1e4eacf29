package io.github.gradapt.example.latency;

import io.github.gradapt.Dense;
import io.github.gradapt.Input;
import io.github.gradapt.Layer;
import io.github.gradapt.NeuralNetwork;
import io.github.gradapt.activation.Identity;
import io.github.gradapt.activation.Relu;
import io.github.gradapt.activation.Sigmoid;
import io.github.gradapt.activation.Softmax;
import io.github.gradapt.activation.Tanh;
import io.github.gradapt.cost.BinaryCrossEntropy;
import io.github.gradapt.cost.CrossEntropy;
import io.github.gradapt.cost.SquaredError;

/** The networks that are measured. Add yours here, in {@link Net}, and, to compare it with C, in yardstick.c. */
final class Topologies {

    private Topologies() {}

    @NeuralNetwork(name = "TinyNetwork")
    interface Tiny {
        @Input(4)                              Layer input();
        @Dense(8) @Tanh                        Layer hidden();
        @Dense(3) @Softmax @CrossEntropy       Layer output();
    }

    @NeuralNetwork(name = "SmallNetwork")
    interface Small {
        @Input(16)                             Layer input();
        @Dense(32) @Relu                       Layer first();
        @Dense(32) @Relu                       Layer second();
        @Dense(4) @Softmax @CrossEntropy       Layer output();
    }

    @NeuralNetwork(name = "MediumNetwork")
    interface Medium {
        @Input(64)                             Layer input();
        @Dense(128) @Relu                      Layer first();
        @Dense(64) @Relu                       Layer second();
        @Dense(10) @Softmax @CrossEntropy      Layer output();
    }

    @NeuralNetwork(name = "ImageNetwork")
    interface Image {
        @Input(784)                            Layer input();
        @Dense(128) @Relu                      Layer hidden();
        @Dense(10) @Softmax @CrossEntropy      Layer output();
    }

    @NeuralNetwork(name = "BinaryNetwork")
    interface Binary {
        @Input(32)                             Layer input();
        @Dense(64) @Relu                       Layer first();
        @Dense(32) @Relu                       Layer second();
        @Dense(1) @Sigmoid @BinaryCrossEntropy Layer output();
    }

    @NeuralNetwork(name = "RegressionNetwork")
    interface Regression {
        @Input(24)                             Layer input();
        @Dense(8) @Tanh                        Layer hidden();
        @Dense(2) @Identity @SquaredError      Layer output();
    }

    @NeuralNetwork(name = "MatrixNetwork")
    interface Matrix {
        @Input(4)                              Layer input();
        @Dense(32) @Tanh                       Layer first();
        @Dense(16) @Tanh                       Layer second();
        @Dense(4) @Identity @SquaredError      Layer output();
    }
}
