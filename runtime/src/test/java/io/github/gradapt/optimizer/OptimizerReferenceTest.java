package io.github.gradapt.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gradapt.LinearDoubleNetwork;
import io.github.gradapt.LinearNetwork;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** 25 steps of linear regression on 8 rows, against those of PyTorch 1.13 in float64. */
class OptimizerReferenceTest {

    private static final int STEPS = 25;

    /** Five weights and a bias. */
    private static final double[] START = {-0.284019, 0.366685, 0.932896, 0.391477, -0.85628, -0.043378};

    private static final double[] INPUTS = {
        -1.279518, -0.209945, -1.07011, 1.134895, 0.089068, -0.024532, 0.60298, 1.627805, 1.541952, 0.099733, -0.025613,
        -0.234855, -0.327894, 0.366547, -1.331187, -1.576766, 0.553393, -0.841503, -0.205753, 0.355433, 0.390297,
        -0.053848, -0.991421, 2.163516, -1.247451, 1.740666, 0.458265, 0.693651, 1.147246, 0.580749, 1.03432, -0.847172,
        -0.403968, -0.819559, -0.832804, -1.8554, 0.394097, 0.360758, -1.555256, -0.827291
    };
    private static final double[] TARGETS = {
        1.731938, -0.48821, 0.408535, -0.776961, -0.405956, -0.079803, -0.238975, -1.833286
    };

    static Stream<Arguments> runs() {
        return Stream.of(
                run(
                        "sgd",
                        new Sgd(0.1),
                        0.3963165349264578,
                        -0.048183359646572,
                        -0.5212549946599828,
                        -0.289278844429681,
                        0.4501939128409899,
                        0.17703555391485165,
                        -0.39952839708202353),
                run(
                        "momentum",
                        new Momentum(0.05, 0.9),
                        0.3151713482604833,
                        -0.06833062063743166,
                        -1.4952972353183653,
                        0.04952482319295011,
                        0.31299207984411653,
                        0.7545467836202446,
                        0.21148762256406095),
                run(
                        "nesterov",
                        new Nesterov(0.05, 0.9),
                        0.22965807236316277,
                        -0.1439982554442537,
                        -1.5377942792623462,
                        -0.06654677532832375,
                        0.4054313623820574,
                        0.7592220457843909,
                        0.06304572408492416),
                run(
                        "adagrad",
                        new Adagrad(0.1),
                        0.7115664035947333,
                        -0.13127699036057028,
                        -0.35215265073649865,
                        0.20407589085219202,
                        0.47947123054248947,
                        -0.18609637565241977,
                        -0.4784759560036708),
                run(
                        "rmsprop",
                        new RmsProp(0.01),
                        0.6916984054222999,
                        -0.13220146719411036,
                        -0.36810606039588095,
                        0.19002751826765754,
                        0.4816048927056883,
                        -0.17173617612064102,
                        -0.4794820078270621),
                run(
                        "adadelta",
                        new Adadelta(1),
                        2.2331398557970314,
                        -0.1878476050763619,
                        0.25568694917950613,
                        0.817477549982897,
                        0.34805666903903615,
                        -0.7460801773958814,
                        -0.14723012844175076),
                run(
                        "adam",
                        new Adam(0.02),
                        1.1154268323054572,
                        -0.05972138455061163,
                        -0.10711105676820193,
                        0.444445408798888,
                        0.41777985737071616,
                        -0.39285588113139136,
                        -0.4635377162572047),
                run(
                        "adamw",
                        AdamW.builder(0.02).weightDecay(0.1).build(),
                        1.06862047038411,
                        -0.05436764106979664,
                        -0.11272027371262344,
                        0.41195224289122717,
                        0.4127019074965411,
                        -0.3637803143719361,
                        -0.44995519982046706),
                run(
                        "nadam",
                        new NAdam(0.02),
                        1.2831902697226587,
                        -0.08179558520011511,
                        -0.0322665538457228,
                        0.5156974306147221,
                        0.4084565828377851,
                        -0.4687529076773699,
                        -0.38387258331493496),
                run(
                        "radam",
                        new RAdam(0.02),
                        2.0769065819693155,
                        -0.1999747716798437,
                        0.2517499653493499,
                        0.7461527738282867,
                        0.36260841159107987,
                        -0.7361798578284412,
                        -0.19389397076903014),
                run(
                        "adamax",
                        new Adamax(0.02),
                        1.2118524399516928,
                        -0.05198502850244709,
                        -0.051754003515407335,
                        0.46821502834904594,
                        0.4004650617181641,
                        -0.44871710340120796,
                        -0.3812869911641375),
                run(
                        "sgd l2",
                        Sgd.builder(0.1).l2Penalty(0.05).build(),
                        0.3965107971480731,
                        -0.037600327412469214,
                        -0.5020524450501782,
                        -0.2900487686891928,
                        0.43278345454327755,
                        0.1866564882156506,
                        -0.3756652448303232),
                run(
                        "sgd clip global norm",
                        Sgd.builder(0.1).clipNorm(1.54).build(),
                        0.40551420624394874,
                        -0.04763944658705174,
                        -0.4991368325958242,
                        -0.28418265016248356,
                        0.4508743842830514,
                        0.155198749075901,
                        -0.41025837900346923));
    }

    private static Arguments run(String name, Optimizer optimizer, double cost, double... parameters) {
        return Arguments.of(name, optimizer, cost, parameters);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("runs")
    void inDoubleItEndsWhereTheReferenceEnds(String name, Optimizer optimizer, double cost, double[] expected) {
        LinearDoubleNetwork network = new LinearDoubleNetwork(5, 1);
        network.setValues(START);

        for (int step = 0; step < STEPS; step++) {
            network.accumulate(INPUTS, 0, TARGETS, 0, TARGETS.length);
            optimizer.step(network);
        }

        double[] actual = network.values();
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i])
                    .as("parameter %d", i)
                    .isCloseTo(expected[i], within(1e-9 + 1e-9 * Math.abs(expected[i])));
        }
        double actualCost = network.evaluate(INPUTS, 0, TARGETS, 0, TARGETS.length) / TARGETS.length;
        assertThat(actualCost).isCloseTo(cost, within(1e-9 + 1e-9 * cost));
    }

    /** In float the gradients and 25 roundings of each parameter differ too. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("runs")
    void inFloatItEndsWhereTheReferenceEnds(String name, Optimizer optimizer, double cost, double[] expected) {
        LinearNetwork network = new LinearNetwork(5, 1);
        network.setValues(floats(START));
        float[] inputs = floats(INPUTS);
        float[] targets = floats(TARGETS);

        for (int step = 0; step < STEPS; step++) {
            network.accumulate(inputs, 0, targets, 0, targets.length);
            optimizer.step(network);
        }

        float[] actual = network.values();
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) actual[i])
                    .as("parameter %d", i)
                    .isCloseTo(expected[i], within(2e-6 + 2e-5 * Math.abs(expected[i])));
        }
        double actualCost = network.evaluate(inputs, 0, targets, 0, targets.length) / targets.length;
        assertThat(actualCost).isCloseTo(cost, within(2e-6 + 2e-5 * cost));
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
