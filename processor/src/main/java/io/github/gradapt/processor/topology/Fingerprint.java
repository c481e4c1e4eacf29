package io.github.gradapt.processor.topology;

import io.github.gradapt.processor.formula.Notation;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What tells a topology from others in a file of parameters: the first 16 bytes of the SHA-256 of a text that says what
 * the network computes from its parameters. The text has a line for each layer, in their order:
 *
 * <pre>
 * input 4
 * dense hidden 16 of 4 with bias: tanh(z)
 * dense species 3 of 16 with bias: softmax
 * </pre>
 *
 * <p>It has the formulas as they are declared, with the values of their attributes, and not as they are simplified: a
 * later version of the processor must come to the same text. What does not change the meaning of the parameters is not
 * in it: the name of the input, the cost, initializers, training, precision.
 */
public final class Fingerprint {

    private static final int BYTES = 16;

    private Fingerprint() {}

    /** The fingerprint, as hexadecimal digits. */
    public static String of(Topology topology) {
        byte[] hash = sha256().digest(text(topology).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash, 0, BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The text that is hashed. */
    static String text(Topology topology) {
        return topology.layers().stream()
                .map(layer -> line(layer, topology.layers()) + "\n")
                .collect(Collectors.joining());
    }

    private static String line(Layer layer, List<Layer> layers) {
        return layer.accept(new Layer.Visitor<>() {
            @Override
            public String input(InputLayer input) {
                return "input " + input.shape().size();
            }

            @Override
            public String dense(DenseLayer dense) {
                return "dense " + dense.name() + " " + dense.units() + " of " + inputs(dense, layers)
                        + (dense.bias() ? " with bias: " : " without bias: ")
                        + dense.activation().accept(ACTIVATION);
            }
        });
    }

    private static int inputs(DenseLayer dense, List<Layer> layers) {
        return layers.stream()
                .filter(layer -> layer.name().equals(dense.input()))
                .findFirst()
                .orElseThrow()
                .shape()
                .size();
    }

    private static final Activation.Visitor<String> ACTIVATION = new Activation.Visitor<>() {
        @Override
        public String elementwise(Activation.Elementwise activation) {
            return Notation.of(activation.phi());
        }

        @Override
        public String softmax(Activation.Softmax activation) {
            return "softmax";
        }

        @Override
        public String logSoftmax(Activation.LogSoftmax activation) {
            return "log-softmax";
        }
    };
}
