package io.github.gradapt.processor.formula;

/** A formula's text is wrong. The message says what is wrong and, where that is clear, what would be right. */
public final class FormulaException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final int position;

    FormulaException(Kind kind, int position, String message) {
        super(message);
        this.kind = kind;
        this.position = position;
    }

    /** What sort of mistake it is. */
    public Kind kind() {
        return kind;
    }

    /** The index, from 0, of the character at fault; the length of the text if something is missing at its end. */
    public int position() {
        return position;
    }

    /** The column, from 1, of the character at fault. */
    public int column() {
        return position + 1;
    }

    /** The sorts of mistake. */
    public enum Kind {
        /** The text does not follow the grammar. */
        SYNTAX,
        /** A name is neither a variable, an attribute nor a constant. */
        UNKNOWN_NAME,
        /** A name that is called is no function. */
        UNKNOWN_FUNCTION,
        /** A function has too few arguments, or too many. */
        ARGUMENT_COUNT,
        /** A condition stands where a number is needed. */
        NUMBER_EXPECTED,
        /** A number stands where a condition is needed. */
        CONDITION_EXPECTED,
        /** {@code a < b < c}. */
        CHAINED_COMPARISON,
        /** An exponent depends on {@code z}, {@code a} or {@code y}. */
        VARIABLE_EXPONENT,
        /** A number is too large for a double. */
        NUMBER_RANGE
    }
}
