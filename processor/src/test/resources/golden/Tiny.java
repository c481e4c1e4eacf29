@NeuralNetwork
public interface Tiny {
    @Input(2)                             Layer features();
    @Dense(3) @Tanh                       Layer hidden();
    @Dense(1) @Sigmoid @BinaryCrossEntropy Layer answer();
}
