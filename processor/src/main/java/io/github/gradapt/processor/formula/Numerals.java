package io.github.gradapt.processor.formula;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/** Writes numbers, the same way on every JDK, with the fewest digits that read back. */
public final class Numerals {
    /** This many digits always read back. */
    private static final int DOUBLE_DIGITS = 17;

    private Numerals() {}

    /** The decimal of fewest digits that reads back as {@code value}; the nearest one if that does. */
    static BigDecimal shortest(double value) {
        BigDecimal exact = new BigDecimal(value);
        for (int digits = 1; digits < DOUBLE_DIGITS; digits++) {
            // At a power of two the doubles above lie further apart than those below: the nearest decimal may fail
            // where the next one away from 0 reads back.
            for (RoundingMode mode : List.of(RoundingMode.HALF_EVEN, RoundingMode.UP)) {
                BigDecimal rounded = exact.round(new MathContext(digits, mode));
                if (rounded.doubleValue() == value) {
                    return rounded.stripTrailingZeros();
                }
            }
        }
        return exact.round(new MathContext(DOUBLE_DIGITS, RoundingMode.HALF_EVEN))
                .stripTrailingZeros();
    }

    /** The text of a finite number, as formulas write it: {@code 1}, {@code 0.1}, {@code 1e-8}. */
    public static String text(double value) {
        if (value == 0) {
            return "0";
        }
        BigDecimal decimal = shortest(value);
        int magnitude = decimal.precision() - decimal.scale();
        if (magnitude > -3 && magnitude <= 9) {
            return decimal.toPlainString();
        }
        String digits = decimal.unscaledValue().abs().toString();
        String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        return (decimal.signum() < 0 ? "-" : "") + mantissa + "e" + (magnitude - 1);
    }
}
