package io.github.gradapt.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradapt.Network;
import io.github.gradapt.TrainableDoubleNetwork;
import io.github.gradapt.TrainableNetwork;
import io.github.gradapt.optimizer.Adam;
import io.github.gradapt.optimizer.Optimizer;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing is allocated once a network is constructed, measured. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AllocationTest {

    private static final int ROWS = 37;

    private CompiledNetworks networks;

    @BeforeAll
    void compile() {
        networks = new NetworkCompiler()
                .source("sizes.Tiny", """
                        @NeuralNetwork
                        public interface Tiny {
                            @Input(2)                                Layer in();
                            @Dense(3) @Tanh                          Layer hidden();
                            @Dense(1) @Sigmoid @BinaryCrossEntropy   Layer out();
                        }
                        """)
                .source("sizes.Mixed", """
                        @NeuralNetwork
                        public interface Mixed {
                            @Input(value = 40, gradient = true)      Layer in();
                            @Dense(33) @Gelu                         Layer first();
                            @Dense(2) @Softplus(beta = 2)            Layer narrow();
                            @Dense(value = 20, bias = false) @Softmax Layer soft();
                            @Dense(5) @Softmax @CrossEntropy         Layer out();
                        }
                        """)
                .source("sizes.Logarithmic", """
                        @NeuralNetwork
                        public interface Logarithmic {
                            @Input(16)                               Layer in();
                            @Dense(17) @LogSoftmax                   Layer hidden();
                            @Dense(3) @Mish @Huber                   Layer out();
                        }
                        """)
                .source("sizes.InDouble", """
                        @NeuralNetwork(precision = Precision.DOUBLE)
                        public interface InDouble {
                            @Input(9)                                Layer in();
                            @Dense(17) @Gelu                         Layer first();
                            @Dense(5) @Mish                          Layer second();
                            @Dense(3) @Softmax @CrossEntropy         Layer out();
                        }
                        """)
                .source("sizes.Inference", """
                        @NeuralNetwork(training = false)
                        public interface Inference {
                            @Input(30)                               Layer in();
                            @Dense(20) @Selu                         Layer hidden();
                            @Dense(4) @Softmax                       Layer out();
                        }
                        """)
                .compile();
    }

    /** A call of a network's that must not allocate. */
    record Call(String network, String name, Runnable code) {
        @Override
        public String toString() {
            return network + "." + name;
        }
    }

    Stream<Call> calls() {
        return Stream.concat(inFloat(), inDouble());
    }

    private Stream<Call> inDouble() {
        TrainableDoubleNetwork network = networks.doubleNetwork("sizes.InDoubleNetwork", 3L);
        double[] inputs = new double[ROWS * network.inputSize()];
        double[] outputs = new double[ROWS * network.outputSize()];
        Arrays.fill(inputs, 0.25);
        Optimizer adam = new Adam(1e-6);
        network.accumulate(inputs, 0, outputs, 0, ROWS);
        adam.step(network);
        return Stream.of(
                new Call("InDouble", "forward", () -> network.forward(inputs, 0, outputs, 0, ROWS)),
                new Call("InDouble", "forward and backward", () -> {
                    network.forward(inputs, outputs);
                    network.backward(outputs);
                }),
                new Call("InDouble", "accumulate and step", () -> {
                    network.accumulate(inputs, 0, outputs, 0, ROWS);
                    adam.step(network);
                }),
                new Call("InDouble", "evaluate", () -> network.evaluate(inputs, 0, outputs, 0, ROWS)),
                new Call("InDouble", "learn", () -> network.learn(inputs, outputs, 1e-9)));
    }

    private Stream<Call> inFloat() {
        return Stream.of("Tiny", "Mixed", "Logarithmic", "Inference").flatMap(name -> {
            Network network = networks.network("sizes." + name + "Network", 3L);
            Stream<Call> inference = inference(name, network);
            return network instanceof TrainableNetwork trainable
                    ? Stream.concat(inference, training(name, trainable))
                    : inference;
        });
    }

    private static Stream<Call> inference(String name, Network network) {
        float[] inputs = new float[ROWS * network.inputSize()];
        float[] outputs = new float[ROWS * network.outputSize()];
        return Stream.of(
                new Call(name, "forward of one row", () -> network.forward(inputs, outputs)),
                new Call(name, "forward of many rows", () -> network.forward(inputs, 0, outputs, 0, ROWS)));
    }

    private static Stream<Call> training(String name, TrainableNetwork network) {
        float[] inputs = new float[ROWS * network.inputSize()];
        float[] outputs = new float[network.outputSize()];
        float[] targets = new float[ROWS * network.outputSize()];
        Optimizer optimizer = new Adam(0.01);
        network.accumulate(inputs, 0, targets, 0, 1);
        optimizer.step(network);
        return Stream.of(
                new Call(name, "backward", () -> {
                    network.forward(inputs, outputs);
                    network.backward(targets);
                }),
                new Call(name, "accumulate", () -> network.accumulate(inputs, 0, targets, 0, ROWS)),
                new Call(name, "evaluate", () -> network.evaluate(inputs, 0, targets, 0, ROWS)),
                new Call(name, "learn", () -> network.learn(inputs, targets, 0.01f)),
                new Call(name, "clearGradients", network::clearGradients),
                new Call(name, "step of an optimizer", () -> {
                    network.accumulate(inputs, 0, targets, 0, 1);
                    optimizer.step(network);
                }));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void allocatesNothing(Call call) {
        assertThat(Allocations.of(call.code())).isZero();
    }
}
