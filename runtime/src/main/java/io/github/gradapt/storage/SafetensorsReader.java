package io.github.gradapt.storage;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads the bytes of a safetensors file: 8 of the length of the header, the header, the tensors. */
final class SafetensorsReader {

    /** For the length of what is read: not known before it ends. */
    static final long UNKNOWN = Long.MAX_VALUE;

    private static final int PREFIX = 8;
    private static final int SHORTEST_HEADER = 2;

    private final InputStream stream;
    private final long length;
    private final Source source;

    /**
     * A reader.
     *
     * @param length the number of bytes of the stream, or {@link #UNKNOWN}
     */
    SafetensorsReader(InputStream stream, long length, Source source) {
        this.stream = stream;
        this.length = length;
        this.source = source;
    }

    Safetensors read() throws IOException {
        byte[] bytes = headerBytes();
        Header header = Header.parse(bytes, source);
        long dataLength = header.dataLength();
        if (length != UNKNOWN && dataLength != length - PREFIX - bytes.length) {
            throw source.damaged(
                    (length - PREFIX - bytes.length) + " bytes follow the header",
                    dataLength + ", which its tensors take");
        }
        Chunks data = Chunks.read(stream, dataLength, source);
        if (stream.read() != -1) {
            throw source.damaged("bytes follow the last tensor", "the end");
        }
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (Header.Entry entry : header.entries().values()) {
            long begin = entry.begin();
            int size = entry.type().bytes();
            Tensor tensor = new Tensor(
                    entry.name(), entry.type(), entry.shape(), i -> data.littleEndian(begin + i * size, size));
            tensors.put(tensor.name(), tensor);
        }
        return new Safetensors(source, tensors, header.metadata());
    }

    private byte[] headerBytes() throws IOException {
        byte[] prefix = stream.readNBytes(PREFIX);
        if (prefix.length < PREFIX) {
            throw source.damaged("it has " + prefix.length + " bytes", "at least 8, the length of the header");
        }
        long headerLength = 0;
        for (int i = PREFIX - 1; i >= 0; i--) {
            headerLength = (headerLength << 8) | (prefix[i] & 0xff);
        }
        if (headerLength < SHORTEST_HEADER || headerLength > Header.MOST_BYTES) {
            throw source.damaged(
                    "the length of the header is " + Long.toUnsignedString(headerLength),
                    "one from " + SHORTEST_HEADER + " to " + Header.MOST_BYTES);
        }
        if (headerLength > length - PREFIX) {
            throw shortHeader(length - PREFIX, headerLength);
        }
        byte[] header = stream.readNBytes((int) headerLength);
        if (header.length < headerLength) {
            throw shortHeader(header.length, headerLength);
        }
        if (header[0] != '{') {
            throw source.damaged("the header begins with byte " + header[0], "'{'");
        }
        return header;
    }

    private DamagedFileException shortHeader(long found, long expected) {
        return source.damaged("the header ends after " + found + " bytes", expected + ", as its length says");
    }
}
