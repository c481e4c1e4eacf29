package io.github.gradapt.processor.emission;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Floats as Java source. {@code Float.toString} is not used: its digits differ between versions of the JDK, and
 * generated source must not.
 */
final class FloatLiteral {

    /** Nine significant decimal digits identify every float. */
    private static final int MOST_DIGITS = 9;

    private FloatLiteral() {}

    /**
     * The shortest decimal literal that reads back as {@code (float) value}.
     *
     * @throws IllegalArgumentException if {@code value} is not finite as a float
     */
    static String of(double value) {
        float rounded = (float) value;
        if (!Float.isFinite(rounded)) {
            throw new IllegalArgumentException(value + " has no float literal");
        }
        if (rounded == 0) {
            return Float.floatToRawIntBits(rounded) < 0 ? "-0f" : "0f";
        }
        return plain(shortest(rounded)) + "f";
    }

    private static BigDecimal shortest(float value) {
        BigDecimal exact = new BigDecimal(value);
        for (int digits = 1; digits < MOST_DIGITS; digits++) {
            BigDecimal candidate = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (candidate.floatValue() == value) {
                return candidate;
            }
        }
        return exact.round(new MathContext(MOST_DIGITS, RoundingMode.HALF_EVEN));
    }

    private static String plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        int exponent = stripped.precision() - stripped.scale() - 1;
        if (exponent >= -4 && exponent < 9) {
            return stripped.toPlainString();
        }
        BigDecimal mantissa = stripped.movePointLeft(exponent);
        return mantissa.stripTrailingZeros().toPlainString() + "e" + exponent;
    }
}
