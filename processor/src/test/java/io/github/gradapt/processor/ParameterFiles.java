package io.github.gradapt.processor;

import io.github.gradapt.storage.Safetensors;
import io.github.gradapt.storage.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Files of parameters for tests. */
final class ParameterFiles {

    private ParameterFiles() {}

    /** Writes a file, with the folders around it. */
    static Path write(Path file, List<Tensor> tensors) {
        try {
            Files.createDirectories(file.getParent());
            Safetensors.of(tensors, Map.of()).write(file);
            return file;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
