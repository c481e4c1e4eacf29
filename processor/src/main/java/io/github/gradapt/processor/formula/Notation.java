package io.github.gradapt.processor.formula;

/** Writes a formula as mathematics, in the language that {@link FormulaParser} reads, with no needless parentheses. */
public final class Notation {

    private Notation() {}

    /** The text of {@code formula}; parsed again, a formula that came from the parser or the simplifier is the same. */
    public static String of(Formula formula) {
        return formula.accept(new NotationWriter()).text();
    }

    /** The text of {@code condition}. */
    public static String of(Condition condition) {
        return condition.accept(new NotationWriter()).text();
    }
}
