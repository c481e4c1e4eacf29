package io.github.gradapt.processor;

import io.github.gradapt.Precision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Declares the networks of reference cases as a user would, with the runtime's annotations. */
final class OracleDeclarations {

    private static final String PACKAGE = "oracle.";

    /** The annotation of each activation of the reference cases. */
    private static final Map<String, String> ACTIVATIONS = table("""
            identity     Identity
            sigmoid      Sigmoid
            tanh         Tanh
            relu         Relu
            leaky_relu   LeakyRelu
            elu          Elu
            selu         Selu
            celu         Celu
            gelu         Gelu
            gelu_tanh    GeluTanh
            silu         Silu
            swish        Swish
            softplus     Softplus
            softsign     Softsign
            mish         Mish
            hardsigmoid  HardSigmoid
            hardtanh     HardTanh
            hardswish    HardSwish
            relu6        Relu6
            exponential  Exponential
            log_sigmoid  LogSigmoid
            softmax      Softmax
            log_softmax  LogSoftmax
            """);

    /** The annotation of each cost, with the reduction over outputs that is part of it. */
    private static final Map<String, String> COSTS = table("""
            squared_error/half_sum         SquaredError
            mean_squared_error/mean        MeanSquaredError
            mean_absolute_error/mean       MeanAbsoluteError
            huber/mean                     Huber
            log_cosh/mean                  LogCosh
            cross_entropy/sum              CrossEntropy
            negative_log_likelihood/sum    NegativeLogLikelihood
            kl_divergence/sum              KullbackLeibler
            hinge/mean                     Hinge
            squared_hinge/mean             SquaredHinge
            poisson_nll/mean               Poisson
            binary_cross_entropy/sum       BinaryCrossEntropy
            binary_cross_entropy/mean      BinaryCrossEntropy(reduction=Reduction.MEAN)
            """);

    private OracleDeclarations() {}

    private static Map<String, String> table(String text) {
        return text.lines().map(line -> line.split(" +")).collect(Collectors.toMap(row -> row[0], row -> row[1]));
    }

    /** The qualified name of the generated class. */
    static String network(OracleCase oracleCase) {
        return declaration(oracleCase) + "Network";
    }

    /** The qualified name of the declaring interface. */
    static String declaration(OracleCase oracleCase) {
        return PACKAGE
                + Arrays.stream(oracleCase.name().split("_"))
                        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                        .collect(Collectors.joining());
    }

    /** What the case names that no annotation stands for. */
    static List<String> unsupported(OracleCase oracleCase) {
        List<String> unsupported = new ArrayList<>();
        if (!oracleCase.kind().equals("dense")) {
            unsupported.add("kind " + oracleCase.kind());
        }
        for (OracleCase.LayerSpec layer : oracleCase.layers()) {
            if (!layer.type().equals("dense")) {
                unsupported.add("layer " + layer.type());
            }
            if (!ACTIVATIONS.containsKey(layer.activation())) {
                unsupported.add("activation " + layer.activation());
            }
        }
        if (!COSTS.containsKey(cost(oracleCase))) {
            unsupported.add("cost " + cost(oracleCase));
        }
        return unsupported;
    }

    private static String cost(OracleCase oracleCase) {
        return oracleCase.cost().name() + "/" + oracleCase.cost().outputReduction();
    }

    /** The declaring interface: the input is layer 0, called features; the others are layer1, layer2, ... */
    static String source(OracleCase oracleCase, Precision precision) {
        StringBuilder source = new StringBuilder("@NeuralNetwork(precision = Precision." + precision + ")\n")
                .append("public interface ")
                .append(declaration(oracleCase).substring(PACKAGE.length()))
                .append(" {\n    @Input(value = ")
                .append(oracleCase.input())
                .append(", gradient = true) Layer features();\n");
        List<OracleCase.LayerSpec> layers = oracleCase.layers();
        for (int i = 0; i < layers.size(); i++) {
            OracleCase.LayerSpec layer = layers.get(i);
            source.append("    @Dense(value = %d, bias = %b) ".formatted(layer.units(), layer.bias()))
                    .append(annotation(ACTIVATIONS.get(layer.activation()), layer.activationParameters()));
            if (i == layers.size() - 1) {
                source.append(annotation(
                        COSTS.get(cost(oracleCase)), oracleCase.cost().parameters()));
            }
            source.append("Layer layer").append(i + 1).append("();\n");
        }
        return source.append("}\n").toString();
    }

    private static String annotation(String type, Map<String, Object> attributes) {
        String values = new TreeMap<>(attributes)
                .entrySet().stream().map(Object::toString).collect(Collectors.joining(", "));
        return "@" + type + (values.isEmpty() ? "" : "(" + values + ")") + " ";
    }
}
