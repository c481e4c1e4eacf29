package io.github.gradapt.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gradapt.LinearDoubleNetwork;
import io.github.gradapt.LinearNetwork;
import org.junit.jupiter.api.Test;

/** One row x = 3, y = 1 with w = 2, b = 0: cost 25, gradient (30, 10), squared norm 1000. */
class PolyakStepTest {

    private final double[] input = {3};
    private final double[] target = {1};
    private final LinearDoubleNetwork network = new LinearDoubleNetwork(1, 1);

    PolyakStepTest() {
        network.setValues(2, 0);
    }

    @Test
    void theLengthIsTheCostOverTheSquaredNorm() {
        step(new PolyakStep(1));

        double[] expected = {2 - 0.025 * 30, -0.025 * 10};
        assertThat(network.values()).containsExactly(expected, within(1e-15));
    }

    @Test
    void itIsTheSameForAMeanOfEqualRowsAndInFloat() {
        LinearNetwork inFloat = new LinearNetwork(1, 1);
        inFloat.setValues(2, 0);
        inFloat.accumulate(new float[] {3, 3, 3, 3}, 0, new float[] {1, 1, 1, 1}, 0, 4);
        new PolyakStep(1).step(inFloat);

        assertThat(inFloat.values()).containsExactly(new float[] {1.25f, -0.25f}, within(1e-6f));
    }

    @Test
    void theLowerBoundCountsOff() {
        step(new PolyakStep(1, 5));

        double[] expected = {2 - 0.02 * 30, -0.02 * 10};
        assertThat(network.values()).containsExactly(expected, within(1e-15));
    }

    @Test
    void theCapBoundsTheLength() {
        Optimizer optimizer = new PolyakStep(0.01);
        step(optimizer);

        double[] expected = {2 - 0.01 * 30, -0.01 * 10};
        assertThat(network.values()).containsExactly(expected, within(1e-15));
        assertThat(optimizer.learningRate()).isEqualTo(0.01);
    }

    @Test
    void aCostBelowTheBoundTakesNoStep() {
        step(new PolyakStep(1, 100));

        assertThat(network.values()).containsExactly(2, 0);
    }

    @Test
    void aGradientOfZeroTakesNoStep() {
        target[0] = 6;
        step(new PolyakStep(1, -1));

        assertThat(network.values()).containsExactly(2, 0);
    }

    @Test
    void itConvergesWithoutALearningRateToTune() {
        double[] inputs = {0.3, -1.2, 2.5, 0.9};
        double[] targets = {1.6, -1.4, 6, 2.8};
        Optimizer optimizer = new PolyakStep(10);
        for (int step = 0; step < 400; step++) {
            network.accumulate(inputs, 0, targets, 0, 4);
            optimizer.step(network);
        }

        double[] expected = {2, 1};
        assertThat(network.values()).containsExactly(expected, within(1e-6));
    }

    private void step(Optimizer optimizer) {
        network.accumulate(input, 0, target, 0, 1);
        optimizer.step(network);
    }
}
