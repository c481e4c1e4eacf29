package io.github.gradapt.processor.formula;

import io.github.gradapt.processor.formula.Condition.Comparison;
import io.github.gradapt.processor.formula.Condition.Relation;
import io.github.gradapt.processor.formula.Formula.Application;
import io.github.gradapt.processor.formula.Formula.Binary;
import io.github.gradapt.processor.formula.Formula.Constant;
import io.github.gradapt.processor.formula.Formula.Negation;
import io.github.gradapt.processor.formula.Formula.Operator;
import io.github.gradapt.processor.formula.Formula.Power;

/** Short names for the constructors of formulas. Nothing is simplified here. */
final class Formulas {
    static final Constant ZERO = new Constant(0);
    static final Constant ONE = new Constant(1);
    static final Constant TWO = new Constant(2);

    private Formulas() {}

    static Formula number(double value) {
        return new Constant(value == 0 ? 0 : value);
    }

    static Formula negate(Formula operand) {
        return new Negation(operand);
    }

    static Formula add(Formula left, Formula right) {
        return new Binary(Operator.ADD, left, right);
    }

    static Formula subtract(Formula left, Formula right) {
        return new Binary(Operator.SUBTRACT, left, right);
    }

    static Formula multiply(Formula left, Formula right) {
        return new Binary(Operator.MULTIPLY, left, right);
    }

    static Formula divide(Formula left, Formula right) {
        return new Binary(Operator.DIVIDE, left, right);
    }

    static Formula power(Formula base, Formula exponent) {
        return new Power(base, exponent);
    }

    static Formula square(Formula base) {
        return new Power(base, TWO);
    }

    static Formula apply(Function function, Formula argument) {
        return new Application(function, argument);
    }

    static Condition compare(Formula left, Relation relation, Formula right) {
        return new Comparison(left, relation, right);
    }

    static Condition greater(Formula left, Formula right) {
        return compare(left, Relation.GREATER, right);
    }

    static Condition less(Formula left, Formula right) {
        return compare(left, Relation.LESS, right);
    }

    static Condition equal(Formula left, Formula right) {
        return compare(left, Relation.EQUAL, right);
    }
}
