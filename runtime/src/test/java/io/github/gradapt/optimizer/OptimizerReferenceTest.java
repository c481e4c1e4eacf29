package io.github.gradapt.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gradapt.Layer;
import io.github.gradapt.LinearNetwork;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** 25 steps of linear regression on 8 rows, against those of PyTorch 1.13 in float64. */
class OptimizerReferenceTest {

    private static final float[] WEIGHTS = {-0.284019f, 0.366685f, 0.932896f, 0.391477f, -0.85628f};
    private static final float BIAS = -0.043378f;
    private static final float[] INPUTS = {
        -1.279518f,
        -0.209945f,
        -1.07011f,
        1.134895f,
        0.089068f,
        -0.024532f,
        0.60298f,
        1.627805f,
        1.541952f,
        0.099733f,
        -0.025613f,
        -0.234855f,
        -0.327894f,
        0.366547f,
        -1.331187f,
        -1.576766f,
        0.553393f,
        -0.841503f,
        -0.205753f,
        0.355433f,
        0.390297f,
        -0.053848f,
        -0.991421f,
        2.163516f,
        -1.247451f,
        1.740666f,
        0.458265f,
        0.693651f,
        1.147246f,
        0.580749f,
        1.03432f,
        -0.847172f,
        -0.403968f,
        -0.819559f,
        -0.832804f,
        -1.8554f,
        0.394097f,
        0.360758f,
        -1.555256f,
        -0.827291f
    };
    private static final float[] TARGETS = {
        1.731938f, -0.48821f, 0.408535f, -0.776961f, -0.405956f, -0.079803f, -0.238975f, -1.833286f
    };

    static Stream<Arguments> runs() {
        return Stream.of(
                Arguments.of("sgd", new Sgd(0.1), new double[] {
                    -0.048183359646572,
                    -0.5212549946599828,
                    -0.289278844429681,
                    0.4501939128409899,
                    0.17703555391485165,
                    -0.39952839708202353
                }),
                Arguments.of("momentum", new Momentum(0.05, 0.9), new double[] {
                    -0.06833062063743166,
                    -1.4952972353183653,
                    0.04952482319295011,
                    0.31299207984411653,
                    0.7545467836202446,
                    0.21148762256406095
                }),
                Arguments.of("nesterov", new Nesterov(0.05, 0.9), new double[] {
                    -0.1439982554442537,
                    -1.5377942792623462,
                    -0.06654677532832375,
                    0.4054313623820574,
                    0.7592220457843909,
                    0.06304572408492416
                }),
                Arguments.of("rmsprop", new RmsProp(0.01), new double[] {
                    -0.13220146719411036,
                    -0.36810606039588095,
                    0.19002751826765754,
                    0.4816048927056883,
                    -0.17173617612064102,
                    -0.4794820078270621
                }),
                Arguments.of("adam", new Adam(0.02), new double[] {
                    -0.05972138455061163,
                    -0.10711105676820193,
                    0.444445408798888,
                    0.41777985737071616,
                    -0.39285588113139136,
                    -0.4635377162572047
                }),
                Arguments.of("adamw", AdamW.builder(0.02).weightDecay(0.1).build(), new double[] {
                    -0.05436764106979664,
                    -0.11272027371262344,
                    0.41195224289122717,
                    0.4127019074965411,
                    -0.3637803143719361,
                    -0.44995519982046706
                }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("runs")
    void endsWhereTheReferenceEnds(String name, Optimizer optimizer, double[] expected) {
        LinearNetwork network = new LinearNetwork(5, 1);
        Layer layer = network.layers().get(1);
        for (int i = 0; i < WEIGHTS.length; i++) {
            layer.setWeight(0, i, WEIGHTS[i]);
        }
        layer.setBias(0, BIAS);

        for (int step = 0; step < 25; step++) {
            network.accumulate(INPUTS, 0, TARGETS, 0, 8);
            optimizer.step(network);
        }

        float[] actual = network.values();
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) actual[i])
                    .as("parameter %d", i)
                    .isCloseTo(expected[i], within(2e-6 + 2e-5 * Math.abs(expected[i])));
        }
    }
}
