package io.github.gradapt.processor.formula;

import io.github.gradapt.processor.formula.Condition.Comparison;
import io.github.gradapt.processor.formula.Condition.Relation;
import io.github.gradapt.processor.formula.Formula.Constant;
import io.github.gradapt.processor.formula.Formula.Variable;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/** Writes a formula in terms of the value of another one, phi, that has been computed already. */
final class ValueReuse extends Transformation {
    /** What computing with the value may cost more, if that makes phi's variables unnecessary. */
    private static final int ELIMINATION_BONUS = 4;

    private final Formula phi;
    private final Variable value;

    private ValueReuse(Formula phi, Variable value) {
        this.phi = phi;
        this.value = value;
    }

    /** {@code formula}, in normal form, in terms of {@code phi} = {@code name}, if that is a gain. */
    static Formula rewrite(Formula formula, Formula phi, String name) {
        Variable value = new Variable(name);
        if (phi.equals(value) || Variables.of(phi).isEmpty()) {
            return formula;
        }
        Formula rewritten = Simplifier.simplify(new ValueReuse(phi, value).apply(formula));
        boolean eliminated = !Variables.of(formula).equals(Variables.of(rewritten))
                && Collections.disjoint(Variables.of(rewritten), Variables.of(phi));
        int allowed = Complexity.of(formula) + (eliminated ? ELIMINATION_BONUS : -1);
        return Complexity.of(rewritten) <= allowed ? rewritten : formula;
    }

    @Override
    Formula apply(Formula formula) {
        if (formula.equals(phi) && !(phi instanceof Constant)) {
            return value;
        }
        if (phi instanceof Variable || phi instanceof Constant) {
            return super.apply(formula);
        }
        Formula known = KnownFunctions.of(phi, value).getOrDefault(formula, formula);
        return known.equals(formula) ? super.apply(formula) : known;
    }

    @Override
    public Formula negation(Formula.Negation negation) {
        return arithmetic(negation, super.negation(negation));
    }

    @Override
    public Formula binary(Formula.Binary binary) {
        return arithmetic(binary, super.binary(binary));
    }

    /** A term that phi divides is the value times the quotient. */
    private Formula arithmetic(Formula formula, Formula otherwise) {
        Term divisor = PolynomialReader.readTerm(phi);
        if (divisor.monomial().powers().size() < 2) {
            return otherwise;
        }
        Polynomial result = Polynomial.ZERO;
        boolean changed = false;
        for (Term term : PolynomialReader.read(formula).terms()) {
            boolean divisible = divisor.monomial().powers().entrySet().stream()
                    .allMatch(
                            factor -> term.monomial().exponent(factor.getKey()).compareTo(factor.getValue()) >= 0);
            changed |= divisible;
            result = result.plus(divisible ? term.times(divisor.power(-1)).times(Term.of(value)) : term);
        }
        return changed ? PolynomialWriter.write(result) : otherwise;
    }

    /** In a branch, phi is what its condition makes of it. */
    @Override
    public Formula selection(Formula.Selection selection) {
        return new Formula.Selection(
                apply(selection.condition()),
                branch(selection, true).apply(selection.whenTrue()),
                branch(selection, false).apply(selection.whenFalse()));
    }

    private ValueReuse branch(Formula.Selection selection, boolean truth) {
        Formula there = Simplifier.simplify(Assumption.in(phi, selection.condition(), truth));
        return new ValueReuse(there, value);
    }

    /** {@code z > c} is {@code a > phi(c)}, if phi maps the z above c, and no others, there. */
    @Override
    public Condition comparison(Comparison comparison) {
        if (comparison.left() instanceof Variable variable && comparison.right() instanceof Constant bound) {
            Formula there = Simplifier.simplify(Replacement.in(phi, variable, bound));
            if (there instanceof Constant image && separates(comparison, variable, bound, image)) {
                return new Comparison(value, comparison.relation(), image);
            }
        }
        return super.comparison(comparison);
    }

    private boolean separates(Comparison comparison, Variable variable, Constant bound, Constant image) {
        // Rounding keeps the sign of a function's value, but not on which side of another number it lies.
        boolean functions = Subformulas.of(phi).stream()
                .anyMatch(part ->
                        part instanceof Formula.Application application && application.function() != Function.ABS);
        if (functions && image.value() != 0) {
            return false;
        }
        Relation relation = comparison.relation();
        if (!staysBeyond(comparison, bound, image)) {
            return false;
        }
        return maps(variable, comparison, true, new Comparison(value, relation, image))
                && maps(variable, comparison, false, new Comparison(value, Relations.negated(relation), image));
    }

    /** Whether the side of the bound without the bound itself also excludes its image once values of phi are rounded. */
    private boolean staysBeyond(Comparison comparison, Constant bound, Constant image) {
        boolean truth = Relations.excludesEqual(comparison.relation());
        Formula there = Simplifier.simplify(Assumption.in(phi, comparison, truth));
        return there.accept(new RoundedSide(bound.value(), image.value()));
    }

    /** Whether phi fulfills {@code target} wherever {@code source} is {@code truth}. */
    private boolean maps(Variable variable, Comparison source, boolean truth, Comparison target) {
        Map<String, Interval> region = new HashMap<>();
        Narrowing.narrow(source, truth, region);
        Interval range = IntervalAnalysis.of(phi, region);
        return region.containsKey(variable.name())
                && Satisfaction.of(target, Map.of(value.name(), range)) == Satisfaction.ALWAYS;
    }
}
