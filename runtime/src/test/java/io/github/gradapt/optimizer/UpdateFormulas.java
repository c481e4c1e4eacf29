package io.github.gradapt.optimizer;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** The published formula of each optimizer, for one parameter, in double. */
final class UpdateFormulas {

    private UpdateFormulas() {}

    /** One step of one parameter; {@code state} starts at 0. */
    interface Formula {
        double step(double w, double g, double[] state, int t);
    }

    /** Names, optimizers that have taken no step, and formulas. */
    static Stream<Arguments> all() {
        return Stream.of(
                of("sgd", new Sgd(0.05), (w, g, s, t) -> w - 0.05 * g),
                of("momentum", new Momentum(0.02, 0.9), (w, g, s, t) -> {
                    s[0] = 0.9 * s[0] + g;
                    return w - 0.02 * s[0];
                }),
                of("nesterov", new Nesterov(0.02, 0.9), (w, g, s, t) -> {
                    s[0] = 0.9 * s[0] + g;
                    return w - 0.02 * (g + 0.9 * s[0]);
                }),
                of("rmsprop", RmsProp.builder(0.01).decay(0.9).epsilon(1e-6).build(), (w, g, s, t) -> {
                    s[0] = 0.9 * s[0] + (1 - 0.9) * g * g;
                    return w - 0.01 * g / (Math.sqrt(s[0]) + 1e-6);
                }),
                of("adagrad", new Adagrad(0.05), (w, g, s, t) -> adagrad(w, g, s, 0.05, 0, 1e-10)),
                of(
                        "adagrad, from 0.1",
                        Adagrad.builder(0.05)
                                .initialAccumulator(0.1)
                                .epsilon(1e-3)
                                .build(),
                        (w, g, s, t) -> adagrad(w, g, s, 0.05, 0.1, 1e-3)),
                of("adadelta", new Adadelta(1), (w, g, s, t) -> adadelta(w, g, s, 1, 0.95, 1e-6)),
                of(
                        "adadelta, other values",
                        Adadelta.builder(0.5).rho(0.8).epsilon(1e-4).build(),
                        (w, g, s, t) -> adadelta(w, g, s, 0.5, 0.8, 1e-4)),
                of(
                        "adam",
                        Adam.builder(0.02).beta1(0.8).beta2(0.99).epsilon(1e-7).build(),
                        (w, g, s, t) -> adam(w, g, s, t, 0.02, 0.8, 0.99, 1e-7)),
                of("adam, defaults", new Adam(0.02), (w, g, s, t) -> adam(w, g, s, t, 0.02, 0.9, 0.999, 1e-8)),
                of(
                        "adamw",
                        AdamW.builder(0.02).weightDecay(0.3).build(),
                        (w, g, s, t) -> adam(w - 0.02 * 0.3 * w, g, s, t, 0.02, 0.9, 0.999, 1e-8)),
                of(
                        "adamw, defaults",
                        new AdamW(0.02),
                        (w, g, s, t) -> adam(w - 0.02 * 0.01 * w, g, s, t, 0.02, 0.9, 0.999, 1e-8)),
                of("nadam", new NAdam(0.02), (w, g, s, t) -> nadam(w, g, s, t, 0.02, 0.9, 0.999, 0.004)),
                of(
                        "nadam, other values",
                        NAdam.builder(0.02)
                                .beta1(0.8)
                                .beta2(0.99)
                                .momentumDecay(0.1)
                                .build(),
                        (w, g, s, t) -> nadam(w, g, s, t, 0.02, 0.8, 0.99, 0.1)),
                of("radam", new RAdam(0.02), (w, g, s, t) -> radam(w, g, s, t, 0.02, 0.9, 0.999)),
                of(
                        "radam, never rectified",
                        RAdam.builder(0.02).beta2(0.6).build(),
                        (w, g, s, t) -> radam(w, g, s, t, 0.02, 0.9, 0.6)),
                of("adamax", new Adamax(0.02), (w, g, s, t) -> adamax(w, g, s, t, 0.02, 0.9, 0.999, 1e-8)),
                of(
                        "adamax, other values",
                        Adamax.builder(0.02).beta1(0.5).beta2(0.7).epsilon(0.1).build(),
                        (w, g, s, t) -> adamax(w, g, s, t, 0.02, 0.5, 0.7, 0.1)),
                of(
                        "adam with options",
                        Adam.builder(0.02)
                                .clipValue(0.3)
                                .l2Penalty(0.4)
                                .weightDecay(0.5)
                                .schedule(Schedule.exponential(0.9))
                                .build(),
                        (w, g, s, t) -> {
                            double rate = 0.02 * Math.pow(0.9, t - 1);
                            double gradient = Math.max(-0.3, Math.min(g, 0.3)) + 0.4 * w;
                            return adam(w - rate * 0.5 * w, gradient, s, t, rate, 0.9, 0.999, 1e-8);
                        }));
    }

