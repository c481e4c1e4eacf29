package io.github.gradapt.training;

import static java.util.Objects.requireNonNull;

import io.github.gradapt.TrainableDoubleNetwork;
import io.github.gradapt.TrainableNetwork;
import io.github.gradapt.optimizer.Optimizer;
import io.github.gradapt.optimizer.Schedule;
import io.github.gradapt.storage.StorageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Trains a network on many rows: for a number of epochs, in mini-batches, each of which is one step of the optimizer.
 *
 * <pre>{@code
 * Trainer.of(network, new Adam(0.01))
 *         .epochs(100)
 *         .batchSize(16)
 *         .shuffle(42L)
 *         .validate(validationInputs, validationTargets, validationRows)
 *         .onEpoch(epoch -> System.out.println(epoch))
 *         .train(inputs, targets, rows);
 * }</pre>
 *
 * <p>Rows are row-major and unpadded. Arrays are read, never copied as a whole and never written. Only the start of
 * {@link #train} and the end of an epoch allocate. A trainer belongs to the thread of its network. Training the same
 * network from the same parameters on the same rows gives the same bits on every Java virtual machine.
 *
 * @param <A> the array of the rows: {@code float[]} for a network that computes in float, {@code double[]} for one that
 *     computes in double
 */
public final class Trainer<A> {

    private static final int DEFAULT_BATCH_SIZE = 32;

    private final TrainedNetwork<A> network;
    private final Optimizer optimizer;
    private int epochs = 1;
    private int batchSize = DEFAULT_BATCH_SIZE;
    private @Nullable Long seed;
    private @Nullable Rows<A> validation;
    private EpochListener listener = epoch -> {};
    private Predicate<Epoch> until = epoch -> false;
    private Schedule schedule = Schedule.constant(1);
    private @Nullable Path checkpointFile;
    private int checkpointEvery = 1;
    private @Nullable Progress resumed;

    private Trainer(TrainedNetwork<A> network, Optimizer optimizer) {
        this.network = network;
        this.optimizer = requireNonNull(optimizer, "optimizer");
    }

    /**
     * A trainer of {@code network}, which computes in float: one epoch, batches of 32 rows, in the order of the rows,
     * without validation.
     *
     * @param network   what is trained
     * @param optimizer what takes the steps; it keeps its state from one {@link #train} to the next
     */
    public static Trainer<float[]> of(TrainableNetwork network, Optimizer optimizer) {
        return new Trainer<>(new TrainedNetwork.InFloat(requireNonNull(network, "network")), optimizer);
    }

    /**
     * A trainer of {@code network}, which computes in double: one epoch, batches of 32 rows, in the order of the rows,
     * without validation.
     *
     * @param network   what is trained
     * @param optimizer what takes the steps; it keeps its state from one {@link #train} to the next
     */
    public static Trainer<double[]> of(TrainableDoubleNetwork network, Optimizer optimizer) {
        return new Trainer<>(new TrainedNetwork.InDouble(requireNonNull(network, "network")), optimizer);
    }

    /**
     * How often all rows are gone through.
     *
     * @throws IllegalArgumentException unless {@code epochs} is positive
     */
    public Trainer<A> epochs(int epochs) {
        this.epochs = requirePositive("epochs", epochs);
        return this;
    }

    /**
     * The number of rows of a step; the last step of an epoch has those that are left.
     *
     * @throws IllegalArgumentException unless {@code batchSize} is positive
     */
    public Trainer<A> batchSize(int batchSize) {
        this.batchSize = requirePositive("batchSize", batchSize);
        return this;
    }

    /** Goes through the rows in a new order each epoch. The orders follow from {@code seed}. */
    public Trainer<A> shuffle(long seed) {
        this.seed = seed;
        return this;
    }

    /**
     * What the learning rate of the optimizer is multiplied by: a function of the number of the epoch, from 0, within
     * each {@link #train}. Between epochs, and when {@link #train} ends, the optimizer has its own learning rate again: a
     * listener that changes it changes what the following epochs multiply.
     */
    public Trainer<A> schedule(Schedule schedule) {
        this.schedule = requireNonNull(schedule, "schedule");
        return this;
    }

    /**
     * Computes the mean cost of these rows after each epoch.
     *
     * @param inputs  rows x the input size of the network
     * @param targets rows x the output size of the network
     * @param rows    positive
     * @throws IllegalArgumentException if {@code rows} is not positive or an array is too short
     */
    public Trainer<A> validate(A inputs, A targets, int rows) {
        this.validation = new Rows<>(network, inputs, targets, rows);
        return this;
    }

    /** Tells {@code listener} of each epoch. It may change the learning rate of the optimizer. */
    public Trainer<A> onEpoch(EpochListener listener) {
        this.listener = requireNonNull(listener, "listener");
        return this;
    }

    /** Stops after the first epoch that meets {@code condition}, if there are epochs left. */
    public Trainer<A> until(Predicate<Epoch> condition) {
        this.until = requireNonNull(condition, "condition");
        return this;
    }

    /**
     * Writes a checkpoint, from which {@link #resume} goes on, after every so many epochs and after the last: each
     * replaces the one before in one step, so that a crash at any moment leaves one of them whole.
     *
     * @param file  the file
     * @param every the number of epochs from one to the next
     * @throws IllegalArgumentException unless {@code every} is positive
     */
    public Trainer<A> checkpoint(Path file, int every) {
        this.checkpointEvery = requirePositive("every", every);
        this.checkpointFile = file;
        return this;
    }

    /**
     * Sets network and optimizer as they were when a trainer wrote a checkpoint, so that the next {@link #train} goes on
     * there, and ends with the bits of a training that never stopped: {@code epochs} counts all of them, and so does the
     * schedule. Give it the same rows, and this trainer and its optimizer the same options. The learning rate is that of
     * the file, and may be changed afterwards. To go on with shuffled rows, their orders of the epochs before are chosen
     * again, which takes some nanoseconds for each row and epoch.
     *
     * @throws StorageException if it is no checkpoint of a trainer, or of another network or optimizer; nothing is
     *     changed
     * @throws IOException if the file cannot be read
     */
    public Trainer<A> resume(Path file) throws IOException {
        resumed = network.checkpoint(optimizer).resume(file);
        return this;
    }

    /**
     * Trains the network. What it had accumulated before is cleared.
     *
     * @param inputs  rows x the input size of the network
     * @param targets rows x the output size of the network
     * @param rows    positive
     * @return the last epoch
     * @throws IllegalArgumentException if {@code rows} is not positive or an array is too short
     * @throws IllegalStateException if the cost of a batch is infinite or NaN; the parameters are those before that
     *     batch, and nothing is accumulated. Also if a schedule gives a factor that is negative, infinite or NaN, or
     *     the training that is resumed was one of other batches
     * @throws UncheckedIOException if a checkpoint cannot be written; the one before is as it was. Nothing is trained if
     *     there is no folder to write it to
     */
    public Epoch train(A inputs, A targets, int rows) {
        Rows<A> training = new Rows<>(network, inputs, targets, rows);
        Batches<A> batches = Batches.of(network, training, batchSize, seed);
        Checkpoint.requireFolder(checkpointFile);
        network.clearGradients();
        Progress from = resumed;
        Epoch epoch = from == null ? nextEpoch(0, batches) : resumedEpoch(from, batches);
        boolean last = isLast(epoch);
        if (from == null) {
            saveCheckpoint(epoch, last, batches);
        }
        while (!last) {
            epoch = nextEpoch(epoch.number(), batches);
            last = isLast(epoch);
            saveCheckpoint(epoch, last, batches);
        }
        return epoch;
    }

    private boolean isLast(Epoch epoch) {
        return epoch.number() >= epochs || until.test(epoch);
    }

    private Epoch nextEpoch(int done, Batches<A> batches) {
        double learningRate = optimizer.learningRate();
        optimizer.learningRate(learningRate * factor(done));
        double cost;
        try {
            cost = trainEpoch(done + 1, batches);
        } finally {
            optimizer.learningRate(learningRate);
            network.clearGradients();
        }
        Epoch epoch = new Epoch(done + 1, cost / batches.rows.count(), validationCost());
        listener.onEpoch(epoch);
        return epoch;
    }

    private Epoch resumedEpoch(Progress from, Batches<A> batches) {
        List<String> differences = from.differences(batchSize, batches.rows.count(), shuffleSeed());
        if (!differences.isEmpty()) {
            throw new IllegalStateException(
                    "the training that is resumed was another: " + String.join("; ", differences));
        }
        batches.skip(from.epochs());
        resumed = null;
        return new Epoch(from.epochs(), from.trainingCost(), validationCost());
    }

    private void saveCheckpoint(Epoch epoch, boolean last, Batches<A> batches) {
        Path file = checkpointFile;
        if (file == null || !(last || epoch.number() % checkpointEvery == 0)) {
            return;
        }
        Progress progress =
                new Progress(epoch.number(), epoch.trainingCost(), batchSize, batches.rows.count(), shuffleSeed());
        try {
            network.checkpoint(optimizer).save(file, Optional.of(progress));
        } catch (IOException e) {
            throw new UncheckedIOException("the checkpoint of epoch " + epoch.number() + " cannot be written", e);
        }
    }

    private OptionalLong shuffleSeed() {
        return seed == null ? OptionalLong.empty() : OptionalLong.of(seed);
    }

    private double factor(int number) {
        double factor = schedule.factor(number);
        if (!(factor >= 0 && factor < Double.POSITIVE_INFINITY)) {
            throw new IllegalStateException("the schedule gives " + factor + " for epoch " + (number + 1)
                    + "; a factor must be finite and at least 0");
        }
        return factor;
    }

    /** Takes the steps of an epoch; the sum of the costs of its rows. */
    private double trainEpoch(int number, Batches<A> batches) {
        batches.nextEpoch();
        int rows = batches.rows.count();
        double cost = 0;
        int from = 0;
        for (int batch = 1; from < rows; batch++) {
            int count = Math.min(batchSize, rows - from);
            double batchCost = batches.accumulate(from, count);
            if (!Double.isFinite(batchCost)) {
                throw nonFinite(batchCost, number, batch);
            }
            network.step(optimizer);
            cost += batchCost;
            from += count;
        }
        return cost;
    }

    private OptionalDouble validationCost() {
        return validation == null ? OptionalDouble.empty() : OptionalDouble.of(validation.meanCost(network));
    }

    private static IllegalStateException nonFinite(double cost, int epoch, int batch) {
        return new IllegalStateException("the cost of batch " + batch + " of epoch " + epoch + " is " + cost
                + ": the learning rate may be too high, or the rows may hold values that are not finite");
    }

    private static int requirePositive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " is " + value + "; it must be positive");
        }
        return value;
    }
}
