package io.github.gradapt.training;

import io.github.gradapt.storage.StorageException;
import java.util.List;

/**
 * A file is no checkpoint, or one of another training: of another optimizer, with other hyperparameters, other batches.
 * All that differs is listed at once; network and optimizer are as they were.
 */
public final class CheckpointMismatchException extends StorageException {

    private static final long serialVersionUID = 1;

    CheckpointMismatchException(String file, List<String> differences) {
        super(file, "it is no checkpoint of this training\n  " + String.join("\n  ", differences));
    }
}
