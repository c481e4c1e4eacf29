package io.github.gradapt.processor.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A sum of terms, like ones collected: the normal form of arithmetic. Immutable. */
final class Polynomial {
    static final Polynomial ZERO = new Polynomial(new TreeMap<>());

    private final SortedMap<Monomial, Rational> coefficients;

    private Polynomial(SortedMap<Monomial, Rational> coefficients) {
        this.coefficients = coefficients;
    }

    static Polynomial of(Term term) {
        return ZERO.plus(term);
    }

    static Polynomial of(List<Term> terms) {
        Polynomial sum = ZERO;
        for (Term term : terms) {
            sum = sum.plus(term);
        }
        return sum;
    }

    /** The terms, in a fixed order, none of them 0. */
    List<Term> terms() {
        List<Term> terms = new ArrayList<>();
        coefficients.forEach((monomial, coefficient) -> terms.add(new Term(coefficient, monomial)));
        return terms;
    }

    int size() {
        return coefficients.size();
    }

    /** The value, if no variable is left. */
    Optional<Rational> constantValue() {
        if (coefficients.isEmpty()) {
            return Optional.of(Rational.ZERO);
        }
        return size() == 1 && coefficients.firstKey().isOne()
                ? Optional.of(coefficient(Monomial.ONE))
                : Optional.empty();
    }

    /** The coefficient of {@code monomial}, 0 where there is no such term. */
    Rational coefficient(Monomial monomial) {
        return coefficients.getOrDefault(monomial, Rational.ZERO);
    }

    Polynomial plus(Term term) {
        SortedMap<Monomial, Rational> sum = new TreeMap<>(coefficients);
        Rational coefficient = coefficient(term.monomial()).plus(term.coefficient());
        if (coefficient.signum() == 0) {
            sum.remove(term.monomial());
        } else {
            sum.put(term.monomial(), coefficient);
        }
        return new Polynomial(sum);
    }

    Polynomial minus(Term term) {
        return plus(term.negated());
    }

    Polynomial plus(Polynomial other) {
        Polynomial sum = this;
        for (Term term : other.terms()) {
            sum = sum.plus(term);
        }
        return sum;
    }

    /** Every term times {@code factor}. */
    Polynomial times(Term factor) {
        Polynomial product = ZERO;
        for (Term term : terms()) {
            product = product.plus(term.times(factor));
        }
        return product;
    }

    Polynomial times(Polynomial other) {
        Polynomial product = ZERO;
        for (Term term : other.terms()) {
            product = product.plus(times(term));
        }
        return product;
    }

    Polynomial scaled(Rational factor) {
        return times(Term.constant(factor));
    }

    Polynomial negated() {
        return scaled(Rational.of(-1));
    }

    /**
     * The factor to take out of the whole sum: the size the coefficients share, and a sign, so that a - y and y - a
     * become the same atom. The sign is that of the constant, else of the first function, else of the first term:
     * 1 - sigmoid(z), sigmoid(z) - y, a - y.
     */
    Rational content() {
        if (coefficients.isEmpty()) {
            return Rational.ONE;
        }
        Rational leading = leadingCoefficient();
        boolean shared = coefficients.values().stream().allMatch(c -> c.abs().equals(leading.abs()));
        if (shared) {
            return leading;
        }
        return leading.signum() < 0 ? Rational.of(-1) : Rational.ONE;
    }

    private Rational leadingCoefficient() {
        Monomial leading = coefficients.firstKey();
        if (!leading.isOne()) {
            for (Monomial monomial : coefficients.keySet()) {
                if (!monomial.isPlain()) {
                    leading = monomial;
                    break;
                }
            }
        }
        return coefficient(leading);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Polynomial polynomial && coefficients.equals(polynomial.coefficients);
    }

    @Override
    public int hashCode() {
        return coefficients.hashCode();
    }

    @Override
    public String toString() {
        return terms().toString();
    }
}
