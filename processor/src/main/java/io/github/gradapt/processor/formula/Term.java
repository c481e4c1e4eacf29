package io.github.gradapt.processor.formula;

import java.util.Map;

/** A coefficient times a product of powers. */
record Term(Rational coefficient, Monomial monomial) {
    static final Term ONE = new Term(Rational.ONE, Monomial.ONE);

    /** Constants without a root move into the coefficient; 1/0 stays what it is. */
    Term {
        for (Map.Entry<Formula, Rational> factor : monomial.powers().entrySet()) {
            if (factor.getKey() instanceof Formula.Constant constant
                    && constant.value() != 0
                    && factor.getValue().isSmallInteger()) {
                Rational base = Rational.of(constant.value());
                coefficient = coefficient.times(
                        base.power(factor.getValue().numerator().intValue()));
                monomial = monomial.without(constant);
            }
        }
    }

    static Term of(Formula atom) {
        return new Term(Rational.ONE, Monomial.of(atom, Rational.ONE));
    }

    static Term of(Formula atom, Rational exponent) {
        return new Term(Rational.ONE, Monomial.of(atom, exponent));
    }

    static Term constant(Rational value) {
        return new Term(value, Monomial.ONE);
    }

    boolean isConstant() {
        return monomial.isOne();
    }

    Term times(Term other) {
        return new Term(coefficient.times(other.coefficient), monomial.times(other.monomial));
    }

    Term scaled(Rational factor) {
        return new Term(coefficient.times(factor), monomial);
    }

    Term negated() {
        return scaled(Rational.of(-1));
    }

    Term power(int exponent) {
        return new Term(coefficient.power(exponent), monomial.power(Rational.of(exponent)));
    }

    /** This term without one of its factors. */
    Term without(Formula atom) {
        return new Term(coefficient, monomial.without(atom));
    }
}
