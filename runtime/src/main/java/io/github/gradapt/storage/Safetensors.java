package io.github.gradapt.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The contents of a file in the format safetensors: tensors by their names, and texts by their keys. It never changes,
 * and may be used by any number of threads.
 *
 * <p>Reading believes nothing that it has not checked, and accepts what the format allows and no more: one header in
 * strict JSON and valid UTF-8, each name once, tensors that cover the bytes after the header without a gap, an overlap
 * or a rest. Types are F64, F32, F16 and BF16. Limits of its own are 4 MiB of header and 64 extents of a shape. It takes
 * no more memory than the file has bytes, and a constant: at most 128 MiB where a header is as long as it may be,
 * some kilobytes for the header of a network. NaN and infinity are values like others here.
 *
 * <p>Writing gives equal contents equal bytes.
 *
 * <p>The format: <a href="https://github.com/huggingface/safetensors">github.com/huggingface/safetensors</a>.
 */
public final class Safetensors {

    private final Source source;
    private final Map<String, Tensor> tensors;
    private final Map<String, String> metadata;

    Safetensors(Source source, Map<String, Tensor> tensors, Map<String, String> metadata) {
        this.source = source;
        this.tensors = Collections.unmodifiableMap(tensors);
        this.metadata = metadata;
    }

    /**
     * New contents.
     *
     * @param tensors  the tensors; each name once
     * @param metadata texts by their keys
     * @throws IllegalArgumentException if two tensors have one name, or a text is not Unicode
     */
    public static Safetensors of(Collection<Tensor> tensors, Map<String, String> metadata) {
        Map<String, Tensor> byName = new LinkedHashMap<>();
        for (Tensor tensor : tensors) {
            if (byName.put(tensor.name(), tensor) != null) {
                throw new IllegalArgumentException("two tensors have the name " + Quoted.of(tensor.name()));
            }
        }
        Map<String, String> texts = new LinkedHashMap<>();
        metadata.forEach((key, text) -> texts.put(Text.wellFormed(key), Text.wellFormed(text)));
        return new Safetensors(Source.MEMORY, byName, Collections.unmodifiableMap(texts));
    }

    /**
     * Reads a file.
     *
     * @throws StorageException if it is no such file, or holds a type that is not read
     * @throws IOException if it cannot be read
     */
    public static Safetensors read(Path file) throws IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            // A pipe has a size too, which says nothing.
            long length = Files.isRegularFile(file) ? Files.size(file) : SafetensorsReader.UNKNOWN;
            return new SafetensorsReader(stream, length, Source.of(file)).read();
        }
    }

    /**
     * Reads a stream to its end, and does not close it. A stream of many small reads wants a buffer.
     *
     * @throws StorageException if its bytes are no such file, or hold a type that is not read
     * @throws IOException if it cannot be read
     */
    public static Safetensors read(InputStream stream) throws IOException {
        return new SafetensorsReader(stream, SafetensorsReader.UNKNOWN, Source.STREAM).read();
    }

    /**
     * Reads what is between the position and the limit of a buffer, neither of which it moves; the bytes are copied.
     *
     * @throws StorageException if the bytes are no such file, or hold a type that is not read
     */
    public static Safetensors read(ByteBuffer buffer) throws StorageException {
        try {
            return new SafetensorsReader(new BufferStream(buffer.duplicate()), buffer.remaining(), Source.BUFFER)
                    .read();
        } catch (StorageException e) {
            throw e;
        } catch (IOException e) {
            throw new AssertionError("a buffer in memory can be read", e);
        }
    }

    /** The path that these were read from; if there was none, a word for what there was. */
    public String file() {
        return source.name();
    }

    /** The tensors by their names, in the order of the header. */
    public Map<String, Tensor> tensors() {
        return tensors;
    }

    /** What else the file says, by its keys. */
    public Map<String, String> metadata() {
        return metadata;
    }

    /** The number of bytes that these contents take in a file. */
    public long length() {
        return writer().length();
    }

    /**
     * Writes a file so that a crash at any moment leaves the file that was there before, or this one: the bytes go to a
     * new file in the same folder, {@code .name.hexadecimal.tmp} (of a long name the beginning), are forced to the disk,
     * and take the name of the old file in one step. A crash may leave such a new file behind; nothing reads it, and it
     * may be deleted. The new file has the permissions of the old one, but the owner and the group of whoever writes it.
     * Where the name is a link, the file that it leads to is replaced; what is no file, such as a pipe or a device, is
     * written to directly.
     *
     * @throws IOException if the file cannot be written; the old one is as it was
     */
    public void write(Path file) throws IOException {
        AtomicFile.write(file, writer()::write);
    }

    /**
     * Writes to a stream, and neither flushes nor closes it.
     *
     * @throws IOException if the stream does
     */
    public void write(OutputStream stream) throws IOException {
        writer().write(stream);
    }

    /**
     * Writes {@link #length()} bytes to a buffer, from its position, which moves behind them.
     *
     * @throws BufferOverflowException if they do not fit; nothing is written
     */
    public void write(ByteBuffer buffer) {
        SafetensorsWriter writer = writer();
        if (writer.length() > buffer.remaining()) {
            throw new BufferOverflowException();
        }
        try {
            writer.write(new OutputStream() {
                @Override
                public void write(int b) {
                    buffer.put((byte) b);
                }

                @Override
                public void write(byte[] bytes, int offset, int length) {
                    buffer.put(bytes, offset, length);
                }
            });
        } catch (IOException e) {
            throw new AssertionError("a buffer in memory can be written", e);
        }
    }

    private SafetensorsWriter writer() {
        return new SafetensorsWriter(tensors.values(), metadata);
    }
}
