package io.github.gradapt.processor.formula;

import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A product of atoms raised to constant powers. An atom is anything that is not itself a product: a variable, an
 * application, a selection, a sum; a constant is one only under a root.
 */
record Monomial(SortedMap<Formula, Rational> powers) implements Comparable<Monomial> {
    static final Monomial ONE = new Monomial(new TreeMap<>(new FormulaOrder()));

    Monomial {
        SortedMap<Formula, Rational> copy = new TreeMap<>(new FormulaOrder());
        copy.putAll(powers);
        powers = Collections.unmodifiableSortedMap(copy);
    }

    static Monomial of(Formula atom, Rational exponent) {
        return ONE.with(atom, exponent);
    }

    boolean isOne() {
        return powers.isEmpty();
    }

    /** The exponent of {@code atom}, 0 where it is no factor. */
    Rational exponent(Formula atom) {
        return powers.getOrDefault(atom, Rational.ZERO);
    }

    /** This product with the exponent of {@code atom} replaced. */
    Monomial with(Formula atom, Rational exponent) {
        SortedMap<Formula, Rational> changed = new TreeMap<>(powers);
        if (exponent.signum() == 0) {
            changed.remove(atom);
        } else {
            changed.put(atom, exponent);
        }
        return new Monomial(changed);
    }

    Monomial without(Formula atom) {
        return with(atom, Rational.ZERO);
    }

    Monomial times(Monomial other) {
        SortedMap<Formula, Rational> product = new TreeMap<>(powers);
        other.powers.forEach((atom, exponent) -> product.merge(atom, exponent, Rational::plus));
        product.values().removeIf(exponent -> exponent.signum() == 0);
        return new Monomial(product);
    }

    Monomial power(Rational exponent) {
        SortedMap<Formula, Rational> power = new TreeMap<>(powers);
        power.replaceAll((atom, inner) -> inner.times(exponent));
        return new Monomial(power);
    }

    /** The sum of the exponents, so that lower powers come first. */
    private double degree() {
        return powers.values().stream().mapToDouble(Rational::toDouble).sum();
    }

    /** One comes first, then products of variables by degree, then whatever holds functions by the number of factors. */
    @Override
    public int compareTo(Monomial other) {
        if (equals(other)) {
            return 0;
        }
        int byPlainness = Boolean.compare(!isPlain(), !other.isPlain());
        if (byPlainness != 0) {
            return byPlainness;
        }
        int bySize = isPlain()
                ? Double.compare(degree(), other.degree())
                : Integer.compare(powers.size(), other.powers.size());
        return bySize != 0 ? bySize : compareFactors(other);
    }

    private int compareFactors(Monomial other) {
        Iterator<Map.Entry<Formula, Rational>> others = other.powers.entrySet().iterator();
        for (Map.Entry<Formula, Rational> factor : powers.entrySet()) {
            if (!others.hasNext()) {
                return 1;
            }
            Map.Entry<Formula, Rational> counterpart = others.next();
            int byAtom = new FormulaOrder().compare(factor.getKey(), counterpart.getKey());
            int order = byAtom != 0 ? byAtom : factor.getValue().compareTo(counterpart.getValue());
            if (order != 0) {
                return order;
            }
        }
        return others.hasNext() ? -1 : 0;
    }

    /** Whether all factors are variables. */
    boolean isPlain() {
        return powers.keySet().stream().allMatch(atom -> atom instanceof Formula.Variable);
    }
}
