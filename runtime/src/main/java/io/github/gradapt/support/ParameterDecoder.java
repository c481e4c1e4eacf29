package io.github.gradapt.support;

import org.jspecify.annotations.Nullable;

/**
 * Reads parameters that were compiled in, out of the string constants of a class file, which hold any number of them in
 * little space. A word is 32 bits: the bits of a float, or the upper or lower half of those of a double, upper half
 * first. It is 5 digits to the base 85, the highest first; a word of 0 is the single character {@code z}. The digits
 * are the characters from {@code #} to {@code x} without the backslash, so that no constant needs an escape.
 *
 * <p>A class calls {@link #layer} for each layer in turn, then {@link #add} with all its words, W unit by unit and for
 * each unit input by input, then b; and in the end {@link #finish()}.
 */
public final class ParameterDecoder {

    private static final int BASE = 85;
    private static final int DIGITS = 5;
    private static final char FIRST_DIGIT = '#';
    private static final char LEFT_OUT = '\\';
    private static final char ZERO = 'z';

    private final Values parameters;
    private final boolean doubles;
    private @Nullable DenseLayout layout;
    private int weights;
    private int next;
    private long upperHalf = -1;

    private ParameterDecoder(Values parameters, boolean doubles) {
        this.parameters = parameters;
        this.doubles = doubles;
    }

    /** A decoder that writes into the parameters of a network that computes in float. */
    public static ParameterDecoder of(float[] parameters) {
        return new ParameterDecoder(Values.of(parameters), false);
    }

    /** A decoder that writes into the parameters of a network that computes in double. */
    public static ParameterDecoder of(double[] parameters) {
        return new ParameterDecoder(Values.of(parameters), true);
    }

    /**
     * Begins a layer.
     *
     * @param layout where its weights and biases lie
     * @throws IllegalStateException if the layer before is not complete
     */
    public void layer(DenseLayout layout) {
        finish();
        this.layout = layout;
        weights = Math.multiplyExact(layout.inputs(), layout.outputs());
        next = 0;
    }

    /**
     * Adds words to the layer that was begun last.
     *
     * @param words whole words
     * @throws IllegalStateException if there is no layer, or the words are more than it takes or are none
     */
    public void add(String words) {
        int at = 0;
        while (at < words.length()) {
            if (words.charAt(at) == ZERO) {
                word(0);
                at++;
                continue;
            }
            if (words.length() - at < DIGITS) {
                throw new IllegalStateException("the last word of a constant is cut off");
            }
            long word = 0;
            for (int i = 0; i < DIGITS; i++) {
                word = word * BASE + digit(words.charAt(at + i));
            }
            if (word > 0xFFFF_FFFFL) {
                throw new IllegalStateException("a word of a constant has more than 32 bits");
            }
            word(word);
            at += DIGITS;
        }
    }

    private static int digit(char c) {
        int digit = c > LEFT_OUT ? c - FIRST_DIGIT - 1 : c - FIRST_DIGIT;
        if (digit < 0 || digit >= BASE || c == LEFT_OUT) {
            throw new IllegalStateException("'" + c + "' is no digit of a constant");
        }
        return digit;
    }

    private void word(long word) {
        if (!doubles) {
            value(Float.intBitsToFloat((int) word));
        } else if (upperHalf < 0) {
            upperHalf = word;
        } else {
            value(Double.longBitsToDouble(upperHalf << Integer.SIZE | word));
            upperHalf = -1;
        }
    }

    private void value(double value) {
        if (layout == null || next == size(layout)) {
            throw new IllegalStateException("there are more constants than parameters");
        }
        int index = next < weights
                ? layout.weight(next / layout.inputs(), next % layout.inputs())
                : layout.bias(next - weights);
        parameters.set(index, value);
        next++;
    }

    private int size(DenseLayout layout) {
        return layout.hasBiases() ? weights + layout.outputs() : weights;
    }

    /**
     * Checks that nothing is left out.
     *
     * @throws IllegalStateException if the last layer is not complete
     */
    public void finish() {
        if (upperHalf >= 0 || (layout != null && next != size(layout))) {
            throw new IllegalStateException("there are fewer constants than parameters");
        }
    }
}
