package io.github.gradapt.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import io.github.gradapt.LinearNetwork;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Sound files with random changes: each is loaded or refused by a typed error, in bounded memory. */
class MutatedFilesTest {

    private static final long SEED = 20_250_511;
    private static final int FILES = 100_000;

    /** What reading may take beside the size of the file. */
    private static final long MOST_MORE = 64 * 1024;

    /** What the header is made of, and bytes that tend to break it. */
    private static final byte[] TOKENS = "{}[]\":,-.eE0123456789\\ \0\u007fnull".getBytes(StandardCharsets.ISO_8859_1);

    private final Random random = new Random(SEED);
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Map<String, Integer> outcomes = new HashMap<>();
    private long mostMore;

    @Test
    void areLoadedOrRefusedByATypedErrorInBoundedMemory() throws IOException {
        List<byte[]> sound =
                List.of(DamagedFile.sound(), PythonWriter.kept("linear"), PythonWriter.kept("types"), saved());
        for (int i = 0; i < FILES; i++) {
            load(mutated(sound.get(i % sound.size())), random.nextBoolean());
        }
        System.out.printf("Mutated files: %s; at most %d bytes more than the file%n", outcomes, mostMore);
        assertThat(outcomes.keySet())
                .containsExactlyInAnyOrder(
                        "loaded", "DamagedFileException", "ParameterMismatchException", "UnsupportedTypeException");
        assertThat(mostMore).isLessThan(MOST_MORE);
    }

    private static byte[] saved() throws IOException {
        LinearNetwork network = new LinearNetwork(3, 2);
        network.setValues(1, 2, 3, 4, 5, 6, 7, 8);
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        network.save(stream);
        return stream.toByteArray();
    }

    private void load(byte[] file, boolean fromStream) {
        long more = loadOnce(file, fromStream);
        // What the virtual machine allocates for itself it allocates once.
        for (int again = 0; again < 3 && more >= MOST_MORE; again++) {
            more = Math.min(more, loadOnce(file, fromStream));
        }
        mostMore = Math.max(mostMore, more);
    }

    /** Loads a file and checks what comes of it; the bytes that were allocated beside its size. */
    private long loadOnce(byte[] file, boolean fromStream) {
        LinearNetwork network = new LinearNetwork(3, 2);
        float[] before = network.parameters().clone();
        long allocated = threads.getCurrentThreadAllocatedBytes();
        String outcome = "loaded";
        try {
            if (fromStream) {
                ParameterFile.of(network).load(new ByteArrayInputStream(file));
            } else {
                ParameterFile.of(network).load(ByteBuffer.wrap(file));
            }
        } catch (StorageException e) {
            outcome = e.getClass().getSimpleName();
        } catch (IOException | RuntimeException | Error e) {
            fail("seed " + SEED + ", the file " + HexFormat.of().formatHex(file), e);
        }
        long more = threads.getCurrentThreadAllocatedBytes() - allocated - file.length;
        outcomes.merge(outcome, 1, Integer::sum);
        if (outcome.equals("loaded")) {
            for (float value : network.parameters()) {
                assertThat(Float.isFinite(value)).isTrue();
            }
        } else {
            assertThat(Arrays.equals(network.parameters(), before)).isTrue();
        }
        return more;
    }

    private byte[] mutated(byte[] sound) {
        byte[] file = sound.clone();
        int changes = 1 + random.nextInt(3);
        for (int change = 0; change < changes; change++) {
            file = changed(file);
        }
        return file;
    }

    private byte[] changed(byte[] file) {
        if (file.length == 0) {
            return file;
        }
        int at = random.nextInt(file.length);
        return switch (random.nextInt(8)) {
            case 0 -> with(file, at, (byte) (file[at] ^ 1 << random.nextInt(8)));
            case 1 -> with(file, at, (byte) random.nextInt());
            case 2 -> with(file, at, TOKENS[random.nextInt(TOKENS.length)]);
            case 3 -> Arrays.copyOf(file, at);
            case 4 -> replaced(file, at, at, new byte[random.nextInt(20)]);
            case 5 -> replaced(file, at, Math.min(file.length, at + random.nextInt(20)), new byte[0]);
            case 6 -> copied(file, at);
            default -> with(file, random.nextInt(Math.min(8, file.length)), (byte) random.nextInt());
        };
    }

    private static byte[] with(byte[] file, int at, byte value) {
        byte[] changed = file.clone();
        changed[at] = value;
        return changed;
    }

    /** With a piece of itself at another place. */
    private byte[] copied(byte[] file, int at) {
        int from = random.nextInt(file.length);
        byte[] piece = Arrays.copyOfRange(file, from, Math.min(file.length, from + random.nextInt(60)));
        return replaced(file, at, random.nextBoolean() ? at : Math.min(file.length, at + piece.length), piece);
    }

    private static byte[] replaced(byte[] file, int from, int to, byte[] piece) {
        byte[] changed = new byte[file.length - (to - from) + piece.length];
        System.arraycopy(file, 0, changed, 0, from);
        System.arraycopy(piece, 0, changed, from, piece.length);
        System.arraycopy(file, to, changed, from + piece.length, file.length - to);
        return changed;
    }
}
