package io.github.gradapt.processor.formula;

import io.github.gradapt.processor.formula.FormulaException.Kind;
import org.jspecify.annotations.Nullable;

/** What the parser has read so far: a number or a condition, whichever the text turned out to be. */
record Parsed(
        int position, @Nullable Formula formula, @Nullable Condition decision) {

    static Parsed of(int position, Formula formula) {
        return new Parsed(position, formula, null);
    }

    static Parsed of(int position, Condition condition) {
        return new Parsed(position, null, condition);
    }

    Parsed at(int start) {
        return new Parsed(start, formula, decision);
    }

    /** The formula, if it is one. */
    Formula number() throws FormulaException {
        if (formula == null) {
            throw new FormulaException(
                    Kind.NUMBER_EXPECTED, position, "expected a number, not a condition; write 'c ? x : y'");
        }
        return formula;
    }

    /** The condition, if it is one. */
    Condition condition() throws FormulaException {
        if (decision == null) {
            throw new FormulaException(
                    Kind.CONDITION_EXPECTED, position, "expected a condition such as 'z > 0', not a number");
        }
        return decision;
    }
}
