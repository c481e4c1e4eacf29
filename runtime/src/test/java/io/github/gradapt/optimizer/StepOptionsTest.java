package io.github.gradapt.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.gradapt.LinearDoubleNetwork;
import io.github.gradapt.LinearNetwork;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens to gradients and parameters before the rule of an optimizer: seen through one step of plain descent. */
class StepOptionsTest {

    private static final double RATE = 0.1;

    @Test
    void gradientsAboveTheNormAreScaledTogether() {
        double[] gradients = gradients();
        double norm = norm(gradients);
        double factor = 0.5 * norm / (norm + 1e-6);

        double[] change = change(Sgd.builder(RATE).clipNorm(0.5 * norm).build());

        assertThat(change).containsExactly(times(gradients, -RATE * factor), within(1e-15));
    }

    @Test
    void gradientsBelowTheNormStay() {
        double[] clipped = change(Sgd.builder(RATE).clipNorm(1e6).build());

        assertThat(clipped).isEqualTo(change(new Sgd(RATE)));
    }

    @Test
    void gradientsAreClippedOneByOne() {
        double[] expected = gradients();
        for (int i = 0; i < expected.length; i++) {
            expected[i] = -RATE * Math.max(-0.2, Math.min(expected[i], 0.2));
        }

        double[] change = change(Sgd.builder(RATE).clipValue(0.2).build());

        assertThat(change).containsExactly(expected, within(1e-15));
        // The rows are such that some gradients are above the bound and some are not.
        assertThat(Arrays.stream(gradients()).boxed())
                .anyMatch(g -> g > 0.2)
                .anyMatch(g -> g < -0.2)
                .anyMatch(g -> Math.abs(g) < 0.2);
    }

    @Test
    void clippingComesBeforeCoupledDecayAndDecoupledDecayLeavesTheGradient() {
        double[] gradients = gradients();
        double norm = norm(gradients);
        double[] start = network().parameters();
        double[] expected = new double[start.length];
        for (int i = 0; i < expected.length; i++) {
            double byNorm = gradients[i] * Math.min(1, 0.8 * norm / (norm + 1e-6));
            double byValue = Math.max(-0.3, Math.min(byNorm, 0.3));
            expected[i] = -RATE * 2 * 0.7 * start[i] - RATE * 2 * (byValue + 0.6 * start[i]);
        }

        double[] change = change(Sgd.builder(RATE)
                .schedule(t -> 2)
                .weightDecay(0.7)
                .l2Penalty(0.6)
                .clipValue(0.3)
                .clipNorm(0.8 * norm)
                .build());

        assertThat(change).containsExactly(expected, within(1e-15));
    }

    @Test
    void aZeroGradientIsNotDividedByItsNorm() {
        LinearNetwork network = new LinearNetwork(3, 2);
        network.accumulate(new float[3], 0, new float[2], 0, 1);

        Sgd.builder(RATE).clipNorm(1).build().step(network);

        assertThat(network.parameters()).containsOnly(0f);
    }

    @Test
    void aNormThatIsNotANumberLeavesTheOtherGradients() {
        LinearDoubleNetwork network = new LinearDoubleNetwork(2, 2);
        network.accumulate(new double[] {1, 2}, 0, new double[] {Double.NaN, 3}, 0, 1);
        double[] gradients = network.gradients().clone();
        double[] start = network.parameters().clone();

        Sgd.builder(RATE).clipNorm(0.1).build().step(network);

        double[] expected = new double[start.length];
        for (int i = 0; i < expected.length; i++) {
            expected[i] = start[i] - RATE * gradients[i];
        }
        assertThat(network.parameters()).containsExactly(expected, within(1e-15));
        assertThat(Arrays.stream(expected).boxed()).anyMatch(w -> w.isNaN()).anyMatch(w -> !w.isNaN());
    }

    @Test
    void theScheduleCountsStepsAndLeavesTheLearningRate() {
        Optimizer optimizer = Sgd.builder(RATE).schedule(t -> t == 1 ? 0 : 1).build();
        LinearDoubleNetwork network = network();
        accumulate(network);
        optimizer.step(network);
        double[] first = network.parameters().clone();
        accumulate(network);
        optimizer.step(network);
        double[] second = network.parameters().clone();
        accumulate(network);
        optimizer.step(network);

        assertThat(first).isNotEqualTo(network().parameters());
        assertThat(second).isEqualTo(first);
        assertThat(network.parameters()).isNotEqualTo(second);
        assertThat(optimizer.learningRate()).isEqualTo(RATE);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
    void anUnusableFactorChangesNothing(double factor) {
        Optimizer optimizer = Adam.builder(RATE).schedule(t -> factor).build();
        LinearDoubleNetwork network = network();
        accumulate(network);
        double[] gradients = network.gradients().clone();

        assertThatThrownBy(() -> optimizer.step(network))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the schedule gives " + factor + " for step 0; a factor must be finite and at least 0");
        assertThat(network.parameters()).isEqualTo(network().parameters());
        assertThat(network.gradients()).isEqualTo(gradients);
        assertThat(optimizer.state().arrays()).isZero();
    }

    /** 8 lanes and a tree, written as the order is described. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 9, 64, 1003})
    void normsAreSummedInLanesAndATree(int length) {
        Random random = new Random(length);
        float[] floats = new float[length];
        double[] doubles = new double[length];
        double[] ofFloats = new double[8];
        double[] ofDoubles = new double[8];
        for (int i = 0; i < length; i++) {
            floats[i] = (float) random.nextGaussian();
            doubles[i] = random.nextGaussian();
            ofFloats[i % 8] += (double) floats[i] * floats[i];
            ofDoubles[i % 8] += doubles[i] * doubles[i];
        }

        assertThat(SquaredNorm.of(floats)).isEqualTo(tree(ofFloats));
        assertThat(SquaredNorm.of(doubles)).isEqualTo(tree(ofDoubles));
    }

    private static double tree(double[] lanes) {
        for (int half = 4; half >= 1; half /= 2) {
            for (int l = 0; l < half; l++) {
                lanes[l] += lanes[l + half];
            }
        }
        return lanes[0];
    }

    private static LinearDoubleNetwork network() {
        LinearDoubleNetwork network = new LinearDoubleNetwork(3, 2);
        network.setValues(0.4, -0.3, 0.7, 1.1, -0.9, 0.2, 0.5, -0.6);
        return network;
    }

    private static void accumulate(LinearDoubleNetwork network) {
        double[] inputs = {0.3, -0.8, 0.5, 1.2, 0.4, -0.7};
        double[] targets = {0.9, -0.4, -1.3, 0.6};
        network.accumulate(inputs, 0, targets, 0, 2);
    }

    /** The gradients of the mean cost. */
    private static double[] gradients() {
        LinearDoubleNetwork network = network();
        accumulate(network);
        return times(network.gradients(), 0.5);
    }

    /** What one step adds to the parameters. */
    private static double[] change(Optimizer optimizer) {
        LinearDoubleNetwork network = network();
        double[] change = times(network.parameters(), -1);
        accumulate(network);
        optimizer.step(network);
        for (int i = 0; i < change.length; i++) {
            change[i] += network.parameters()[i];
        }
        return change;
    }

    private static double norm(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value * value;
        }
        return Math.sqrt(sum);
    }

    private static double[] times(double[] values, double factor) {
        double[] products = values.clone();
        for (int i = 0; i < products.length; i++) {
            products[i] *= factor;
        }
        return products;
    }
}
