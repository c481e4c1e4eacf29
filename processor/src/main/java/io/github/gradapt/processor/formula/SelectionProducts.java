package io.github.gradapt.processor.formula;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Moves what stands around a selection into its branches: u (c ? 1 : 0) + (c ? v : w) = c ? u + v : w. */
final class SelectionProducts {

    private SelectionProducts() {}

    static List<Polynomial> candidates(Polynomial polynomial) {
        List<Polynomial> candidates = new ArrayList<>();
        Set<Condition> conditions = new LinkedHashSet<>();
        for (Term term : polynomial.terms()) {
            for (Formula atom : term.monomial().powers().keySet()) {
                if (atom instanceof Formula.Selection selection) {
                    conditions.add(selection.condition());
                }
            }
        }
        for (Condition condition : conditions) {
            merged(polynomial, condition).ifPresent(candidates::add);
        }
        return candidates;
    }

    /** All terms with a selection by {@code condition} as one selection. */
    private static Optional<Polynomial> merged(Polynomial polynomial, Condition condition) {
        Polynomial outside = Polynomial.ZERO;
        Formula whenTrue = Formulas.ZERO;
        Formula whenFalse = Formulas.ZERO;
        int moved = 0;
        for (Term term : polynomial.terms()) {
            Formula chosen = branch(term, condition, true);
            Formula other = branch(term, condition, false);
            if (chosen.equals(other)) {
                outside = outside.plus(term);
            } else {
                whenTrue = Formulas.add(whenTrue, chosen);
                whenFalse = Formulas.add(whenFalse, other);
                boolean alone = term.equals(Term.of(term.monomial().powers().firstKey()));
                moved += alone ? 1 : 2;
            }
        }
        if (moved < 2) {
            return Optional.empty();
        }
        Formula selection = Normalizer.normalize(new Formula.Selection(condition, whenTrue, whenFalse));
        return Optional.of(outside.plus(PolynomialReader.flat(PolynomialReader.read(selection))));
    }

    private static Formula branch(Term term, Condition condition, boolean truth) {
        Formula product = PolynomialWriter.write(Term.constant(term.coefficient()));
        for (var factor : term.monomial().powers().entrySet()) {
            Formula atom = factor.getKey();
            if (atom instanceof Formula.Selection selection
                    && selection.condition().equals(condition)) {
                atom = truth ? selection.whenTrue() : selection.whenFalse();
            }
            Formula exponent = Formulas.number(factor.getValue().toDouble());
            product = Formulas.multiply(product, Formulas.power(atom, exponent));
        }
        return product;
    }
}
