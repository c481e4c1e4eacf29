package io.github.gradapt.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsTest {

    @TempDir
    Path folder;

    private static Safetensors example() {
        return Safetensors.of(
                List.of(
                        Tensor.of("b", new float[] {1, -0f, Float.MIN_VALUE, Float.NaN, 5, 6}, 2, 3),
                        Tensor.of("a", new float[] {Float.NEGATIVE_INFINITY}),
                        Tensor.of("d", new double[] {Math.PI, Double.MIN_VALUE}, 2),
                        Tensor.of("none", new double[0], 3, 0)),
                Map.of("z", "last", "a\"\\\n\u0001", "\u00fc \ud83d\ude00"));
    }

    private static void assertSame(Safetensors actual, Safetensors expected) {
        assertThat(actual.metadata()).isEqualTo(expected.metadata());
        assertThat(actual.tensors()).containsOnlyKeys(expected.tensors().keySet());
        expected.tensors().forEach((name, tensor) -> {
            Tensor other = actual.tensors().get(name);
            assertThat(other).hasToString(tensor.toString());
            for (long i = 0; i < tensor.size(); i++) {
                assertThat(other.bitsAt(i)).as("%s[%d]", name, i).isEqualTo(tensor.bitsAt(i));
            }
        });
    }

    @Test
    void whatIsWrittenToAFileIsReadBitForBit() throws IOException {
        Path file = folder.resolve("example.safetensors");

        example().write(file);

        assertThat(Files.size(file)).isEqualTo(example().length());
        assertSame(Safetensors.read(file), example());
    }

    @Test
    void streamsAndBuffersHoldTheSameBytes() throws IOException {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        example().write(stream);
        ByteBuffer buffer =
                ByteBuffer.allocateDirect((int) example().length() + 2).position(1);
        example().write(buffer);

        assertThat(buffer.remaining()).isEqualTo(1);
        buffer.flip().position(1);
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        assertThat(bytes).isEqualTo(stream.toByteArray());
        assertSame(Safetensors.read(new ByteArrayInputStream(bytes)), example());
        assertSame(Safetensors.read(buffer), example());
        assertThat(buffer.position()).isEqualTo(1);
        assertThatThrownBy(() -> example().write(ByteBuffer.allocate(bytes.length - 1)))
                .isInstanceOf(BufferOverflowException.class);
    }

    @Test
    void theBytesAreThoseOfTheFormatsOwnLibrary() throws IOException {
        Safetensors contents = Safetensors.of(
                List.of(
                        Tensor.of("b", new float[] {1, 2}, 1, 2),
                        Tensor.of("a", new float[] {3}, 1),
                        Tensor.of("c", new double[] {4}, 1)),
                Map.of("k", "v"));
        ByteArrayOutputStream stream = new ByteArrayOutputStream();

        contents.write(stream);

        ByteBuffer bytes = ByteBuffer.wrap(stream.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
        int length = (int) bytes.getLong();
        byte[] header = new byte[length];
        bytes.get(header);
        assertThat(length % 8).isZero();
        assertThat(new String(header, StandardCharsets.UTF_8).stripTrailing())
                .isEqualTo("{\"__metadata__\":{\"k\":\"v\"},"
                        + "\"c\":{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[0,8]},"
                        + "\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[8,12]},"
                        + "\"b\":{\"dtype\":\"F32\",\"shape\":[1,2],\"data_offsets\":[12,20]}}");
        assertThat(bytes.getDouble()).isEqualTo(4);
        assertThat(bytes.getFloat()).isEqualTo(3);
    }

    @Test
    void tensorsMayComeInAnyOrderOfTheHeader() throws IOException {
        Safetensors contents =
                Safetensors.read(ByteBuffer.wrap(RawFile.of("""
                {"b":{"shape":[1],"data_offsets":[4,8],"dtype":"F32"},
                 "e":{"shape":[0],"data_offsets":[4,4],"dtype":"F32"},
                 "a":{"dtype":"F32","data_offsets":[0,4],"shape":[]}}""", new byte[] {0, 0, 0, 0, 0, 0, (byte) 128, 63})));

        assertThat(contents.tensors().keySet()).containsExactly("b", "e", "a");
        assertThat(contents.tensors().get("b").floatAt(0)).isEqualTo(1);
        assertThat(contents.tensors().get("a").floatAt(0)).isZero();
    }

    @Test
    void moreThanOneChunkIsReadAcrossItsBorders() throws IOException {
        // Four bytes before them put doubles across the borders of chunks.
        Random random = new Random(5);
        float[] odd = {1};
        double[] many = random.doubles(300_000).toArray();
        Safetensors contents =
                Safetensors.of(List.of(Tensor.of("z", many, many.length), Tensor.of("a", odd, 1)), Map.of());
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        contents.write(stream);
        String header = "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},"
                + "\"z\":{\"dtype\":\"F64\",\"shape\":[300000],\"data_offsets\":[4,2400004]}}";
        byte[] data = new byte[2_400_004];
        byte[] written = stream.toByteArray();
        System.arraycopy(written, written.length - 4, data, 0, 4);
        System.arraycopy(written, written.length - data.length, data, 4, data.length - 4);

        assertSame(Safetensors.read(new ByteArrayInputStream(RawFile.of(header, data))), contents);
    }

    @Test
    void everyHalfFloatHasItsValue() {
        for (int bits = 0; bits < 1 << 16; bits++) {
            int exponent = bits >> 10 & 0x1f;
            double fraction = (bits & 0x3ff) / 1024.0;
            double size;
            if (exponent == 0x1f) {
                size = fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
            } else {
                size = exponent == 0 ? fraction * 0x1p-14 : (1 + fraction) * Math.pow(2, exponent - 15);
            }
            double expected = bits >> 15 == 0 ? size : -size;
            assertThat(Double.compare(DataType.F16.toDouble(bits), expected))
                    .as("%x", bits)
                    .isZero();
            assertThat(Float.compare(DataType.F16.toFloat(bits), (float) expected))
                    .isZero();
        }
    }

    @Test
    void brainFloatsAreUpperHalvesOfFloats() {
        assertThat(DataType.BF16.toDouble(0xc020)).isEqualTo(-2.5);
        assertThat(DataType.BF16.toFloat(0x7f80)).isEqualTo(Float.POSITIVE_INFINITY);
        assertThat(DataType.BF16.toFloat(0x0001)).isEqualTo(Float.intBitsToFloat(0x10000));
    }

    @Test
    void aFileOfAnotherProgramIsRead() throws IOException {
        assertTypes(Safetensors.read(new ByteArrayInputStream(PythonWriter.kept("types"))));
    }

    @Test
    void anotherProgramStillWritesTheFilesThatAreKept() throws Exception {
        PythonWriter.run(folder);

        try (Stream<Path> written = Files.list(folder)) {
            List<Path> files = written.toList();
            assertThat(files).hasSize(3);
            for (Path file : files) {
                String name = file.getFileName().toString().replace(".safetensors", "");
                assertThat(Files.readAllBytes(file)).as(name).isEqualTo(PythonWriter.kept(name));
            }
        }
        assertTypes(Safetensors.read(folder.resolve("types.safetensors")));
    }

    private static void assertTypes(Safetensors contents) {
        Map<String, Tensor> tensors = contents.tensors();
        assertThat(tensors.values())
                .extracting(Tensor::toString)
                .containsExactly(
                        "odd: F16 [3]",
                        "brain: BF16 [1, 2]",
                        "single: F32 [2, 3]",
                        "double: F64 []",
                        "empty: F32 [0, 4]");
        assertThat(contents.metadata()).containsExactly(Map.entry("written by", "Python, \u00fcber \"json\""));
        assertThat(values(tensors, "odd")).containsExactly(1.5, -0.0, 65504);
        assertThat(values(tensors, "brain")).containsExactly(-2.5, 3);
        assertThat(values(tensors, "single")).containsExactly(0, 0.5, -1.25, 1e-40f, 3.5, 0x1p24);
        assertThat(values(tensors, "double")).containsExactly(0.1);
        assertThat(tensors.get("double").floatAt(0)).isEqualTo(0.1f);
        assertThat(values(tensors, "empty")).isEmpty();
    }

    private static double[] values(Map<String, Tensor> tensors, String name) {
        Tensor tensor = tensors.get(name);
        double[] values = new double[(int) tensor.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = tensor.doubleAt(i);
        }
        return values;
    }

    @Test
    void contentsThatNoFileCanHoldAreRefused() {
        assertThatThrownBy(() -> Tensor.of("t", new float[5], 2, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("tensor 't' of shape [2, 3] has 6 values; there are 5");
        assertThatThrownBy(() -> Tensor.of("t", new float[1], -1, -1)).hasMessageContaining("no extent is negative");
        assertThatThrownBy(() -> Tensor.of("__metadata__", new float[1], 1)).hasMessageContaining("__metadata__");
        assertThatThrownBy(() -> Tensor.of("\ud800", new float[1], 1)).hasMessageContaining("a surrogate stands alone");
        Tensor tensor = Tensor.of("t", new float[1], 1);
        assertThatThrownBy(() -> Safetensors.of(List.of(tensor, tensor), Map.of()))
                .hasMessage("two tensors have the name 't'");
        assertThatThrownBy(() -> Safetensors.of(List.of(), Map.of("k", "\udc00")))
                .hasMessageContaining("a surrogate stands alone");
        Safetensors tooLong = Safetensors.of(List.of(), Map.of("k", "x".repeat(Header.MOST_BYTES)));
        assertThatThrownBy(() -> tooLong.write(new ByteArrayOutputStream()))
                .hasMessageContaining("a header has at most");
        assertThatThrownBy(() -> tensor.floatAt(1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void contentsDoNotChangeWithTheArraysTheyCameFrom() {
        float[] values = {1};
        long[] shape = {1};
        Tensor tensor = Tensor.of("t", values, shape);
        values[0] = 2;
        shape[0] = 7;

        assertThat(tensor.floatAt(0)).isEqualTo(1);
        assertThat(tensor.shape()).containsExactly(1L);
    }
}
