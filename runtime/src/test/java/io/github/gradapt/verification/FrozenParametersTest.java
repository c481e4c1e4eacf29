package io.github.gradapt.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gradapt.FrozenNetwork;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrozenParametersTest {

    /** Of the three bytes "abc": FIPS 180-2, appendix B.1. */
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    /** Of the two bytes "ab", by another program. */
    private static final String AB = "fb8e20fc2e4c3f248c60c39bd652f3c1347298bb977b8b4d5903b85055620603";

    @TempDir
    private Path folder;

    private final FrozenNetwork network = new Network();

    private static final class Network implements FrozenNetwork {
        @Override
        public String parametersFile() {
            return "abc.safetensors";
        }

        @Override
        public String parametersHash() {
            return ABC;
        }
    }

    @Test
    void theFileThatWasCompiledInPasses() throws IOException {
        Path file = Files.writeString(folder.resolve("abc.safetensors"), "abc");

        assertThatCode(() -> FrozenParameters.verify(network, file)).doesNotThrowAnyException();
        assertThatCode(() -> FrozenParameters.verify(network, bytes("abc"))).doesNotThrowAnyException();
    }

    @Test
    void aChangedFileIsTold() throws IOException {
        Path file = Files.writeString(folder.resolve("abc.safetensors"), "ab");

        assertThatThrownBy(() -> FrozenParameters.verify(network, file))
                .isInstanceOfSatisfying(StaleParametersException.class, stale -> {
                    assertThat(stale.compiledHash()).isEqualTo(ABC);
                    assertThat(stale.fileHash()).isEqualTo(AB);
                })
                .hasMessage(Network.class.getName() + " was compiled from a file with the SHA-256 " + ABC
                        + ", but that of " + file + " is " + AB + "; compile " + Network.class.getName() + " again");
        assertThatThrownBy(() -> FrozenParameters.verify(network, bytes("ab")))
                .isInstanceOf(StaleParametersException.class)
                .hasMessageContaining("that of abc.safetensors is " + AB);
    }

    @Test
    void aMissingFileIsTold() {
        Path file = folder.resolve("abc.safetensors");

        assertThatThrownBy(() -> FrozenParameters.verify(network, file))
                .isInstanceOf(UncheckedIOException.class)
                .hasCauseInstanceOf(NoSuchFileException.class)
                .hasMessageContaining(file.toString());
    }

    private static ByteArrayInputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    }
}
