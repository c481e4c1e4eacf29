package io.github.gradapt.processor.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes a sum of products the way a person would: {@code a - y}, {@code 1 - a^2}, {@code z / 2}. */
final class PolynomialWriter {
    private PolynomialWriter() {}

    static Formula write(Polynomial polynomial) {
        if (polynomial.size() == 0) {
            return Formulas.ZERO;
        }
        if (polynomial.size() == 1) {
            return write(polynomial.terms().get(0));
        }
        Rational content = polynomial.content().abs();
        if (!content.equals(Rational.ONE)) {
            Formula sum = write(polynomial.scaled(Rational.ONE.dividedBy(content)));
            return write(new Term(content, Monomial.of(sum, Rational.ONE)));
        }
        return sum(arranged(polynomial.terms()));
    }

    private static Formula sum(List<Term> terms) {
        Formula sum = write(terms.get(0));
        for (Term term : terms.subList(1, terms.size())) {
            sum = term.coefficient().signum() > 0
                    ? Formulas.add(sum, write(term))
                    : Formulas.subtract(sum, write(term.negated()));
        }
        return sum;
    }

    /** Positive terms first; a constant stands behind plain terms that are positive: 1 - a, but z + 3. */
    private static List<Term> arranged(List<Term> terms) {
        List<Term> positive = new ArrayList<>();
        List<Term> negative = new ArrayList<>();
        for (Term term : terms) {
            (term.coefficient().signum() > 0 ? positive : negative).add(term);
        }
        boolean plain = terms.stream().allMatch(term -> term.monomial().isPlain());
        if (positive.size() > 1 && positive.get(0).isConstant() && plain && negative.isEmpty()) {
            positive.add(positive.remove(0));
        }
        if (negative.size() > 1 && negative.get(0).isConstant()) {
            negative.add(negative.remove(0));
        }
        positive.addAll(negative);
        return positive;
    }

    static Formula write(Term term) {
        Rational coefficient = term.coefficient();
        if (term.isConstant() || coefficient.signum() == 0) {
            return Formulas.number(coefficient.toDouble());
        }
        List<Formula> above = new ArrayList<>();
        List<Formula> below = new ArrayList<>();
        for (Map.Entry<Formula, Rational> factor : term.monomial().powers().entrySet()) {
            Rational exponent = factor.getValue();
            (exponent.signum() > 0 ? above : below).add(power(factor.getKey(), exponent.abs()));
        }
        if (isDivision(coefficient.abs())) {
            below.add(
                    0, Formulas.number(Rational.ONE.dividedBy(coefficient.abs()).toDouble()));
            coefficient = Rational.of(coefficient.signum());
        }
        Formula numerator = numerator(coefficient, above);
        return below.isEmpty() ? numerator : Formulas.divide(numerator, product(below));
    }

    /** Halves, quarters, ... are divisions, and so is what has no exact decimal while its inverse has one. */
    private static boolean isDivision(Rational coefficient) {
        if (coefficient.isInteger()) {
            return false;
        }
        Rational inverse = Rational.ONE.dividedBy(coefficient);
        boolean powerOfTwo = inverse.isSmallInteger() && inverse.numerator().bitCount() == 1;
        return powerOfTwo || (!isDecimal(coefficient) && isDecimal(inverse));
    }

    /** Whether the text of the nearest double is the number itself. */
    private static boolean isDecimal(Rational value) {
        return Rational.of(value.toDouble()).equals(value);
    }

    private static Formula numerator(Rational signed, List<Formula> factors) {
        Rational coefficient = signed;
        if (coefficient.signum() < 0 && turnSum(factors)) {
            coefficient = coefficient.negated();
        }
        if (factors.isEmpty()) {
            return Formulas.number(coefficient.toDouble());
        }
        if (coefficient.equals(Rational.of(-1))) {
            factors.set(0, Formulas.negate(factors.get(0)));
        } else if (!coefficient.equals(Rational.ONE)) {
            factors.add(0, Formulas.number(coefficient.toDouble()));
        }
        return product(factors);
    }

    /** Turns a difference around to get rid of a minus before the product: -(a - y) b = (y - a) b. */
    private static boolean turnSum(List<Formula> factors) {
        boolean plain = factors.stream().anyMatch(factor -> factor instanceof Formula.Variable);
        for (int i = 0; i < factors.size(); i++) {
            Formula factor = factors.get(i);
            if (Atoms.isSum(factor)) {
                Polynomial sum = PolynomialReader.read(factor);
                boolean positive =
                        sum.terms().stream().allMatch(term -> term.coefficient().signum() > 0);
                boolean constant = sum.coefficient(Monomial.ONE).signum() != 0;
                if (!positive && !(constant && plain)) {
                    factors.set(i, write(sum.negated()));
                    return true;
                }
            }
        }
        return false;
    }

    private static Formula product(List<Formula> factors) {
        Formula product = factors.get(0);
        for (Formula factor : factors.subList(1, factors.size())) {
            product = Formulas.multiply(product, factor);
        }
        return product;
    }

    private static Formula power(Formula base, Rational exponent) {
        if (exponent.equals(Rational.ONE)) {
            return base;
        }
        return exponent.equals(Rational.HALF)
                ? Formulas.apply(Function.SQRT, base)
                : Formulas.power(base, Formulas.number(exponent.toDouble()));
    }
}
