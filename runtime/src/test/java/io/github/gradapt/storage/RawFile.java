package io.github.gradapt.storage;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The bytes of a file whose parts are the caller's, right or wrong. */
final class RawFile {

    private RawFile() {}

    /** A header with its true length, and what follows it. */
    static byte[] of(String header, byte[] data) {
        byte[] bytes = header.getBytes(StandardCharsets.UTF_8);
        return of(bytes.length, bytes, data);
    }

    /** A length, a header, and what follows it. */
    static byte[] of(long length, byte[] header, byte[] data) {
        return ByteBuffer.allocate(8 + header.length + data.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(length)
                .put(header)
                .put(data)
                .array();
    }
}
