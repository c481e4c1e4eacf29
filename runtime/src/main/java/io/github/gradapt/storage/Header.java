package io.github.gradapt.storage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the header of a safetensors file says, checked: each tensor has as many bytes as its shape and type ask for, and
 * the tensors cover the bytes after the header without a gap or an overlap.
 *
 * @param metadata texts by their keys
 * @param entries  the tensors by their names, in the order of the header
 */
record Header(Map<String, String> metadata, Map<String, Entry> entries) {

    /** The key of what is no tensor. */
    static final String METADATA = "__metadata__";

    /** The most bytes of a header: tens of thousands of tensors. It bounds the memory that one can take. */
    static final int MOST_BYTES = 1 << 22;

    /** PyTorch's and NumPy's. */
    private static final int MOST_EXTENTS = 64;

    private static final int FEW_EXTENTS = 2;

    /**
     * A tensor in a header.
     *
     * @param begin where its bytes begin, counted from the end of the header
     * @param end   where they end
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared as a whole.
    record Entry(String name, DataType type, long[] shape, long begin, long end) {}

    /** Reads the header from its bytes. */
    static Header parse(byte[] bytes, Source source) throws StorageException {
        return new Parser(new JsonReader(bytes, source), source).parse();
    }

    /** The number of bytes of all tensors. */
    long dataLength() {
        return entries.values().stream().mapToLong(Entry::end).max().orElse(0);
    }

    private static final class Parser {

        private final JsonReader json;
        private final Source source;
        private final Map<String, Entry> entries = new LinkedHashMap<>();
        private final Map<String, String> metadata = new LinkedHashMap<>();
        private boolean metadataSeen;

        Parser(JsonReader json, Source source) {
            this.json = json;
            this.source = source;
        }

        Header parse() throws StorageException {
            json.expect('{');
            if (!json.skip('}')) {
                do {
                    member();
                } while (json.skip(','));
                json.expect('}');
            }
            json.expectPadding();
            checkCoverage();
            return new Header(Collections.unmodifiableMap(metadata), Collections.unmodifiableMap(entries));
        }

        private void member() throws StorageException {
            String name = json.string();
            json.expect(':');
            if (name.equals(METADATA)) {
                metadata();
                return;
            }
            Entry entry = new EntryParser(name, json, source).parse();
            if (entries.put(name, entry) != null) {
                throw duplicate(name);
            }
        }

        private void metadata() throws DamagedFileException {
            if (metadataSeen) {
                throw duplicate(METADATA);
            }
            metadataSeen = true;
            json.expect('{');
            if (json.skip('}')) {
                return;
            }
            do {
                String key = json.string();
                json.expect(':');
                if (metadata.put(key, json.string()) != null) {
                    throw duplicate(key);
                }
            } while (json.skip(','));
            json.expect('}');
        }

        private DamagedFileException duplicate(String name) {
            return source.damaged("the name " + Quoted.of(name) + " is in the header twice", "each name once");
        }

        private void checkCoverage() throws DamagedFileException {
            List<Entry> inOrder = new ArrayList<>(entries.values());
            inOrder.sort(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end));
            long end = 0;
            for (Entry entry : inOrder) {
                if (entry.begin() != end) {
                    throw source.damaged(
                            "tensor " + Quoted.of(entry.name()) + " begins at byte " + entry.begin(),
                            "that it begins at " + end + ", where the one before it ends");
                }
                end = entry.end();
            }
        }
    }

    /** Reads what a header says of one tensor: three members, in any order. */
    private static final class EntryParser {

        private final String name;
        private final JsonReader json;
        private final Source source;
        private DataType type = DataType.F32;
        private long[] shape = {};
        private long[] offsets = {};
        private final List<String> seen = new ArrayList<>(3);

        EntryParser(String name, JsonReader json, Source source) {
            this.name = name;
            this.json = json;
            this.source = source;
        }

        Entry parse() throws StorageException {
            json.expect('{');
            do {
                member();
            } while (json.skip(','));
            json.expect('}');
            if (seen.size() != 3) {
                throw damaged("has only " + String.join(", ", seen), "dtype, shape and data_offsets");
            }
            return checked();
        }

        private void member() throws StorageException {
            String key = json.string();
            if (seen.contains(key)) {
                throw damaged("has " + Quoted.of(key) + " twice", "it once");
            }
            json.expect(':');
            switch (key) {
                case "dtype" -> type = type(json.string());
                case "shape" -> shape = counts(MOST_EXTENTS);
                case "data_offsets" -> offsets = counts(2);
                default -> throw damaged("has " + Quoted.of(key), "dtype, shape and data_offsets alone");
            }
            seen.add(key);
        }

        private DataType type(String spelled) throws UnsupportedTypeException {
            return DataType.named(spelled)
                    .orElseThrow(() -> new UnsupportedTypeException(source.name(), name, spelled));
        }

        private long[] counts(int most) throws DamagedFileException {
            json.expect('[');
            long[] counts = new long[Math.min(most, FEW_EXTENTS)];
            int size = 0;
            if (!json.skip(']')) {
                do {
                    if (size == most) {
                        throw damaged("has an array of more than " + most + " numbers", "at most so many");
                    }
                    if (size == counts.length) {
                        counts = Arrays.copyOf(counts, Math.min(most, 2 * size));
                    }
                    counts[size++] = json.count();
                } while (json.skip(','));
                json.expect(']');
            }
            return size == counts.length ? counts : Arrays.copyOf(counts, size);
        }

        private Entry checked() throws DamagedFileException {
            if (offsets.length != 2) {
                throw damaged("has the data_offsets " + Arrays.toString(offsets), "two numbers");
            }
            long begin = offsets[0];
            long end = offsets[1];
            if (begin > end) {
                throw damaged("ends at byte " + end + ", before it begins at " + begin, "that it ends later");
            }
            long bytes = type.bytes();
            try {
                for (long extent : shape) {
                    bytes = Math.multiplyExact(bytes, extent);
                }
            } catch (ArithmeticException e) {
                throw damaged("has the shape " + Arrays.toString(shape), "one of fewer than 2^63 bytes");
            }
            if (end - begin != bytes) {
                throw damaged(
                        "has " + (end - begin) + " bytes",
                        bytes + ", which " + type + " " + Arrays.toString(shape) + " takes");
            }
            return new Entry(name, type, shape, begin, end);
        }

        private DamagedFileException damaged(String found, String expected) {
            return source.damaged("tensor " + Quoted.of(name) + " " + found, expected);
        }
    }
}
