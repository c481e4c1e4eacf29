package io.github.gradapt.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.gradapt.Allocations;
import io.github.gradapt.LinearNetwork;
import io.github.gradapt.optimizer.Adam;
import io.github.gradapt.optimizer.Optimizer;
import io.github.gradapt.optimizer.Schedule;
import io.github.gradapt.optimizer.Sgd;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainerTest {

    private static final int ROWS = 50;

    private final float[] inputs = new float[ROWS * 3];
    private final float[] targets = new float[ROWS * 2];
    private final LinearNetwork network = new LinearNetwork(3, 2);

    /** Targets y0 = x0 - 2 x1 + 0.5, y1 = 3 x2 - 1. */
    TrainerTest() {
        Random random = new Random(1);
        for (int row = 0; row < ROWS; row++) {
            for (int i = 0; i < 3; i++) {
                inputs[row * 3 + i] = (float) random.nextGaussian();
            }
            targets[row * 2] = inputs[row * 3] - 2 * inputs[row * 3 + 1] + 0.5f;
            targets[row * 2 + 1] = 3 * inputs[row * 3 + 2] - 1;
        }
    }

    @Test
    void findsALinearFunction() {
        Epoch last = Trainer.of(network, new Adam(0.05))
                .epochs(300)
                .batchSize(16)
                .shuffle(42L)
                .train(inputs, targets, ROWS);

        assertThat(last.number()).isEqualTo(300);
        assertThat(last.trainingCost()).isLessThan(1e-6);
        float[] expected = {1, -2, 0, 0, 0, 3, 0.5f, -1};
        assertThat(network.values()).containsExactly(expected, within(1e-3f));
    }

    @Test
    void withoutShufflingItIsTheSameAsALoopOverBatches() {
        LinearNetwork byHand = new LinearNetwork(3, 2);
        Optimizer optimizer = new Sgd(0.1);
        for (int epoch = 0; epoch < 3; epoch++) {
            for (int from = 0; from < ROWS; from += 16) {
                byHand.accumulate(inputs, from * 3, targets, from * 2, Math.min(16, ROWS - from));
                optimizer.step(byHand);
            }
        }

        Trainer.of(network, new Sgd(0.1)).epochs(3).batchSize(16).train(inputs, targets, ROWS);

        assertThat(network.parameters()).isEqualTo(byHand.parameters());
    }

    @Test
    void aSeedGivesTheSameBitsAndAnotherSeedOthers() {
        LinearNetwork same = new LinearNetwork(3, 2);
        LinearNetwork other = new LinearNetwork(3, 2);

        trainShuffled(network, 42L);
        trainShuffled(same, 42L);
        trainShuffled(other, 43L);

        assertThat(same.parameters()).isEqualTo(network.parameters());
        assertThat(other.parameters()).isNotEqualTo(network.parameters());
    }

    private void trainShuffled(LinearNetwork network, long seed) {
        Trainer.of(network, new Sgd(0.1)).epochs(2).batchSize(8).shuffle(seed).train(inputs, targets, ROWS);
    }

    @Test
    void everyEpochTakesEachRowOnceInAnotherOrder() {
        float[] numbers = new float[10];
        for (int i = 0; i < 10; i++) {
            numbers[i] = i;
        }
        LinearNetwork recorder = new LinearNetwork(1, 1);
        TrainedNetwork<float[]> trained = new TrainedNetwork.InFloat(recorder);
        Batches<float[]> batches = Batches.of(trained, new Rows<>(trained, numbers, numbers, 10), 4, 42L);
        List<Double> seen = new ArrayList<>();
        for (int epoch = 0; epoch < 2; epoch++) {
            batches.nextEpoch();
            for (int row = 0; row < 10; row++) {
                // With the weight 1 a row costs nothing if its target is its own; with 0 it costs its square.
                recorder.parameters()[0] = 1;
                assertThat(batches.accumulate(row, 1)).isZero();
                recorder.parameters()[0] = 0;
                seen.add(Math.sqrt(batches.accumulate(row, 1)));
            }
        }

        List<Double> first = seen.subList(0, 10);
        List<Double> second = seen.subList(10, 20);
        assertThat(first).containsExactlyInAnyOrder(0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0);
        assertThat(first).isNotEqualTo(first.stream().sorted().toList());
        assertThat(second).containsExactlyInAnyOrderElementsOf(first).isNotEqualTo(first);
    }

    @Test
    void costsAreMeansOverTheRows() {
        float sum = network.evaluate(inputs, 0, targets, 0, ROWS);
        List<Epoch> epochs = new ArrayList<>();
        Epoch last = Trainer.of(network, new Sgd(0.1))
                .epochs(2)
                .batchSize(ROWS)
                .validate(inputs, targets, ROWS / 2)
                .onEpoch(epochs::add)
                .train(inputs, targets, ROWS);

        assertThat(epochs).extracting(Epoch::number).containsExactly(1, 2);
        assertThat(epochs.get(0).trainingCost()).isCloseTo(sum / ROWS, within(1e-6));
        assertThat(epochs.get(1)).isEqualTo(last);
        float validation = network.evaluate(inputs, 0, targets, 0, ROWS / 2);
        assertThat(last.validationCost()).isEqualTo(OptionalDouble.of((double) validation / (ROWS / 2)));
    }

    @Test
    void withoutValidationThereIsNoValidationCost() {
        Epoch epoch = Trainer.of(network, new Sgd(0.1)).train(inputs, targets, ROWS);

        assertThat(epoch.validationCost()).isEmpty();
    }

    @Test
    void theScheduleCountsEpochsAndEndsWithTheTraining() {
        LinearNetwork byHand = new LinearNetwork(3, 2);
        for (double rate : new double[] {0.1, 0.1, 0.05}) {
            Trainer.of(byHand, new Sgd(rate)).train(inputs, targets, ROWS);
        }
        Optimizer optimizer = new Sgd(0.1);

        Trainer.of(network, optimizer).epochs(3).schedule(Schedule.step(2, 0.5)).train(inputs, targets, ROWS);

        assertThat(network.parameters()).isEqualTo(byHand.parameters());
        assertThat(optimizer.learningRate()).isEqualTo(0.1);
    }

    @Test
    void aListenerMayChangeTheLearningRateThatTheScheduleMultiplies() {
        LinearNetwork byHand = new LinearNetwork(3, 2);
        for (double rate : new double[] {0.1, 0.05, 0.025 * 0.5}) {
            Trainer.of(byHand, new Sgd(rate)).train(inputs, targets, ROWS);
        }
        Optimizer optimizer = new Sgd(0.1);

        Trainer.of(network, optimizer)
                .epochs(3)
                .schedule(Schedule.step(2, 0.5))
                .onEpoch(epoch -> optimizer.learningRate(optimizer.learningRate() / 2))
                .train(inputs, targets, ROWS);

        assertThat(network.parameters()).isEqualTo(byHand.parameters());
        assertThat(optimizer.learningRate()).isEqualTo(0.1 / 8);
    }

    @Test
    void nothingStaysAccumulatedWhereAStepIsRefused() {
        Optimizer optimizer = Sgd.builder(0.1).schedule(t -> -1).build();
        Trainer<float[]> trainer = Trainer.of(network, optimizer);

        assertThatThrownBy(() -> trainer.train(inputs, targets, ROWS))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the schedule gives -1.0 for step 0; a factor must be finite and at least 0");
        assertThat(network.accumulatedRows()).isZero();
    }

    @Test
    void theLearningRateIsAsBeforeAlsoIfTheTrainingFails() {
        Optimizer optimizer = new Sgd(0.1);
        Trainer<float[]> trainer = Trainer.of(network, optimizer).epochs(2).schedule(t -> t == 0 ? 0.5 : -1);

        assertThatThrownBy(() -> trainer.train(inputs, targets, ROWS))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the schedule gives -1.0 for epoch 2; a factor must be finite and at least 0");
        assertThat(optimizer.learningRate()).isEqualTo(0.1);
    }

    @Test
    void aScheduleMayComeToRest() {
        Trainer.of(network, new Sgd(0.1)).train(inputs, targets, ROWS);
        LinearNetwork longer = new LinearNetwork(3, 2);

        Trainer.of(longer, new Sgd(0.1)).epochs(3).schedule(t -> t == 0 ? 1 : 0).train(inputs, targets, ROWS);

        assertThat(longer.parameters()).isEqualTo(network.parameters());
    }

    @Test
    void stopsWhereItIsAskedTo() {
        Epoch last = Trainer.of(network, new Sgd(0.1))
                .epochs(1000)
                .until(epoch -> epoch.trainingCost() < 0.5)
                .train(inputs, targets, ROWS);

        assertThat(last.number()).isLessThan(1000);
        assertThat(last.trainingCost()).isLessThan(0.5);
    }

    @Test
    void whatWasAccumulatedBeforeDoesNotCount() {
        LinearNetwork fresh = new LinearNetwork(3, 2);
        Trainer.of(fresh, new Sgd(0.1)).train(inputs, targets, ROWS);

        network.accumulate(inputs, 0, targets, 0, 7);
        Trainer.of(network, new Sgd(0.1)).train(inputs, targets, ROWS);

        assertThat(network.parameters()).isEqualTo(fresh.parameters());
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY})
    void aCostThatIsNotFiniteEndsTheTraining(float poison) {
        targets[20 * 2] = poison;
        Trainer<float[]> trainer = Trainer.of(network, new Sgd(0.1)).batchSize(8);

        assertThatThrownBy(() -> trainer.train(inputs, targets, ROWS))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("the cost of batch 3 of epoch 1 is " + poison);
        assertThat(network.accumulatedRows()).isZero();
        for (float parameter : network.parameters()) {
            assertThat(parameter).isFinite();
        }
    }

    @Test
    void argumentsAreChecked() {
        Trainer<float[]> trainer = Trainer.of(network, new Sgd(0.1));

        assertThatThrownBy(() -> trainer.epochs(0)).hasMessage("epochs is 0; it must be positive");
        assertThatThrownBy(() -> trainer.batchSize(-1)).hasMessage("batchSize is -1; it must be positive");
        assertThatThrownBy(() -> trainer.train(inputs, targets, 0)).hasMessage("rows is 0; it must be positive");
        assertThatThrownBy(() -> trainer.train(inputs, targets, ROWS + 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("inputs has 150 values; 51 rows of 3 from offset 0 need 153");
        assertThatThrownBy(() -> trainer.validate(inputs, new float[1], ROWS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("targets has 1 values");
        assertThat(network.parameters()).containsOnly(0f);
    }

    @Test
    void stepsAllocateNothing() {
        TrainedNetwork<float[]> trained = new TrainedNetwork.InFloat(network);
        Batches<float[]> batches = Batches.of(trained, new Rows<>(trained, inputs, targets, ROWS), 8, 1L);
        Optimizer optimizer = new Adam(0.01);
        epoch(batches, optimizer);

        assertThat(Allocations.of(() -> epoch(batches, optimizer))).isZero();
    }

    private void epoch(Batches<float[]> batches, Optimizer optimizer) {
        batches.nextEpoch();
        for (int from = 0; from < ROWS; from += 8) {
            batches.accumulate(from, Math.min(8, ROWS - from));
            optimizer.step(network);
        }
    }
}
