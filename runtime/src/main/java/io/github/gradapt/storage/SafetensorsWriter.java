package io.github.gradapt.storage;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes a safetensors file, as the format's own library does, so that equal contents are equal bytes: the widest types
 * first, so that each value is aligned, then by name; no white space in the header but the spaces that make its length
 * a multiple of 8.
 */
final class SafetensorsWriter {

    private static final int ALIGNMENT = 8;
    private static final int PREFIX = 8;
    private static final int BUFFER = 1 << 13;

    private final List<Tensor> tensors;
    private final byte[] header;

    /**
     * A writer.
     *
     * @throws IllegalArgumentException if the header would be too long to be read again
     * @throws ArithmeticException if there are more bytes than a long can count
     */
    SafetensorsWriter(Collection<Tensor> tensors, Map<String, String> metadata) {
        this.tensors = new ArrayList<>(tensors);
        this.tensors.sort(Comparator.comparing(Tensor::type).thenComparing(Tensor::name, Text.ORDER));
        byte[] json = header(metadata).getBytes(StandardCharsets.UTF_8);
        header = Arrays.copyOf(json, (json.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT);
        Arrays.fill(header, json.length, header.length, (byte) ' ');
        if (header.length > Header.MOST_BYTES) {
            throw new IllegalArgumentException(
                    "the names and shapes of " + tensors.size() + " tensors, and the metadata," + " take "
                            + header.length + " bytes; a header has at most " + Header.MOST_BYTES);
        }
    }

    private String header(Map<String, String> metadata) {
        List<String> members = new ArrayList<>();
        if (!metadata.isEmpty()) {
            String texts = metadata.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey(Text.ORDER))
                    .map(text -> quoted(text.getKey()) + ":" + quoted(text.getValue()))
                    .collect(Collectors.joining(","));
            members.add(quoted(Header.METADATA) + ":{" + texts + "}");
        }
        long begin = 0;
        for (Tensor tensor : tensors) {
            long end = Math.addExact(begin, tensor.bytes());
            String shape = tensor.shape().toString().replace(" ", "");
            members.add(quoted(tensor.name()) + ":{\"dtype\":\"" + tensor.type() + "\",\"shape\":" + shape
                    + ",\"data_offsets\":[" + begin + "," + end + "]}");
            begin = end;
        }
        return "{" + String.join(",", members) + "}";
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> json.append('\\').append(c);
                case '\b' -> json.append("\\b");
                case '\f' -> json.append("\\f");
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\t' -> json.append("\\t");
                default -> json.append(c < ' ' ? String.format("\\u%04x", (int) c) : String.valueOf(c));
            }
        }
        return json.append('"').toString();
    }

    /** The number of bytes that {@link #write} writes. */
    long length() {
        long length = (long) PREFIX + header.length;
        for (Tensor tensor : tensors) {
            length = Math.addExact(length, tensor.bytes());
        }
        return length;
    }

    /** Writes all bytes, some thousand at a time. */
    void write(OutputStream stream) throws IOException {
        byte[] prefix = new byte[PREFIX];
        put(header.length, prefix, 0, PREFIX);
        stream.write(prefix);
        stream.write(header);
        byte[] buffer = new byte[BUFFER];
        for (Tensor tensor : tensors) {
            int width = tensor.type().bytes();
            int filled = 0;
            for (long i = 0; i < tensor.size(); i++) {
                put(tensor.bitsAt(i), buffer, filled, width);
                filled += width;
                if (filled == BUFFER) {
                    stream.write(buffer, 0, filled);
                    filled = 0;
                }
            }
            stream.write(buffer, 0, filled);
        }
    }

    private static void put(long value, byte[] bytes, int at, int width) {
        for (int i = 0; i < width; i++) {
            bytes[at + i] = (byte) (value >>> (8 * i));
        }
    }
}
