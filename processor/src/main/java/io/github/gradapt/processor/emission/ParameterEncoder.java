package io.github.gradapt.processor.emission;

import io.github.gradapt.processor.topology.FrozenLayer;
import java.util.ArrayList;
import java.util.List;

/**
 * Parameters as string constants, in the form that the runtime's {@code ParameterDecoder} reads: 32 bits are five
 * digits to the base 85, of characters that need no escape and one byte of a class file each; 0 is a single character.
 * An array initializer would take seven bytes of code beside four of data for each number, in methods of 64 kB.
 */
final class ParameterEncoder {

    private static final int BASE = 85;
    private static final int DIGITS = 5;
    private static final char FIRST_DIGIT = '#';
    private static final char LEFT_OUT = '\\';
    private static final char ZERO = 'z';

    /** A constant of a class file has at most 65,535 bytes; words are not split. */
    private static final int MOST_CHARACTERS = 65_000;

    private final Scalar scalar;
    private final List<String> constants = new ArrayList<>();
    private final StringBuilder constant = new StringBuilder();

    private ParameterEncoder(Scalar scalar) {
        this.scalar = scalar;
    }

    /** The constants of a layer. */
    static List<String> constants(FrozenLayer layer, Scalar scalar) {
        ParameterEncoder encoder = new ParameterEncoder(scalar);
        for (int i = 0; i < layer.size(); i++) {
            encoder.add(layer.parameter(i));
        }
        encoder.flush();
        return encoder.constants;
    }

    private void add(double value) {
        if (scalar == Scalar.FLOAT) {
            addWord(Float.floatToRawIntBits((float) value));
        } else {
            long bits = Double.doubleToRawLongBits(value);
            addWord((int) (bits >>> Integer.SIZE));
            addWord((int) bits);
        }
    }

    private void addWord(int word) {
        if (word == 0) {
            constant.append(ZERO);
        } else {
            char[] digits = new char[DIGITS];
            long rest = Integer.toUnsignedLong(word);
            for (int i = DIGITS - 1; i >= 0; i--) {
                digits[i] = digit((int) (rest % BASE));
                rest /= BASE;
            }
            constant.append(digits);
        }
        if (constant.length() > MOST_CHARACTERS - DIGITS) {
            flush();
        }
    }

    private static char digit(int digit) {
        char c = (char) (FIRST_DIGIT + digit);
        return c < LEFT_OUT ? c : (char) (c + 1);
    }

    private void flush() {
        if (constant.length() > 0) {
            constants.add(constant.toString());
            constant.setLength(0);
        }
    }
}
