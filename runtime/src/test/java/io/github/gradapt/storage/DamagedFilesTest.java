package io.github.gradapt.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.github.gradapt.Allocations;
import io.github.gradapt.LinearNetwork;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that are wrong, each in one way. */
class DamagedFilesTest {

    /** What reading may take beside the size of the file, where the header is short: text, buffers, an exception. */
    private static final long FEW_BYTES = 64 * 1024;

    /** What it may take beside the size of the file in any case, all that is discarded on the way counted. */
    private static final long HEADER_BYTES = 128L << 20;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @TempDir
    Path folder;

    static Stream<DamagedFile> files() {
        return DamagedFile.all().stream();
    }

    @Test
    void thereAreManyCases() {
        assertThat(DamagedFile.all()).hasSizeGreaterThanOrEqualTo(60);
        assertThat(DamagedFile.all()).extracting(DamagedFile::toString).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("files")
    void isRefusedByATypedErrorThatSaysWhatIsWrong(DamagedFile damaged) throws IOException {
        Path file = Files.write(folder.resolve("damaged.safetensors"), damaged.bytes());
        LinearNetwork network = new LinearNetwork(3, 2);
        network.setValues(1, 2, 3, 4, 5, 6, 7, 8);
        float[] before = network.parameters().clone();

        assertThatThrownBy(() -> ParameterFile.of(network).load(file))
                .isInstanceOf(damaged.type())
                .hasMessageStartingWith(file + ": ")
                .hasMessageContaining(damaged.message());
        assertThatThrownBy(() -> ParameterFile.of(network).load(new ByteArrayInputStream(damaged.bytes())))
                .isInstanceOf(damaged.type())
                .hasMessageStartingWith("stream: ");
        assertThatThrownBy(() -> ParameterFile.of(network).load(ByteBuffer.wrap(damaged.bytes())))
                .isInstanceOf(damaged.type())
                .hasMessageStartingWith("buffer: ")
                .hasMessageContaining(damaged.message());
        assertThat(network.parameters()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("files")
    void takesNoMoreMemoryThanItsSizeAndAConstant(DamagedFile damaged) {
        byte[] bytes = damaged.bytes();
        LinearNetwork network = new LinearNetwork(3, 2);
        long ofBuffer =
                Allocations.of(() -> refused(() -> ParameterFile.of(network).load(ByteBuffer.wrap(bytes))));
        long ofStream =
                Allocations.of(() -> refused(() -> ParameterFile.of(network).load(new ByteArrayInputStream(bytes))));

        // Text is decoded, which takes some times the bytes of a header.
        long most = bytes.length + FEW_BYTES + 8L * Math.min(bytes.length, Header.MOST_BYTES);
        assertThat(ofBuffer).isLessThan(most);
        assertThat(ofStream).isLessThan(most);
    }

    static Stream<String> longHeaders() {
        String tensors = IntStream.range(0, 70_000)
                .mapToObj(i -> "\"" + i + "\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}")
                .collect(Collectors.joining(","));
        String texts = IntStream.range(0, 380_000)
                .mapToObj(i -> "\"" + Integer.toString(i, 36) + "\":\"\"")
                .collect(Collectors.joining(","));
        String extents = "[1" + ",1".repeat(63) + "]";
        String shapes = IntStream.range(0, 22_000)
                .mapToObj(i -> "\"" + i + "\":{\"dtype\":\"F16\",\"shape\":" + extents.replaceFirst("1", "0")
                        + ",\"data_offsets\":[0,0]}")
                .collect(Collectors.joining(","));
        return Stream.of(
                "{" + tensors + "}",
                "{\"__metadata__\":{" + texts + "}}",
                "{" + shapes + "}",
                "{\"__metadata__\":{\"k\":\"" + "\\u00fc".repeat(690_000) + "\"}}");
    }

    @ParameterizedTest
    @MethodSource("longHeaders")
    void aLongHeaderTakesMemoryWithinTheConstant(String header) throws IOException {
        byte[] bytes = RawFile.of(header, new byte[0]);
        assertThat(bytes.length).isBetween(Header.MOST_BYTES / 2, 8 + Header.MOST_BYTES);
        LinearNetwork network = new LinearNetwork(3, 2);

        long before = THREADS.getCurrentThreadAllocatedBytes();
        Safetensors.read(ByteBuffer.wrap(bytes));
        long read = THREADS.getCurrentThreadAllocatedBytes() - before;
        refused(() -> ParameterFile.of(network).load(ByteBuffer.wrap(bytes)));
        long refused = THREADS.getCurrentThreadAllocatedBytes() - before - read;

        System.out.printf("A header of %d bytes: %d bytes to read it, %d to refuse it%n", bytes.length, read, refused);
        assertThat(read - bytes.length).isLessThan(HEADER_BYTES);
        assertThat(refused - bytes.length).isLessThan(HEADER_BYTES);
    }

    private interface Load {
        void run() throws IOException;
    }

    private static void refused(Load load) {
        try {
            load.run();
        } catch (StorageException e) {
            return;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        throw new AssertionError("it was loaded");
    }

    @Test
    void theUndamagedFileIsLoaded() throws IOException {
        LinearNetwork network = new LinearNetwork(3, 2);

        ParameterFile.of(network).load(ByteBuffer.wrap(DamagedFile.sound()));

        assertThat(network.values()).containsExactly(1, 2, 3, -4, -5, -6, 0.25f, -0.75f);
    }
}
