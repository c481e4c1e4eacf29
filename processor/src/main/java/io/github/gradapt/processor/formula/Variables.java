package io.github.gradapt.processor.formula;

import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** The names a formula holds. */
public final class Variables {

    private Variables() {}

    /** The names of the numeric variables of {@code formula}, in alphabetical order. */
    public static SortedSet<String> of(Formula formula) {
        return names(Subformulas.of(formula));
    }

    /** The names of the numeric variables of {@code condition}, in alphabetical order. */
    public static SortedSet<String> of(Condition condition) {
        return names(Subformulas.of(condition));
    }

    private static SortedSet<String> names(Set<Formula> formulas) {
        SortedSet<String> names = new TreeSet<>();
        for (Formula formula : formulas) {
            if (formula instanceof Formula.Variable variable) {
                names.add(variable.name());
            }
        }
        return names;
    }
}
