package io.github.gradapt.example.latency;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A net with the weights of {@link Weights} in the ONNX format, for a fixed number of rows: for each layer a Gemm and
 * its activation. The numbers of the fields are those of the format's onnx.proto.
 */
final class OnnxModel {
    static final String INPUT = "input";
    static final String OUTPUT = "output";

    private static final int VERSION = 8;
    private static final int OPERATORS = 13;
    private static final int FLOAT = 1;

    private OnnxModel() {}

    static byte[] of(Net net, int rows) {
        return new Message()
                .number(1, VERSION)
                .message(7, graph(net, rows))
                .message(8, new Message().number(2, OPERATORS))
                .bytes();
    }

    private static Message graph(Net net, int rows) {
        Weights weights = Weights.of(net);
        Message graph = new Message();
        String value = INPUT;
        for (int layer = 1; layer <= net.layers(); layer++) {
            boolean last = layer == net.layers();
            Net.Function function = net.function(layer);
            String w = "w" + layer;
            String b = "b" + layer;
            boolean linear = function == Net.Function.IDENTITY;
            String z = last && linear ? OUTPUT : "z" + layer;
            String a = last ? OUTPUT : "a" + layer;
            graph.message(1, node("Gemm", z, value, w, b));
            if (!linear) {
                graph.message(1, node(operator(function), a, z));
            }
            value = a;
            graph.message(5, tensor(w, inputMajor(weights.weights()[layer]), net.size(layer - 1), net.size(layer)));
            graph.message(5, tensor(b, weights.biases()[layer], net.size(layer)));
        }
        return graph.text(2, "net")
                .message(11, matrix(INPUT, rows, net.inputs()))
                .message(12, matrix(OUTPUT, rows, net.outputs()));
    }

    private static String operator(Net.Function function) {
        return switch (function) {
            case IDENTITY -> "Identity";
            case RELU -> "Relu";
            case TANH -> "Tanh";
            case SIGMOID -> "Sigmoid";
            case SOFTMAX -> "Softmax";
        };
    }

    private static Message node(String operator, String output, String... inputs) {
        Message node = new Message();
        for (String input : inputs) {
            node.text(1, input);
        }
        return node.text(2, output).text(4, operator);
    }

    private static Message tensor(String name, float[] values, int... shape) {
        ByteBuffer data = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        data.asFloatBuffer().put(values);
        Message tensor = new Message();
        for (int size : shape) {
            tensor.number(1, size);
        }
        return tensor.number(2, FLOAT).text(8, name).data(9, data.array());
    }

    private static Message matrix(String name, int rows, int columns) {
        Message shape =
                new Message().message(1, new Message().number(1, rows)).message(1, new Message().number(1, columns));
        Message type = new Message().message(1, new Message().number(1, FLOAT).message(2, shape));
        return new Message().text(1, name).message(2, type);
    }

    /** From [unit][input] to [input][unit], as Gemm takes it without transposing. */
    private static float[] inputMajor(float[][] weights) {
        float[] values = new float[weights.length * weights[0].length];
        int at = 0;
        for (int i = 0; i < weights[0].length; i++) {
            for (float[] unit : weights) {
                values[at++] = unit[i];
            }
        }
        return values;
    }
}
