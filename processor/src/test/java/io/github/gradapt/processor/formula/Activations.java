package io.github.gradapt.processor.formula;

/** The activations of the reference vectors: formula, value, derivative in z, derivative in a = phi(z). */
enum Activations {
    IDENTITY("z", "z", "1", "1"),
    SIGMOID("sigmoid(z)", "sigmoid(z)", "sigmoid(z) * (1 - sigmoid(z))", "a * (1 - a)"),
    SIGMOID_BY_HAND("1 / (1 + exp(-z))", "sigmoid(z)", "sigmoid(-z) * sigmoid(z)", "a * (1 - a)"),
    TANH("tanh(z)", "tanh(z)", "1 - tanh(z)^2", "1 - a^2"),
    RELU("max(z, 0)", "max(z, 0)", "z > 0 ? 1 : 0", "a > 0 ? 1 : 0"),
    LEAKY_RELU("z > 0 ? z : 0.1 * z", "z > 0 ? z : 0.1 * z", "z > 0 ? 1 : 0.1", "a > 0 ? 1 : 0.1"),
    ELU(
            "z > 0 ? z : 1.5 * (exp(z) - 1)",
            "z > 0 ? z : 1.5 * expm1(z)",
            "z > 0 ? 1 : 1.5 * exp(z)",
            "a > 0 ? 1 : a + 1.5"),
    SELU(
            "1.0507009873554804934193349852946 * (z > 0 ? z : 1.6732632423543772848170429916717 * (exp(z) - 1))",
            "1.0507009873554805 * (z > 0 ? z : 1.6732632423543772 * expm1(z))",
            "z > 0 ? 1.0507009873554805 : 1.7580993408473768 * exp(z)",
            "a > 0 ? 1.0507009873554805 : a + 1.7580993408473768"),
    CELU(
            "z > 0 ? z : 1.5 * (exp(z / 1.5) - 1)",
            "z > 0 ? z : 1.5 * expm1(z / 1.5)",
            "z > 0 ? 1 : exp(z / 1.5)",
            "a > 0 ? 1 : a / 1.5 + 1"),
    GELU(
            "z / 2 * (1 + erf(z / sqrt(2)))",
            "z * erfc(-0.7071067811865476 * z) / 2",
            "erfc(-0.7071067811865476 * z) / 2 + 0.3989422804014327 * z * exp(-z^2 / 2)",
            "erfc(-0.7071067811865476 * z) / 2 + 0.3989422804014327 * z * exp(-z^2 / 2)"),
    GELU_TANH(
            "z / 2 * (1 + tanh(sqrt(2 / pi) * (z + 0.044715 * z^3)))",
            "z * sigmoid(1.5957691216057308 * (z + 0.044715 * z^3))",
            "sigmoid(1.5957691216057308 * (z + 0.044715 * z^3)) * (2 + z * (0.4281288976356015 * z^2"
                    + " + 3.1915382432114616) * (1 - sigmoid(1.5957691216057308 * (z + 0.044715 * z^3)))) / 2",
            "sigmoid(1.5957691216057308 * (z + 0.044715 * z^3)) * (2 + z * (0.4281288976356015 * z^2"
                    + " + 3.1915382432114616) * (1 - sigmoid(1.5957691216057308 * (z + 0.044715 * z^3)))) / 2"),
    SILU(
            "z * sigmoid(z)",
            "z * sigmoid(z)",
            "sigmoid(z) + z * sigmoid(z) * (1 - sigmoid(z))",
            "sigmoid(z) + a * (1 - sigmoid(z))"),
    SWISH(
            "z * sigmoid(1.5 * z)",
            "z * sigmoid(1.5 * z)",
            "sigmoid(1.5 * z) + 1.5 * z * sigmoid(1.5 * z) * (1 - sigmoid(1.5 * z))",
            "sigmoid(1.5 * z) + 1.5 * z * sigmoid(1.5 * z) * (1 - sigmoid(1.5 * z))"),
    SOFTPLUS("softplus(2 * z) / 2", "softplus(2 * z) / 2", "sigmoid(2 * z)", "-expm1(-2 * a)"),
    SOFTPLUS_BY_HAND("log(1 + exp(2 * z)) / 2", "softplus(2 * z) / 2", "sigmoid(2 * z)", "-expm1(-2 * a)"),
    SOFTSIGN("z / (1 + abs(z))", "z / (1 + abs(z))", "1 / (1 + abs(z))^2", "1 / (1 + abs(z))^2"),
    MISH(
            "z * tanh(softplus(z))",
            "z * tanh(softplus(z))",
            "tanh(softplus(z)) + z * sigmoid(z) * (1 - tanh(softplus(z))^2)",
            "tanh(softplus(z)) + z * sigmoid(z) * (1 - tanh(softplus(z))^2)"),
    HARDSIGMOID(
            "min(max(z + 3, 0), 6) / 6",
            "min(max(z + 3, 0), 6) / 6",
            "z > -3 && z < 3 ? 0.16666666666666666 : 0",
            "a > 0 && a < 1 ? 0.16666666666666666 : 0"),
    HARDTANH("min(max(z, -1), 1)", "min(max(z, -1), 1)", "z > -1 && z < 1 ? 1 : 0", "a > -1 && a < 1 ? 1 : 0"),
    HARDSWISH(
            "z < -3 ? 0 : z > 3 ? z : z * (z + 3) / 6",
            "z < -3 ? 0 : z > 3 ? z : z * (z + 3) / 6",
            "z < -3 ? 0 : z > 3 ? 1 : z / 3 + 0.5",
            "z < -3 ? 0 : z > 3 ? 1 : z / 3 + 0.5"),
    RELU6("min(max(z, 0), 6)", "min(max(z, 0), 6)", "z > 0 && z < 6 ? 1 : 0", "a > 0 && a < 6 ? 1 : 0"),
    EXPONENTIAL("exp(z)", "exp(z)", "exp(z)", "a"),
    LOG_SIGMOID("log_sigmoid(z)", "-softplus(-z)", "sigmoid(-z)", "-expm1(a)"),
    LOG_OF_SIGMOID("log(sigmoid(z))", "-softplus(-z)", "sigmoid(-z)", "-expm1(a)");

    final String text;
    final String value;
    final String derivative;
    final String inTermsOfValue;

    Activations(String text, String value, String derivative, String inTermsOfValue) {
        this.text = text;
        this.value = value;
        this.derivative = derivative;
        this.inTermsOfValue = inTermsOfValue;
    }
}
