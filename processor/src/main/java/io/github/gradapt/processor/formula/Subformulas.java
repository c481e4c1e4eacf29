package io.github.gradapt.processor.formula;

import java.util.LinkedHashSet;
import java.util.Set;

/** Collects the distinct parts of a formula, itself included, those in conditions too; parts before wholes. */
public final class Subformulas implements Formula.Visitor<Void>, Condition.Visitor<Void> {
    private final Set<Formula> found = new LinkedHashSet<>();
    private int decisions;

    private Subformulas() {}

    public static Set<Formula> of(Formula formula) {
        Subformulas subformulas = new Subformulas();
        subformulas.visit(formula);
        return subformulas.found;
    }

    static Set<Formula> of(Condition condition) {
        Subformulas subformulas = new Subformulas();
        condition.accept(subformulas);
        return subformulas.found;
    }

    /** The number of comparisons and connectives, each counted as often as its selection is distinct. */
    static int decisions(Formula formula) {
        Subformulas subformulas = new Subformulas();
        subformulas.visit(formula);
        return subformulas.decisions;
    }

    static boolean contains(Formula formula, Formula part) {
        return of(formula).contains(part);
    }

    private void visit(Formula formula) {
        if (!found.contains(formula)) {
            formula.accept(this);
            found.add(formula);
        }
    }

    @Override
    public Void constant(Formula.Constant constant) {
        return done();
    }

    @Override
    public Void variable(Formula.Variable variable) {
        return done();
    }

    @Override
    public Void negation(Formula.Negation negation) {
        visit(negation.operand());
        return done();
    }

    @Override
    public Void binary(Formula.Binary binary) {
        visit(binary.left());
        visit(binary.right());
        return done();
    }

    @Override
    public Void power(Formula.Power power) {
        visit(power.base());
        visit(power.exponent());
        return done();
    }

    @Override
    public Void application(Formula.Application application) {
        visit(application.argument());
        return done();
    }

    @Override
    public Void selection(Formula.Selection selection) {
        selection.condition().accept(this);
        visit(selection.whenTrue());
        visit(selection.whenFalse());
        return done();
    }

    @Override
    public Void comparison(Condition.Comparison comparison) {
        decisions++;
        visit(comparison.left());
        visit(comparison.right());
        return done();
    }

    @Override
    public Void both(Condition.Both both) {
        decisions++;
        both.left().accept(this);
        both.right().accept(this);
        return done();
    }

    @Override
    public Void either(Condition.Either either) {
        decisions++;
        either.left().accept(this);
        either.right().accept(this);
        return done();
    }

    @Override
    public Void not(Condition.Not not) {
        not.operand().accept(this);
        return done();
    }

    @Override
    public Void flag(Condition.Flag flag) {
        return done();
    }

    @Override
    public Void literal(Condition.Literal literal) {
        return done();
    }

    @SuppressWarnings("NullAway") // the one value of Void
    private static Void done() {
        return null;
    }
}
