package io.github.gradapt.storage;

import java.util.Arrays;
import java.util.List;
import java.util.function.LongUnaryOperator;
import java.util.stream.Collectors;

/**
 * A named array of numbers of any rank, in row-major order. One that was read or made by {@link #of} never changes, and
 * may be used by any number of threads.
 */
public final class Tensor {

    private final String name;
    private final DataType type;
    private final long[] shape;
    private final long size;
    private final LongUnaryOperator bits;

    /**
     * A tensor.
     *
     * @param bits the bits of the value at an index, as the type stores it, in the low end
     * @throws IllegalArgumentException if an extent is negative, the name is no Unicode text or that of the metadata
     * @throws ArithmeticException if there are more values or bytes than a long can count
     */
    Tensor(String name, DataType type, long[] shape, LongUnaryOperator bits) {
        if (name.equals(Header.METADATA)) {
            throw new IllegalArgumentException("no tensor can have the name " + Header.METADATA);
        }
        this.name = Text.wellFormed(name);
        this.type = type;
        this.shape = shape;
        this.size = size(shape);
        this.bits = bits;
        Math.multiplyExact(size, type.bytes());
    }

    /**
     * A tensor of type F32 with a copy of these values.
     *
     * @param name   the name; not {@code __metadata__}
     * @param values the values in row-major order
     * @param shape  the extents, outermost first; none for a single value
     * @throws IllegalArgumentException if an extent is negative, the shape asks for another number of values, or the
     *     name cannot be one
     */
    public static Tensor of(String name, float[] values, long... shape) {
        float[] copy = values.clone();
        return new Tensor(name, DataType.F32, shape.clone(), i -> DataType.F32.toBits(copy[(int) i]))
                .requireSize(copy.length);
    }

    /**
     * A tensor of type F64 with a copy of these values.
     *
     * @param name   the name; not {@code __metadata__}
     * @param values the values in row-major order
     * @param shape  the extents, outermost first; none for a single value
     * @throws IllegalArgumentException if an extent is negative, the shape asks for another number of values, or the
     *     name cannot be one
     */
    public static Tensor of(String name, double[] values, long... shape) {
        double[] copy = values.clone();
        return new Tensor(name, DataType.F64, shape.clone(), i -> DataType.F64.toBits(copy[(int) i]))
                .requireSize(copy.length);
    }

    private Tensor requireSize(int length) {
        if (size != length) {
            throw new IllegalArgumentException("tensor " + Quoted.of(name) + " of shape " + Arrays.toString(shape)
                    + " has " + size + " values; there are " + length);
        }
        return this;
    }

    /** The product of the extents. */
    private static long size(long[] shape) {
        long size = 1;
        for (long extent : shape) {
            if (extent < 0) {
                throw new IllegalArgumentException(
                        "the shape is " + Arrays.toString(shape) + "; no extent is negative");
            }
            size = Math.multiplyExact(size, extent);
        }
        return size;
    }

    /** The name. */
    public String name() {
        return name;
    }

    /** What the values are stored as. */
    public DataType type() {
        return type;
    }

    /** The extents, outermost first; none for a single value. */
    public List<Long> shape() {
        return Arrays.stream(shape).boxed().collect(Collectors.toUnmodifiableList());
    }

    /** The extents as text, in brackets. */
    String shapeText() {
        return Arrays.toString(shape);
    }

    /** The number of values: the product of the extents. */
    public long size() {
        return size;
    }

    /**
     * The value at {@code index}, in row-major order, exactly.
     *
     * @throws IndexOutOfBoundsException if there is no such value
     */
    public double doubleAt(long index) {
        return type.toDouble(bitsAt(index));
    }

    /**
     * The float nearest to the value at {@code index}, in row-major order: the value itself for every type but F64.
     *
     * @throws IndexOutOfBoundsException if there is no such value
     */
    public float floatAt(long index) {
        return type.toFloat(bitsAt(index));
    }

    /** The bits of the value at an index, as the type stores it, in the low end. */
    long bitsAt(long index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException(
                    "value " + index + " of tensor " + Quoted.of(name) + ": it has " + size);
        }
        return bits.applyAsLong(index);
    }

    /** The number of bytes of all values. */
    long bytes() {
        return size * type.bytes();
    }

    /** What it is, without its values. */
    @Override
    public String toString() {
        return name + ": " + type + " " + Arrays.toString(shape);
    }
}
