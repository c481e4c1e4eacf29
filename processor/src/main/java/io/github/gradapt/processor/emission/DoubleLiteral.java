package io.github.gradapt.processor.emission;

import io.github.gradapt.processor.formula.Numerals;

/** Doubles as Java source, the same on every JDK. */
final class DoubleLiteral {

    private DoubleLiteral() {}

    /**
     * The shortest decimal literal that reads back as {@code value}.
     *
     * @throws IllegalArgumentException if {@code value} is not finite
     */
    static String of(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(value + " has no double literal");
        }
        if (value == 0) {
            return Double.doubleToRawLongBits(value) < 0 ? "-0.0" : "0.0";
        }
        String text = Numerals.text(value);
        boolean integer = text.chars().allMatch(c -> c == '-' || Character.isDigit(c));
        return integer ? text + ".0" : text;
    }
}
