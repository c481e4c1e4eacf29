package io.github.gradapt.storage;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A file that is wrong in one way, and the error it has to be refused by.
 *
 * @param name    what is wrong
 * @param bytes   the file
 * @param type    the type of the error
 * @param message what the message says
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared as a whole.
record DamagedFile(String name, byte[] bytes, Class<? extends StorageException> type, String message) {

    private static final String WEIGHT = "\"a.weight\":{\"dtype\":\"F32\",\"shape\":[2,3],\"data_offsets\":[0,24]}";
    private static final String BIAS = "\"a.bias\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[24,32]}";
    private static final String HEADER = "{" + WEIGHT + "," + BIAS + "}";
    private static final float[] VALUES = {1, 2, 3, -4, -5, -6, 0.25f, -0.75f};

    @Override
    public String toString() {
        return name;
    }

    /** A file of a linear network of 3 inputs and 2 outputs, before it is damaged. */
    static byte[] sound() {
        return RawFile.of(HEADER, data(VALUES));
    }

    private static byte[] data(float... values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            bytes.putFloat(value);
        }
        return bytes.array();
    }

    static List<DamagedFile> all() {
        List<DamagedFile> files = new ArrayList<>();
        addCuts(files);
        addLengths(files);
        addJson(files);
        addEntries(files);
        addOffsets(files);
        addMismatches(files);
        return files;
    }

    private static void addCuts(List<DamagedFile> files) {
        byte[] sound = sound();
        damaged(files, "empty", new byte[0], "it has 0 bytes");
        for (int length : new int[] {1, 7}) {
            damaged(files, "cut in its first 8 bytes, to " + length, Arrays.copyOf(sound, length), "it has " + length);
        }
        int header = HEADER.length();
        for (int length : new int[] {8, 9, 8 + header / 2, 8 + header - 1}) {
            damaged(
                    files,
                    "cut in the header, to " + length,
                    Arrays.copyOf(sound, length),
                    "the header ends after " + (length - 8) + " bytes");
        }
        for (int length : new int[] {8 + header, 8 + header + 1, 8 + header + 24, sound.length - 1}) {
            damaged(
                    files,
                    "cut in the data, to " + length,
                    Arrays.copyOf(sound, length),
                    (length - 8 - header) + " bytes follow the header; expected 32");
        }
        damaged(files, "one byte too long", Arrays.copyOf(sound, sound.length + 1), "33 bytes follow the header");
        damaged(files, "twice itself", twice(sound), "bytes follow the header; expected 32");
    }

    private static byte[] twice(byte[] bytes) {
        byte[] twice = Arrays.copyOf(bytes, 2 * bytes.length);
        System.arraycopy(bytes, 0, twice, bytes.length, bytes.length);
        return twice;
    }

    private static void addLengths(List<DamagedFile> files) {
        byte[] header = HEADER.getBytes(StandardCharsets.UTF_8);
        byte[] data = data(VALUES);
        for (long length : new long[] {
            0, 1, Header.MOST_BYTES + 1L, 100_000_000, Integer.MAX_VALUE, 1L << 32, Long.MAX_VALUE - 7, Long.MAX_VALUE
        }) {
            damaged(
                    files,
                    "header length " + length,
                    RawFile.of(length, header, data),
                    "the length of the header is " + length);
        }
        damaged(
                files,
                "header length -1",
                RawFile.of(-1, header, data),
                "the length of the header is 18446744073709551615; expected one from 2 to 4194304");
        damaged(
                files,
                "header length -2^63",
                RawFile.of(Long.MIN_VALUE, header, data),
                "the length of the header is 9223372036854775808");
        damaged(files, "header length one short", RawFile.of(header.length - 1, header, data), "the end of the header");
        damaged(
                files,
                "header length one more",
                RawFile.of(header.length + 1, header, data),
                "expected nothing but spaces");
        damaged(
                files,
                "header length that reaches to the end",
                RawFile.of(header.length + data.length, header, data),
                "not valid UTF-8");
        damaged(
                files,
                "header length of more than there is",
                RawFile.of(Header.MOST_BYTES, header, data),
                "the header ends after " + (header.length + data.length) + " bytes; expected 4194304");
    }

    private static void addJson(List<DamagedFile> files) {
        json(files, "no header", "", "the length of the header is 0");
        json(files, "only spaces", "        ", "the header begins with byte 32");
        json(files, "a byte order mark", "\ufeff" + HEADER, "the header begins with byte -17");
        json(files, "white space first", "\n" + HEADER, "the header begins with byte 10");
        json(files, "an array", "[" + HEADER + "]", "the header begins with byte 91");
        json(files, "zeros after the header", HEADER + "\0\0\0", "expected nothing but spaces");
        json(files, "a second object", HEADER + " {}", "expected nothing but spaces");
        json(files, "a comma at the end", "{" + WEIGHT + "," + BIAS + ",}", "'}' at character");
        json(files, "no comma", "{" + WEIGHT + " " + BIAS + "}", "expected '}'");
        json(files, "no colon", HEADER.replace("\"shape\":", "\"shape\""), "expected ':'");
        json(files, "single quotes", HEADER.replace('"', '\''), "expected '\"'");
        json(files, "an open string", "{\"a", "expected the rest of a string");
        json(files, "an open escape", "{\"a\\", "expected the rest of a string");
        json(files, "a bad escape", HEADER.replace("a.bias", "a.b\\ias"), "expected an escape of JSON");
        json(files, "a bad \\u", HEADER.replace("a.bias", "\\u00g1"), "expected four hexadecimal digits");
        json(files, "a \\u of other digits", HEADER.replace("a.bias", "\\u\u0661\u0661\u0661\u0661"), "hexadecimal");
        json(files, "a lone surrogate", HEADER.replace("a.bias", "\\ud800x"), "no surrogate without its pair");
        json(files, "a line feed in a string", HEADER.replace("a.bias", "a\nbias"), "expected the rest of a string");
        byte[] bytes = HEADER.getBytes(StandardCharsets.UTF_8);
        for (int bad : new int[] {0xff, 0xc0, 0x80, 0xed}) {
            byte[] broken = bytes.clone();
            broken[3] = (byte) bad;
            damaged(
                    files,
                    "the byte " + bad + " in a name",
                    RawFile.of(broken.length, broken, data(VALUES)),
                    "the header is not valid UTF-8");
        }
        String deep = "[".repeat(100_000);
        json(files, "arrays in arrays", HEADER.replace("[2,3]", deep), "'[' at character");
        json(files, "objects in objects", "{\"a\":".repeat(100_000), "tensor 'a' has 'a'");
        json(files, "objects in a tensor", "{\"a\":" + "{\"shape\":".repeat(100_000), "'{' at character");
        json(files, "arrays in a whole header", "[".repeat(Header.MOST_BYTES), "the header begins with byte 91");
        json(files, "arrays in metadata", "{\"__metadata__\":" + deep, "expected '{'");
        json(
                files,
                "a number in metadata",
                HEADER.replaceFirst("\\{", "{\"__metadata__\":{\"k\":1},"),
                "expected '\"'");
    }

    private static void addEntries(List<DamagedFile> files) {
        entry(files, "a name twice", WEIGHT + "," + WEIGHT + "," + BIAS, "'a.weight' is in the header twice");
        entry(
                files,
                "a name twice, once escaped",
                WEIGHT + "," + WEIGHT.replace("a.w", "\\u0061.w") + "," + BIAS,
                "'a.weight' is in the header twice");
        entry(
                files,
                "metadata twice",
                "\"__metadata__\":{},\"__metadata__\":{}," + WEIGHT + "," + BIAS,
                "'__metadata__' is in the header twice");
        entry(
                files,
                "a key of the metadata twice",
                "\"__metadata__\":{\"k\":\"1\",\"k\":\"2\"}," + WEIGHT + "," + BIAS,
                "'k' is in the header twice");
        bias(files, "no dtype", "\"dtype\":\"F32\",", "", "tensor 'a.bias' has only shape, data_offsets");
        bias(files, "no shape", "\"shape\":[2],", "", "tensor 'a.bias' has only dtype, data_offsets");
        bias(files, "no offsets", ",\"data_offsets\":[24,32]", "", "tensor 'a.bias' has only dtype, shape");
        bias(files, "a member of a tensor twice", "\"shape\":[2]", "\"shape\":[2],\"shape\":[2]", "has 'shape' twice");
        bias(files, "a member that no tensor has", "\"shape\":[2]", "\"shape\":[2],\"size\":2", "has 'size'");
        bias(files, "an empty tensor", BIAS.substring(9), "{}", "expected '\"'");
        bias(files, "a shape that is a number", "[2]", "2", "expected '['");
        for (String number :
                new String[] {"-2", "2.0", "2e0", "+2", "02", "NaN", "Infinity", "true", "null", "\"2\"", ""}) {
            String name = "the extent " + (number.isEmpty() ? "that is missing" : number);
            bias(files, name, "[2]", "[" + number + ",1]", "at character");
        }
        bias(files, "the extent 2^63", "[2]", "[9223372036854775808]", "a number above 2^63 - 1");
        bias(files, "the extent 10^99", "[2]", "[1" + "0".repeat(99) + "]", "a number above 2^63 - 1");
        bias(files, "2^63 - 1 values", "[2]", "[9223372036854775807]", "expected one of fewer than 2^63 bytes");
        bias(files, "2^64 values", "[2]", "[4294967296,4294967296]", "expected one of fewer than 2^63 bytes");
        bias(files, "2^64 times 0 values", "[2]", "[4294967296,4294967296,0]", "expected one of fewer than 2^63 bytes");
        bias(files, "2^60 values", "[2]", "[1152921504606846976]", "has 8 bytes; expected 4611686018427387904");
        bias(files, "65 extents", "[2]", "[2" + ",1".repeat(64) + "]", "an array of more than 64 numbers");
        for (String dtype : new String[] {"I64", "BOOL", "F8_E4M3", "U8", "f32", "", "F32 "}) {
            files.add(new DamagedFile(
                    "the type '" + dtype + "'",
                    file(WEIGHT + "," + BIAS.replace("F32", dtype)),
                    UnsupportedTypeException.class,
                    "tensor 'a.bias' is of type '" + dtype + "'; the types that are read are F64, F32, F16 and BF16"));
        }
        bias(files, "a wider type", "F32", "F64", "has 8 bytes; expected 16, which F64 [2] takes");
        bias(files, "a narrower type", "F32", "BF16", "has 8 bytes; expected 4, which BF16 [2] takes");
    }

    private static void addOffsets(List<DamagedFile> files) {
        offsets(files, "overlap", "[20,28]", "tensor 'a.bias' begins at byte 20; expected that it begins at 24");
        offsets(files, "are those of another", "[0,8]", "begins at byte");
        offsets(files, "leave a gap", "[28,36]", "tensor 'a.bias' begins at byte 28; expected that it begins at 24");
        offsets(files, "descend", "[32,24]", "ends at byte 24, before it begins at 32");
        offsets(files, "end one late", "[24,33]", "has 9 bytes; expected 8, which F32 [2] takes");
        offsets(files, "end one early", "[24,31]", "has 7 bytes; expected 8");
        offsets(files, "are negative", "[-8,0]", "expected a whole number");
        offsets(files, "are out of range", "[1000,1008]", "begins at byte 1000");
        offsets(files, "are huge", "[9223372036854775799,9223372036854775807]", "begins at byte 9223372036854775799");
        offsets(files, "are one", "[24]", "has the data_offsets [24]");
        offsets(files, "are none", "[]", "has the data_offsets []");
        offsets(files, "are three", "[24,32,40]", "an array of more than 2 numbers");
        entry(
                files,
                "much more data than there is",
                "\"a.weight\":{\"dtype\":\"F32\",\"shape\":[1152921504606846976],\"data_offsets\":[0,4611686018427387904]}",
                "32 bytes follow the header; expected 4611686018427387904");
        entry(
                files,
                "the first tensor not at the beginning",
                WEIGHT.replace("[0,24]", "[8,32]"),
                "tensor 'a.weight' begins at byte 8; expected that it begins at 0");
        entry(files, "no tensors for the data", "", "32 bytes follow the header; expected 0");
    }

    private static void addMismatches(List<DamagedFile> files) {
        mismatch(files, "another rank", HEADER.replace("[2,3]", "[6]"), VALUES, "found [6], expected [2, 3]");
        mismatch(
                files, "a transposed shape", HEADER.replace("[2,3]", "[3,2]"), VALUES, "found [3, 2], expected [2, 3]");
        mismatch(files, "another name", HEADER.replace("a.bias", "b.bias"), VALUES, "'b.bias' is in the file");
        mismatch(files, "NaN", HEADER, new float[] {1, 2, 3, 4, Float.NaN, 6, 7, 8}, "found NaN at [1, 1]");
        mismatch(
                files,
                "infinity",
                HEADER,
                new float[] {1, 2, 3, 4, 5, 6, 7, Float.NEGATIVE_INFINITY},
                "found -Infinity at [1]");
    }

    private static void damaged(List<DamagedFile> files, String name, byte[] bytes, String message) {
        files.add(new DamagedFile(name, bytes, DamagedFileException.class, message));
    }

    private static void json(List<DamagedFile> files, String name, String header, String message) {
        damaged(files, name, RawFile.of(header, data(VALUES)), message);
    }

    private static void entry(List<DamagedFile> files, String name, String members, String message) {
        damaged(files, name, file(members), message);
    }

    private static byte[] file(String members) {
        return RawFile.of("{" + members + "}", data(VALUES));
    }

    private static void bias(List<DamagedFile> files, String name, String part, String other, String message) {
        entry(files, name, WEIGHT + "," + BIAS.replace(part, other), message);
    }

    private static void offsets(List<DamagedFile> files, String name, String other, String message) {
        bias(files, "offsets that " + name, "[24,32]", other, message);
    }

    private static void mismatch(List<DamagedFile> files, String name, String header, float[] values, String message) {
        files.add(new DamagedFile(name, RawFile.of(header, data(values)), ParameterMismatchException.class, message));
    }
}
