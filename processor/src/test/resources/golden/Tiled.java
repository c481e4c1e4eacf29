@NeuralNetwork
public interface Tiled {
    @Input(40)                       Layer features();
    @Dense(20) @Relu                 Layer hidden();
    @Dense(5) @Softmax @CrossEntropy Layer species();
}
