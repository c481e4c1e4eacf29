package io.github.gradapt.processor.formula;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gives names to the parts that formulas have in common, so that each is computed once. */
public final class SharedFormulas {

    private SharedFormulas() {}

    /**
     * Formulas that use common parts by name.
     *
     * @param bindings the common parts, each before those that use it
     * @param results  the formulas, in the order they were given
     */
    public record Shared(List<Binding> bindings, List<Formula> results) {
        public Shared {
            bindings = List.copyOf(bindings);
            results = List.copyOf(results);
        }
    }

    /**
     * A common part.
     *
     * @param name  a Java identifier, which stands as a variable wherever the part occurred
     * @param value the part itself
     */
    public record Binding(String name, Formula value) {}

    /**
     * Expands the powers of {@code formulas} and names every operation that occurs more than once in all of them
     * together. A part of a branch may thus be computed although the branch is not taken: it may overflow, and the
     * selection ignores it.
     *
     * @param taken names that must not be given
     */
    public static Shared share(List<Formula> formulas, Set<String> taken) {
        List<Formula> expanded = formulas.stream().map(Powers::expand).toList();
        Uses uses = new Uses();
        expanded.forEach(uses::add);
        Set<String> names = new HashSet<>(taken);
        expanded.forEach(formula -> names.addAll(Variables.of(formula)));
        Naming naming = new Naming(names);
        Map<Formula, Formula> variables = new LinkedHashMap<>();
        List<Binding> bindings = new ArrayList<>();
        for (Formula part : uses.repeated()) {
            Formula value = new Sharing(part, variables).apply(part);
            String name = naming.name(value);
            bindings.add(new Binding(name, value));
            variables.put(part, new Formula.Variable(name));
        }
        List<Formula> results = new ArrayList<>();
        for (Formula formula : expanded) {
            results.add(variables.getOrDefault(formula, new Sharing(formula, variables).apply(formula)));
        }
        return new Shared(bindings, results);
    }

    /** Puts variables in the place of parts. */
    private static final class Sharing extends Transformation {
        private final Formula whole;
        private final Map<Formula, Formula> variables;

        Sharing(Formula whole, Map<Formula, Formula> variables) {
            this.whole = whole;
            this.variables = variables;
        }

        @Override
        Formula apply(Formula formula) {
            Formula variable = formula.equals(whole) ? null : variables.get(formula);
            return variable == null ? super.apply(formula) : variable;
        }
    }
}
