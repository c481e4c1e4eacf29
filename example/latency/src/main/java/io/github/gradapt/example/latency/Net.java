package io.github.gradapt.example.latency;

import io.github.gradapt.TrainableNetwork;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.Stream;

/** A net that is measured: its sizes, and the functions of its layers. */
enum Net {
    TINY(Function.TANH, Function.SOFTMAX, TinyNetwork::new, 4, 8, 3),
    SMALL(Function.RELU, Function.SOFTMAX, SmallNetwork::new, 16, 32, 32, 4),
    MEDIUM(Function.RELU, Function.SOFTMAX, MediumNetwork::new, 64, 128, 64, 10),
    IMAGE(Function.RELU, Function.SOFTMAX, ImageNetwork::new, 784, 128, 10),
    BINARY(Function.RELU, Function.SIGMOID, BinaryNetwork::new, 32, 64, 32, 1),
    REGRESSION(Function.TANH, Function.IDENTITY, RegressionNetwork::new, 24, 8, 2),
    MATRIX(Function.TANH, Function.IDENTITY, MatrixNetwork::new, 4, 32, 16, 4);

    /** An activation; of the output layer, it stands for its cost too: squared error, binary or full cross-entropy. */
    enum Function {
        IDENTITY,
        RELU,
        TANH,
        SIGMOID,
        SOFTMAX
    }

    private final Function hidden;
    private final Function output;
    private final LongFunction<TrainableNetwork> generated;
    private final int[] sizes;

    Net(Function hidden, Function output, LongFunction<TrainableNetwork> generated, int... sizes) {
        this.hidden = hidden;
        this.output = output;
        this.generated = generated;
        this.sizes = sizes;
    }

    /**
     * The net of these sizes, written as 4-8-3.
     *
     * @throws IllegalArgumentException if there is none
     */
    static Net named(String label) {
        return Stream.of(values())
                .filter(net -> net.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no net " + label + "; there are " + labels()));
    }

    static List<String> labels() {
        return Stream.of(values()).map(Net::label).toList();
    }

    String label() {
        StringBuilder label = new StringBuilder().append(sizes[0]);
        for (int layer = 1; layer <= layers(); layer++) {
            label.append('-').append(sizes[layer]);
        }
        return label.toString();
    }

    /** The number of layers, without the input. */
    int layers() {
        return sizes.length - 1;
    }

    /** The number of units of a layer, or, for layer 0, of inputs. */
    int size(int layer) {
        return sizes[layer];
    }

    int inputs() {
        return sizes[0];
    }

    int outputs() {
        return sizes[layers()];
    }

    /** The activation of a layer from 1 on. */
    Function function(int layer) {
        return layer < layers() ? hidden : output;
    }

    /** A new instance of the generated class. */
    TrainableNetwork newGenerated() {
        return generated.apply(0);
    }

    /** The multiply-adds of a forward of one row. */
    long forwardProducts() {
        long products = 0;
        for (int layer = 1; layer <= layers(); layer++) {
            products += (long) sizes[layer - 1] * sizes[layer];
        }
        return products;
    }

    /** The multiply-adds of a forward and a backward of one row: the first layer passes no delta on. */
    long trainingProducts() {
        return 3 * forwardProducts() - (long) sizes[0] * sizes[1];
    }
}
