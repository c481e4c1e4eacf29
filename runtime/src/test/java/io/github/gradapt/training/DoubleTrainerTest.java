package io.github.gradapt.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.gradapt.Allocations;
import io.github.gradapt.LinearDoubleNetwork;
import io.github.gradapt.LinearNetwork;
import io.github.gradapt.optimizer.Adam;
import io.github.gradapt.optimizer.Optimizer;
import io.github.gradapt.optimizer.Sgd;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Training a network that computes in double; what does not depend on the precision is in TrainerTest. */
class DoubleTrainerTest {

    private static final int ROWS = 50;

    private final double[] inputs = new double[ROWS * 3];
    private final double[] targets = new double[ROWS * 2];
    private final LinearDoubleNetwork network = new LinearDoubleNetwork(3, 2);

    /** Targets y0 = x0 - 2 x1 + 0.5, y1 = 3 x2 - 1. */
    DoubleTrainerTest() {
        Random random = new Random(1);
        for (int row = 0; row < ROWS; row++) {
            for (int i = 0; i < 3; i++) {
                inputs[row * 3 + i] = random.nextGaussian();
            }
            targets[row * 2] = inputs[row * 3] - 2 * inputs[row * 3 + 1] + 0.5;
            targets[row * 2 + 1] = 3 * inputs[row * 3 + 2] - 1;
        }
    }

    @Test
    void findsALinearFunctionToMoreDigitsThanFloatsHave() {
        Epoch last = Trainer.of(network, new Sgd(0.2))
                .epochs(400)
                .batchSize(16)
                .shuffle(42L)
                .train(inputs, targets, ROWS);

        assertThat(last.trainingCost()).isLessThan(1e-24);
        double[] expected = {1, -2, 0, 0, 0, 3, 0.5, -1};
        assertThat(network.values()).containsExactly(expected, within(1e-12));
    }

    @Test
    void withoutShufflingItIsTheSameAsALoopOverBatches() {
        LinearDoubleNetwork byHand = new LinearDoubleNetwork(3, 2);
        Optimizer optimizer = new Adam(0.1);
        for (int epoch = 0; epoch < 3; epoch++) {
            for (int from = 0; from < ROWS; from += 16) {
                byHand.accumulate(inputs, from * 3, targets, from * 2, Math.min(16, ROWS - from));
                optimizer.step(byHand);
            }
        }

        Trainer.of(network, new Adam(0.1)).epochs(3).batchSize(16).train(inputs, targets, ROWS);

        assertThat(network.parameters()).isEqualTo(byHand.parameters());
    }

    @Test
    void takesTheRowsInTheOrderOfANetworkInFloat() {
        LinearNetwork inFloat = new LinearNetwork(3, 2);
        Trainer.of(inFloat, new Sgd(0.1))
                .epochs(2)
                .batchSize(8)
                .shuffle(42L)
                .train(floats(inputs), floats(targets), ROWS);
        Trainer.of(network, new Sgd(0.1)).epochs(2).batchSize(8).shuffle(42L).train(inputs, targets, ROWS);

        float[] expected = inFloat.values();
        double[] actual = network.values();
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i]).isCloseTo(expected[i], within(1e-5));
        }
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    @Test
    void costsAreMeansOverTheRows() {
        double sum = network.evaluate(inputs, 0, targets, 0, ROWS);
        Epoch epoch = Trainer.of(network, new Sgd(0.1))
                .batchSize(ROWS)
                .validate(inputs, targets, ROWS / 2)
                .train(inputs, targets, ROWS);

        assertThat(epoch.trainingCost()).isEqualTo(sum / ROWS);
        double validation = network.evaluate(inputs, 0, targets, 0, ROWS / 2);
        assertThat(epoch.validationCost()).isEqualTo(OptionalDouble.of(validation / (ROWS / 2)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
    void aCostThatIsNotFiniteEndsTheTraining(double poison) {
        targets[20 * 2] = poison;
        Trainer<double[]> trainer = Trainer.of(network, new Sgd(0.1)).batchSize(8);

        assertThatThrownBy(() -> trainer.train(inputs, targets, ROWS))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("the cost of batch 3 of epoch 1 is " + poison);
        assertThat(network.accumulatedRows()).isZero();
    }

    @Test
    void aCostBeyondTheFloatsIsFinite() {
        targets[0] = 1e30;

        Epoch epoch = Trainer.of(network, new Sgd(0.1)).batchSize(ROWS).train(inputs, targets, ROWS);

        assertThat(epoch.trainingCost()).isBetween(9e57, 1.1e58);
    }

    @Test
    void argumentsAreChecked() {
        Trainer<double[]> trainer = Trainer.of(network, new Sgd(0.1));

        assertThatThrownBy(() -> trainer.train(inputs, targets, 0)).hasMessage("rows is 0; it must be positive");
        assertThatThrownBy(() -> trainer.train(inputs, targets, ROWS + 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("inputs has 150 values; 51 rows of 3 from offset 0 need 153");
        assertThatThrownBy(() -> trainer.validate(inputs, new double[1], ROWS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("targets has 1 values");
    }

    @Test
    void stepsAllocateNothing() {
        TrainedNetwork<double[]> trained = new TrainedNetwork.InDouble(network);
        Batches<double[]> batches = Batches.of(trained, new Rows<>(trained, inputs, targets, ROWS), 8, 1L);
        Optimizer optimizer = new Adam(0.01);
        epoch(batches, trained, optimizer);

        assertThat(Allocations.of(() -> epoch(batches, trained, optimizer))).isZero();
    }

    private static void epoch(Batches<double[]> batches, TrainedNetwork<double[]> trained, Optimizer optimizer) {
        batches.nextEpoch();
        for (int from = 0; from < ROWS; from += 8) {
            batches.accumulate(from, Math.min(8, ROWS - from));
            trained.step(optimizer);
        }
    }
}
