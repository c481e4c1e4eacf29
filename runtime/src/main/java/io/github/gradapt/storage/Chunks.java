package io.github.gradapt.storage;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Bytes that were read, in pieces: so there may be more than an array holds, and none are allocated for what a stream
 * only promises.
 */
final class Chunks {

    private static final int BITS = 20;
    private static final int SIZE = 1 << BITS;

    private final List<byte[]> chunks = new ArrayList<>();

    private Chunks() {}

    /** Reads {@code length} bytes. */
    static Chunks read(InputStream stream, long length, Source source) throws IOException {
        Chunks result = new Chunks();
        long rest = length;
        while (rest > 0) {
            int wanted = (int) Math.min(SIZE, rest);
            byte[] chunk = stream.readNBytes(wanted);
            rest -= chunk.length;
            if (chunk.length < wanted) {
                throw source.damaged(
                        "the tensors end after " + (length - rest) + " bytes", length + ", as the header says");
            }
            result.chunks.add(chunk);
        }
        return result;
    }

    /** The value of {@code bytes} bytes, the lowest first. */
    long littleEndian(long offset, int bytes) {
        long value = 0;
        for (int i = bytes - 1; i >= 0; i--) {
            value = (value << 8) | at(offset + i);
        }
        return value;
    }

    private int at(long offset) {
        return chunks.get((int) (offset >>> BITS))[(int) offset & (SIZE - 1)] & 0xff;
    }
}
