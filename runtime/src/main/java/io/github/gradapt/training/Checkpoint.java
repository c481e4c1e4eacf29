package io.github.gradapt.training;

import io.github.gradapt.TrainableDoubleNetwork;
import io.github.gradapt.TrainableNetwork;
import io.github.gradapt.optimizer.Optimizer;
import io.github.gradapt.optimizer.OptimizerState;
import io.github.gradapt.storage.ParameterFile;
import io.github.gradapt.storage.Safetensors;
import io.github.gradapt.storage.StorageException;
import io.github.gradapt.storage.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A network and its optimizer between two steps, as a file: training that goes on from it computes the same bits as if
 * it had never stopped. {@link Trainer#checkpoint} writes such files by itself; here is what a training loop of one's own
 * needs:
 *
 * <pre>{@code
 * Checkpoint checkpoint = Checkpoint.of(network, optimizer);
 * checkpoint.save(path);      // after a step
 * checkpoint.load(path);      // in another process, with a network and an optimizer that were built alike
 * }</pre>
 *
 * <p>It is a {@linkplain ParameterFile file of parameters}, which a network loads as any other, with more tensors, whose
 * names begin with {@code gradapt/}, for the state of the optimizer, and more metadata. The learning rate is part of the
 * state; other hyperparameters are compared when it is loaded. A schedule is a function, and goes on from the step that
 * it has come to: that it is the same one is for the program to see to.
 *
 * <p>It belongs to the thread of its network.
 */
public final class Checkpoint {

    private final ParameterFile parameters;
    private final StateTensors tensors;
    private final Optimizer optimizer;
    private final LongSupplier accumulatedRows;
    private final Consumer<OptimizerState> restore;

    private Checkpoint(
            ParameterFile parameters,
            StateTensors tensors,
            Optimizer optimizer,
            LongSupplier accumulatedRows,
            Consumer<OptimizerState> restore) {
        this.parameters = parameters;
        this.tensors = tensors;
        this.optimizer = optimizer;
        this.accumulatedRows = accumulatedRows;
        this.restore = restore;
    }

    /** The checkpoint of a network that computes in float, and its optimizer. */
    public static Checkpoint of(TrainableNetwork network, Optimizer optimizer) {
        return new Checkpoint(
                ParameterFile.of(network),
                StateTensors.inFloat(network.layers(), network.parameters().length),
                optimizer,
                network::accumulatedRows,
                state -> optimizer.restore(network, state));
    }

    /** The checkpoint of a network that computes in double, and its optimizer. */
    public static Checkpoint of(TrainableDoubleNetwork network, Optimizer optimizer) {
        return new Checkpoint(
                ParameterFile.of(network),
                StateTensors.inDouble(network.layers(), network.parameters().length),
                optimizer,
                network::accumulatedRows,
                state -> optimizer.restore(network, state));
    }

    /**
     * Writes a file so that a crash at any moment leaves the old file or the new one.
     *
     * @throws IOException if the file cannot be written; the old one is as it was
     * @throws IllegalStateException if a parameter is not finite, or gradients are accumulated: they are not part of it
     */
    public void save(Path file) throws IOException {
        save(file, Optional.empty());
    }

    void save(Path file, Optional<Progress> progress) throws IOException {
        if (accumulatedRows.getAsLong() != 0) {
            throw new IllegalStateException("the gradients of " + accumulatedRows.getAsLong()
                    + " rows are accumulated; save after a step, or call clearGradients()");
        }
        OptimizerState state = optimizer.state();
        Safetensors contents = parameters.contents();
        List<Tensor> all = new ArrayList<>(contents.tensors().values());
        all.addAll(tensors.of(state));
        Map<String, String> metadata = new TreeMap<>(contents.metadata());
        CheckpointMetadata.put(state, metadata);
        progress.ifPresent(made -> CheckpointMetadata.put(made, metadata));
        Safetensors.of(all, metadata).write(file);
    }

    /**
     * Sets the parameters of the network, and the state of the optimizer, from a file. What the network has accumulated
     * stays.
     *
     * @throws StorageException if it is no checkpoint of such a network and optimizer; both are as they were
     * @throws IOException if the file cannot be read
     */
    public void load(Path file) throws IOException {
        restore(new CheckpointMetadata(Safetensors.read(file)));
    }

    /** Checks that a file, if there is one, has a place: before the first epoch and not after it. */
    static void requireFolder(@Nullable Path file) {
        if (file == null) {
            return;
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new UncheckedIOException(
                    "checkpoints cannot be written to " + file,
                    new NoSuchFileException(file.toString(), null, "there is no folder " + folder));
        }
    }

    /** Loads a file that a {@link Trainer} wrote; how far it had come. */
    Progress resume(Path file) throws IOException {
        CheckpointMetadata metadata = new CheckpointMetadata(Safetensors.read(file));
        Progress progress = metadata.progress();
        restore(metadata);
        return progress;
    }

    private void restore(CheckpointMetadata metadata) throws StorageException {
        Safetensors contents = metadata.contents();
        OptimizerState state = metadata.state(tensors.arrays(contents, metadata.arrays()));
        List<String> differences = optimizer.differences(state);
        if (!differences.isEmpty()) {
            throw new CheckpointMismatchException(contents.file(), differences);
        }
        parameters.load(contents);
        restore.accept(state);
    }
}
