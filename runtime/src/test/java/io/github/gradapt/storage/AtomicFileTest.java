package io.github.gradapt.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gradapt.LinearNetwork;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a file is stays as it is when it is saved again. */
class AtomicFileTest {

    private final LinearNetwork network = new LinearNetwork(3, 2);

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"rw-------", "rw-rw-rw-", "r--r--r--", "rwxr-x---"})
    void permissionsStay(String permissions) throws IOException {
        Path file = folder.resolve("file");
        network.save(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));

        network.setValues(1, 2, 3, 4, 5, 6, 7, 8);
        network.save(file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo(permissions);
        assertThat(Safetensors.read(file).tensors().get("a.weight").floatAt(5)).isNotZero();
    }

    @Test
    void aLinkThatLeadsNowhereYetStaysOne() throws IOException {
        Files.createDirectory(folder.resolve("models"));
        Path second = Files.createSymbolicLink(folder.resolve("models").resolve("current"), Path.of("new"));
        Path first = Files.createSymbolicLink(folder.resolve("link"), Path.of("models", "current"));

        network.save(first);

        assertThat(first).isSymbolicLink();
        assertThat(second).isSymbolicLink();
        assertThat(Safetensors.read(folder.resolve("models").resolve("new")).tensors())
                .hasSize(2);
    }

    @Test
    void linksInACircleAreAnError() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("link"));

        assertThatThrownBy(() -> network.save(link)).isInstanceOf(FileSystemException.class);
        assertThat(link).isSymbolicLink();
    }

    @Test
    void namesMayBeAsLongAsTheSystemAllows() throws IOException {
        Path file = folder.resolve("a".repeat(255));

        network.save(file);

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aPipeIsWrittenAndRead() throws IOException, InterruptedException {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        network.setValues(1, 2, 3, 4, 5, 6, 7, 8);
        CompletableFuture<Void> written = CompletableFuture.runAsync(() -> {
            try {
                network.save(pipe);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });

        LinearNetwork loaded = new LinearNetwork(3, 2);
        ParameterFile.of(loaded).load(pipe);
        written.join();

        assertThat(loaded.parameters()).isEqualTo(network.parameters());
        assertThat(Files.readAttributes(pipe, "isOther")).containsEntry("isOther", true);
    }
}
