package io.github.gradapt.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gradapt.LinearDoubleNetwork;
import io.github.gradapt.LinearNetwork;
import io.github.gradapt.optimizer.Adadelta;
import io.github.gradapt.optimizer.Adagrad;
import io.github.gradapt.optimizer.Adam;
import io.github.gradapt.optimizer.AdamW;
import io.github.gradapt.optimizer.Adamax;
import io.github.gradapt.optimizer.Momentum;
import io.github.gradapt.optimizer.NAdam;
import io.github.gradapt.optimizer.Nesterov;
import io.github.gradapt.optimizer.Optimizer;
import io.github.gradapt.optimizer.PolyakStep;
import io.github.gradapt.optimizer.RAdam;
import io.github.gradapt.optimizer.RmsProp;
import io.github.gradapt.optimizer.Schedule;
import io.github.gradapt.optimizer.Sgd;
import io.github.gradapt.storage.ParameterFile;
import io.github.gradapt.storage.ParameterMismatchException;
import io.github.gradapt.storage.Safetensors;
import io.github.gradapt.storage.StorageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CheckpointTest {

    private static final int ROWS = 50;
    private static final int EPOCHS = 9;

    @TempDir
    Path folder;

    private final float[] inputs = new float[ROWS * 3];
    private final float[] targets = new float[ROWS * 2];
    private final double[] doubleInputs = new double[inputs.length];
    private final double[] doubleTargets = new double[targets.length];

    CheckpointTest() {
        Random random = new Random(1);
        for (int i = 0; i < inputs.length; i++) {
            doubleInputs[i] = random.nextGaussian();
            inputs[i] = (float) doubleInputs[i];
        }
        for (int i = 0; i < targets.length; i++) {
            doubleTargets[i] = random.nextGaussian();
            targets[i] = (float) doubleTargets[i];
        }
    }

    private static Arguments of(String name, Supplier<Optimizer> optimizer) {
        return Arguments.of(name, optimizer);
    }

    static Stream<Arguments> optimizers() {
        Schedule schedule = Schedule.linearWarmUp(7).then(7, Schedule.cosine(40));
        return Stream.of(
                of("Sgd", () -> new Sgd(0.05)),
                of(
                        "Sgd, all options",
                        () -> Sgd.builder(0.05)
                                .clipNorm(0.5)
                                .clipValue(0.3)
                                .l2Penalty(0.01)
                                .weightDecay(0.02)
                                .schedule(schedule)
                                .build()),
                of("Momentum", () -> new Momentum(0.02, 0.9)),
                of("Nesterov", () -> new Nesterov(0.02, 0.9)),
                of("RmsProp", () -> new RmsProp(0.01)),
                of(
                        "Adagrad",
                        () -> Adagrad.builder(0.05).initialAccumulator(0.1).build()),
                of("Adadelta", () -> new Adadelta(1)),
                of("Adam", () -> new Adam(0.02)),
                of("AdamW", () -> AdamW.builder(0.02).schedule(schedule).build()),
                of("Adamax", () -> new Adamax(0.02)),
                of("NAdam", () -> NAdam.builder(0.02).momentumDecay(0.5).build()),
                of("RAdam", () -> RAdam.builder(0.02).beta2(0.9).build()),
                of("PolyakStep", () -> new PolyakStep(0.5, 0.1)));
    }

    private Trainer<float[]> trainer(LinearNetwork network, Optimizer optimizer) {
        return Trainer.of(network, optimizer)
                .epochs(EPOCHS)
                .batchSize(16)
                .shuffle(7L)
                .schedule(Schedule.exponential(0.9))
                .validate(inputs, targets, 10);
    }

    private Trainer<double[]> trainer(LinearDoubleNetwork network, Optimizer optimizer) {
        return Trainer.of(network, optimizer)
                .epochs(EPOCHS)
                .batchSize(16)
                .shuffle(7L)
                .schedule(Schedule.exponential(0.9))
                .validate(doubleInputs, doubleTargets, 10);
    }

    private static List<Integer> bits(float[] values) {
        List<Integer> bits = new ArrayList<>();
        for (float value : values) {
            bits.add(Float.floatToRawIntBits(value));
        }
        return bits;
    }

    private static List<Long> bits(double[] values) {
        List<Long> bits = new ArrayList<>();
        for (double value : values) {
            bits.add(Double.doubleToRawLongBits(value));
        }
        return bits;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("optimizers")
    void resumingHasTheBitsOfNeverHavingStopped(String name, Supplier<Optimizer> optimizers) throws IOException {
        LinearNetwork network = new LinearNetwork(3, 2);
        Epoch last = trainer(network, optimizers.get()).train(inputs, targets, ROWS);

        for (int stop = 1; stop <= EPOCHS; stop++) {
            Path file = folder.resolve("linear.checkpoint");
            trainer(new LinearNetwork(3, 2), optimizers.get())
                    .epochs(stop)
                    .checkpoint(file, 2)
                    .train(inputs, targets, ROWS);
            LinearNetwork resumed = new LinearNetwork(3, 2);
            Optimizer optimizer = optimizers.get();
            List<Epoch> epochs = new ArrayList<>();
            Epoch end = trainer(resumed, optimizer)
                    .resume(file)
                    .onEpoch(epochs::add)
                    .train(inputs, targets, ROWS);

            assertThat(bits(resumed.parameters())).as("after %d epochs", stop).isEqualTo(bits(network.parameters()));
            assertThat(end).isEqualTo(last);
            assertThat(epochs).hasSize(EPOCHS - stop);
            assertThat(optimizer.state().numbers().get("learningRate"))
                    .isEqualTo(optimizers.get().learningRate());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("optimizers")
    void resumingInDoubleHasTheBitsOfNeverHavingStopped(String name, Supplier<Optimizer> optimizers)
            throws IOException {
        LinearDoubleNetwork network = new LinearDoubleNetwork(3, 2);
        trainer(network, optimizers.get()).train(doubleInputs, doubleTargets, ROWS);

        for (int stop = 1; stop <= EPOCHS; stop++) {
            Path file = folder.resolve("linear.checkpoint");
            trainer(new LinearDoubleNetwork(3, 2), optimizers.get())
                    .epochs(stop)
                    .checkpoint(file, EPOCHS)
                    .train(doubleInputs, doubleTargets, ROWS);
            LinearDoubleNetwork resumed = new LinearDoubleNetwork(3, 2);
            trainer(resumed, optimizers.get()).resume(file).train(doubleInputs, doubleTargets, ROWS);

            assertThat(bits(resumed.parameters())).as("after %d epochs", stop).isEqualTo(bits(network.parameters()));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("optimizers")
    void aLoopOfOnesOwnGoesOnBetweenAnyTwoSteps(String name, Supplier<Optimizer> optimizers) throws IOException {
        LinearNetwork network = new LinearNetwork(3, 2);
        Optimizer optimizer = optimizers.get();
        Path file = folder.resolve("linear.checkpoint");
        for (int step = 0; step < 12; step++) {
            // Each step by another process, as it were.
            LinearNetwork next = new LinearNetwork(3, 2);
            Optimizer itsOptimizer = optimizers.get();
            Checkpoint.of(network, optimizer).save(file);
            Checkpoint.of(next, itsOptimizer).load(file);
            step(network, optimizer, step);
            step(next, itsOptimizer, step);
            assertThat(bits(next.parameters())).as("step %d", step).isEqualTo(bits(network.parameters()));
            assertThat(itsOptimizer.state().numbers())
                    .isEqualTo(optimizer.state().numbers());
        }
    }

    private void step(LinearNetwork network, Optimizer optimizer, int step) {
        network.accumulate(inputs, step * 3, targets, step * 2, 5);
        optimizer.step(network);
    }

    @Test
    void aCheckpointThatHasNoPlaceCostsNoEpoch() {
        LinearNetwork network = new LinearNetwork(1, 1);
        Path file = folder.resolve("none").resolve("training.checkpoint");
        Trainer<float[]> trainer = Trainer.of(network, new Sgd(0.1)).epochs(9).checkpoint(file, 5);

        assertThatThrownBy(() -> trainer.train(new float[] {1}, new float[] {1}, 1))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("checkpoints cannot be written to " + file)
                .hasRootCauseMessage(file + ": there is no folder " + file.getParent());
        assertThat(network.parameters()).containsOnly(0);
    }

    @Test
    void aChangedLearningRateIsPartOfTheState() throws IOException {
        LinearNetwork network = new LinearNetwork(3, 2);
        Optimizer optimizer = new Adam(0.02);
        step(network, optimizer, 0);
        optimizer.learningRate(0.005);
        Path file = folder.resolve("linear.checkpoint");
        Checkpoint.of(network, optimizer).save(file);
        Optimizer resumed = new Adam(0.02);

        Checkpoint.of(new LinearNetwork(3, 2), resumed).load(file);

        assertThat(resumed.learningRate()).isEqualTo(0.005);
    }

    @Test
    void aConditionThatStoppedTheTrainingStopsItAgain() throws IOException {
        Path file = folder.resolve("linear.checkpoint");
        LinearNetwork network = new LinearNetwork(3, 2);
        Epoch stopped = trainer(network, new Adam(0.02))
                .until(epoch -> epoch.number() == 4)
                .checkpoint(file, 100)
                .train(inputs, targets, ROWS);
        LinearNetwork resumed = new LinearNetwork(3, 2);

        Epoch again = trainer(resumed, new Adam(0.02))
                .until(epoch -> epoch.number() == 4)
                .resume(file)
                .train(inputs, targets, ROWS);

        assertThat(again).isEqualTo(stopped);
        assertThat(bits(resumed.parameters())).isEqualTo(bits(network.parameters()));
    }

    @Test
    void aCheckpointIsAFileOfParameters() throws IOException {
        Path file = folder.resolve("linear.checkpoint");
        LinearNetwork network = new LinearNetwork(3, 2);
        trainer(network, new Adam(0.02)).checkpoint(file, 1).train(inputs, targets, ROWS);
        LinearNetwork loaded = new LinearNetwork(3, 2);

        ParameterFile.of(loaded).load(file);

        assertThat(loaded.values()).isEqualTo(network.values());
        assertThat(Safetensors.read(file).tensors())
                .containsOnlyKeys(
                        "a.bias",
                        "a.weight",
                        "gradapt/optimizer/0/a.bias",
                        "gradapt/optimizer/0/a.weight",
                        "gradapt/optimizer/1/a.bias",
                        "gradapt/optimizer/1/a.weight");
    }

    private Path checkpointOfAdam() throws IOException {
        Path file = folder.resolve("adam.checkpoint");
        trainer(new LinearNetwork(3, 2), new Adam(0.02)).checkpoint(file, 1).train(inputs, targets, ROWS);
        return file;
    }

    private static void assertRefused(Path file, LinearNetwork network, Optimizer optimizer, String... messages) {
        network.layers().get(1).setBias(0, 0.5);
        float[] before = network.parameters().clone();
        assertThatThrownBy(() -> Checkpoint.of(network, optimizer).load(file))
                .isInstanceOf(StorageException.class)
                .hasMessageStartingWith(file + ": ")
                .hasMessageContainingAll(messages);
        assertThat(network.parameters()).isEqualTo(before);
        assertThat(optimizer.state().step()).isZero();
    }

    @Test
    void anotherOptimizerIsRefused() throws IOException {
        Path file = checkpointOfAdam();

        assertRefused(file, new LinearNetwork(3, 2), new Sgd(0.02), "the optimizer is Adam; expected Sgd");
        assertRefused(
                file,
                new LinearNetwork(3, 2),
                Adam.builder(0.02).beta1(0.8).clipNorm(1).build(),
                "beta1 is 0.9; expected 0.8",
                "maxNorm is Infinity; expected 1.0");
        assertRefused(
                file,
                new LinearNetwork(2, 3),
                new Adam(0.02),
                "gradapt/optimizer/0/a.weight is of the shape [2, 3]; expected [3, 2]");
    }

    @Test
    void anotherNetworkIsRefused() throws IOException {
        Path file = folder.resolve("sgd.checkpoint");
        trainer(new LinearNetwork(3, 2), new Sgd(0.02)).checkpoint(file, 1).train(inputs, targets, ROWS);

        assertThatThrownBy(() ->
                        Checkpoint.of(new LinearNetwork(2, 3), new Sgd(0.02)).load(file))
                .isInstanceOf(ParameterMismatchException.class)
                .hasMessageContaining("'a.weight' has another shape: found [2, 3], expected [3, 2]");
    }

    @Test
    void aFileWithoutCheckpointIsRefused() throws IOException {
        Path file = folder.resolve("linear.safetensors");
        new LinearNetwork(3, 2).save(file);
        assertRefused(file, new LinearNetwork(3, 2), new Adam(0.02), "the metadata have no gradapt.optimizer");

        Checkpoint.of(new LinearNetwork(3, 2), new Adam(0.02)).save(file);
        Trainer<float[]> trainer = trainer(new LinearNetwork(3, 2), new Adam(0.02));
        assertThatThrownBy(() -> trainer.resume(file))
                .isInstanceOf(CheckpointMismatchException.class)
                .hasMessageContaining("the metadata have no gradapt.training.epochs");
    }

    @Test
    void metadataThatAreNotNumbersAreRefused() throws IOException {
        Safetensors sound = Safetensors.read(checkpointOfAdam());
        Map<String, String> bad = Map.of(
                "gradapt.optimizer.step", "many",
                "gradapt.optimizer.arrays", "-1",
                "gradapt.optimizer.number.power1", "0x",
                "gradapt.optimizer.number.learningRate", "NaN",
                "gradapt.optimizer.hyperparameter.beta1", "");
        for (Map.Entry<String, String> entry : bad.entrySet()) {
            Map<String, String> metadata = new HashMap<>(sound.metadata());
            metadata.put(entry.getKey(), entry.getValue());
            Path file = folder.resolve("bad.checkpoint");
            Safetensors.of(sound.tensors().values(), metadata).write(file);

            assertRefused(file, new LinearNetwork(3, 2), new Adam(0.02), entry.getValue());
        }
    }

    @Test
    void otherBatchesAreRefused() throws IOException {
        Trainer<float[]> trainer = Trainer.of(new LinearNetwork(3, 2), new Adam(0.02))
                .epochs(EPOCHS)
                .batchSize(8)
                .resume(checkpointOfAdam());

        assertThatThrownBy(() -> trainer.train(inputs, targets, ROWS - 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "the training that is resumed was another: batchSize was 16, and is 8; rows was 50, and is 49;"
                                + " the seed of shuffle was 7, and is none");
    }

    @Test
    void accumulatedGradientsAreNotPartOfACheckpoint() {
        LinearNetwork network = new LinearNetwork(3, 2);
        network.accumulate(inputs, 0, targets, 0, 5);

        assertThatThrownBy(() -> Checkpoint.of(network, new Sgd(1)).save(folder.resolve("file")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the gradients of 5 rows are accumulated");
    }

    @Test
    void aCheckpointThatCannotBeWrittenStopsTheTraining() throws IOException {
        Path noFile = Files.createDirectory(folder.resolve("linear.checkpoint"));

        assertThatThrownBy(() -> trainer(new LinearNetwork(3, 2), new Sgd(0.1))
                        .checkpoint(noFile, 1)
                        .train(inputs, targets, ROWS))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("the checkpoint of epoch 1 cannot be written");
    }
}