    private static Arguments of(String name, Optimizer optimizer, Formula formula) {
        return Arguments.of(name, optimizer, formula);
    }

    private static double adagrad(double w, double g, double[] s, double rate, double initial, double epsilon) {
        s[0] += g * g;
        return w - rate * g / (Math.sqrt(initial + s[0]) + epsilon);
    }

    private static double adadelta(double w, double g, double[] s, double rate, double rho, double epsilon) {
        s[0] = rho * s[0] + (1 - rho) * g * g;
        double change = Math.sqrt(s[1] + epsilon) / Math.sqrt(s[0] + epsilon) * g;
        s[1] = rho * s[1] + (1 - rho) * change * change;
        return w - rate * change;
    }

    private static double adam(
            double w, double g, double[] s, int t, double rate, double beta1, double beta2, double epsilon) {
        average(g, s, beta1, beta2);
        double mean = s[0] / (1 - Math.pow(beta1, t));
        double square = s[1] / (1 - Math.pow(beta2, t));
        return w - rate * mean / (Math.sqrt(square) + epsilon);
    }

    private static double nadam(
            double w, double g, double[] s, int t, double rate, double beta1, double beta2, double momentumDecay) {
        average(g, s, beta1, beta2);
        double product = 1;
        for (int i = 1; i <= t; i++) {
            product *= beta1 * (1 - 0.5 * Math.pow(0.96, i * momentumDecay));
        }
        double momentum = beta1 * (1 - 0.5 * Math.pow(0.96, t * momentumDecay));
        double next = beta1 * (1 - 0.5 * Math.pow(0.96, (t + 1) * momentumDecay));
        double direction = (1 - momentum) * g / (1 - product) + next * s[0] / (1 - product * next);
        return w - rate * direction / (Math.sqrt(s[1] / (1 - Math.pow(beta2, t))) + 1e-8);
    }

    private static double radam(double w, double g, double[] s, int t, double rate, double beta1, double beta2) {
        average(g, s, beta1, beta2);
        double mean = s[0] / (1 - Math.pow(beta1, t));
        double power = Math.pow(beta2, t);
        double limit = 2 / (1 - beta2) - 1;
        double r = limit - 2 * t * power / (1 - power);
        if (r <= 5) {
            return w - rate * mean;
        }
        double rectified = Math.sqrt((r - 4) * (r - 2) * limit / ((limit - 4) * (limit - 2) * r));
        return w - rate * mean * rectified * Math.sqrt(1 - power) / (Math.sqrt(s[1]) + 1e-8);
    }

    private static double adamax(
            double w, double g, double[] s, int t, double rate, double beta1, double beta2, double epsilon) {
        s[0] = beta1 * s[0] + (1 - beta1) * g;
        s[1] = Math.max(beta2 * s[1], Math.abs(g) + epsilon);
        return w - rate / (1 - Math.pow(beta1, t)) * s[0] / s[1];
    }

    private static void average(double g, double[] s, double beta1, double beta2) {
        s[0] = beta1 * s[0] + (1 - beta1) * g;
        s[1] = beta2 * s[1] + (1 - beta2) * g * g;
    }
}
