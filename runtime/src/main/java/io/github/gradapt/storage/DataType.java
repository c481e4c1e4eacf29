package io.github.gradapt.storage;

import java.util.Optional;

/** What the values of a tensor are stored as. Each is little-endian, and converts to float and to double. In a file
 * the tensors come in this order of their types. */
public enum DataType {
    /** IEEE 754 binary64, {@code double}. */
    F64(8) {
        @Override
        double toDouble(long bits) {
            return Double.longBitsToDouble(bits);
        }
    },
    /** IEEE 754 binary32, {@code float}. */
    F32(4) {
        @Override
        double toDouble(long bits) {
            return Float.intBitsToFloat((int) bits);
        }

        @Override
        float toFloat(long bits) {
            return Float.intBitsToFloat((int) bits);
        }
    },
    /** The upper half of a float: 8 bits of exponent, 7 of fraction. */
    BF16(2) {
        @Override
        double toDouble(long bits) {
            return Float.intBitsToFloat((int) (bits << 16));
        }
    },
    /** IEEE 754 binary16: 5 bits of exponent, 10 of fraction. */
    F16(2) {
        @Override
        double toDouble(long bits) {
            long sign = (bits & 0x8000) << 16;
            long exponent = (bits >>> 10) & 0x1f;
            long fraction = bits & 0x3ff;
            if (exponent == 0) {
                // Below the normal range: a multiple of 2^-24.
                return Math.copySign(fraction * 0x1p-24, Float.intBitsToFloat((int) sign));
            }
            // 112 is the difference of the biases of the exponents; the largest stands for infinity and NaN.
            long wide = exponent == 0x1f ? 0xff : exponent + 112;
            return Float.intBitsToFloat((int) (sign | wide << 23 | fraction << 13));
        }
    };

    private final int bytes;

    DataType(int bytes) {
        this.bytes = bytes;
    }

    /** The bytes of a value. */
    public int bytes() {
        return bytes;
    }

    /** The type of that name, in a file. */
    static Optional<DataType> named(String name) {
        for (DataType type : values()) {
            if (type.name().equals(name)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** The value of the bits, exactly. */
    abstract double toDouble(long bits);

    /** The bits of a value of F64, or of one of F32: what networks are written in. */
    long toBits(double value) {
        return this == F64
                ? Double.doubleToRawLongBits(value)
                : Integer.toUnsignedLong(Float.floatToRawIntBits((float) value));
    }

    /** The float nearest to the value of the bits. */
    float toFloat(long bits) {
        return (float) toDouble(bits);
    }
}
