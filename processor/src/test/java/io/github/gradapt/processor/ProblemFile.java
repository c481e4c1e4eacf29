package io.github.gradapt.processor;

import io.github.gradapt.storage.Safetensors;
import io.github.gradapt.storage.Tensor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A file that a compilation finds in its class path.
 *
 * @param path  its path from there; that of a folder ends with a slash
 * @param bytes its bytes
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared as a whole.
record ProblemFile(String path, byte[] bytes) {

    static ProblemFile text(String path, String text) {
        return new ProblemFile(path, text.getBytes(StandardCharsets.UTF_8));
    }

    static ProblemFile of(String path, Tensor... tensors) {
        return of(path, Map.of(), tensors);
    }

    static ProblemFile of(String path, Map<String, String> metadata, Tensor... tensors) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            Safetensors.of(List.of(tensors), metadata).write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new ProblemFile(path, bytes.toByteArray());
    }

    void write(Path folder) {
        try {
            Path file = folder.resolve(path);
            Files.createDirectories(path.endsWith("/") ? file : file.getParent());
            if (!path.endsWith("/")) {
                Files.write(file, bytes);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
