package io.github.gradapt.processor.formula;

import java.util.Map;

/** Puts formulas in the place of variables, and truth values in the place of flags; all at once. */
public final class Substitution extends Transformation {
    private final Map<String, Formula> formulas;
    private final Map<String, Boolean> flags;

    private Substitution(Map<String, Formula> formulas, Map<String, Boolean> flags) {
        this.formulas = Map.copyOf(formulas);
        this.flags = Map.copyOf(flags);
    }

    /** {@code formula} with its variables replaced; a name without a replacement stays. */
    public static Formula substitute(Formula formula, Map<String, Formula> formulas) {
        return new Substitution(formulas, Map.of()).apply(formula);
    }

    /** {@code formula} with its variables and its flags replaced; a name without a replacement stays. */
    public static Formula substitute(Formula formula, Map<String, Formula> formulas, Map<String, Boolean> flags) {
        return new Substitution(formulas, flags).apply(formula);
    }

    /** {@code condition} with its variables and its flags replaced; a name without a replacement stays. */
    public static Condition substitute(Condition condition, Map<String, Formula> formulas, Map<String, Boolean> flags) {
        return new Substitution(formulas, flags).apply(condition);
    }

    @Override
    public Formula variable(Formula.Variable variable) {
        return formulas.getOrDefault(variable.name(), variable);
    }

    @Override
    public Condition flag(Condition.Flag flag) {
        Boolean value = flags.get(flag.name());
        return value == null ? flag : new Condition.Literal(value);
    }
}
