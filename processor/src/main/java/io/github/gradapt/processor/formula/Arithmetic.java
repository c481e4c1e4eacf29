package io.github.gradapt.processor.formula;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Chooses the cheapest way to write a sum of products: as it is, multiplied out, with a factor taken out, or inside a
 * selection. Each step must make it cheaper: multiplying out does only where terms cancel, so that a product such as
 * s (1 - s), which is exact where s - s^2 cancels, stays one.
 */
final class Arithmetic {
    private static final BigInteger LARGEST_EXPANDED_POWER = BigInteger.valueOf(3);
    private static final int MOST_TERMS = 64;

    private Arithmetic() {}

    static Formula cheapest(Formula formula) {
        Polynomial best = factored(SumRules.apply(PolynomialReader.flat(PolynomialReader.read(formula))));
        Formula written = PolynomialWriter.write(best);
        boolean improved = true;
        while (improved) {
            improved = false;
            for (Polynomial candidate : candidates(best)) {
                Polynomial collected = factored(SumRules.apply(PolynomialReader.flat(candidate)));
                Formula alternative = PolynomialWriter.write(collected);
                if (Complexity.of(alternative) < Complexity.of(written)) {
                    best = collected;
                    written = alternative;
                    improved = true;
                }
            }
        }
        return written;
    }

    private static List<Polynomial> candidates(Polynomial polynomial) {
        List<Polynomial> candidates = new ArrayList<>();
        Set<Formula> sums = new LinkedHashSet<>();
        Set<Formula> factors = new LinkedHashSet<>();
        for (Term term : polynomial.terms()) {
            term.monomial().powers().forEach((atom, exponent) -> {
                factors.add(atom);
                if (isExpandable(atom, exponent)) {
                    sums.add(atom);
                }
            });
        }
        if (!sums.isEmpty()) {
            addExpanded(candidates, polynomial, sums);
        }
        if (sums.size() > 1) {
            sums.forEach(sum -> addExpanded(candidates, polynomial, Set.of(sum)));
        }
        addScaled(candidates, polynomial, sums);
        for (Formula factor : factors) {
            addFactored(candidates, polynomial, factor);
        }
        candidates.addAll(SelectionProducts.candidates(polynomial));
        return candidates;
    }

    private static boolean isExpandable(Formula atom, Rational exponent) {
        return exponent.isInteger()
                && exponent.signum() > 0
                && exponent.numerator().compareTo(LARGEST_EXPANDED_POWER) <= 0
                && Atoms.isSum(atom);
    }

    /** Multiplied out, if terms then cancel or merge; not if there were so many that this would take seconds. */
    private static void addExpanded(List<Polynomial> candidates, Polynomial polynomial, Set<Formula> sums) {
        Polynomial result = Polynomial.ZERO;
        int products = 0;
        for (Term term : polynomial.terms()) {
            Term rest = term;
            Polynomial product = Polynomial.of(Term.ONE);
            for (Map.Entry<Formula, Rational> factor : term.monomial().powers().entrySet()) {
                if (sums.contains(factor.getKey()) && isExpandable(factor.getKey(), factor.getValue())) {
                    rest = rest.without(factor.getKey());
                    Polynomial sum = PolynomialReader.read(factor.getKey());
                    for (int i = 0; i < factor.getValue().numerator().intValue(); i++) {
                        if (product.size() * sum.size() > MOST_TERMS) {
                            return;
                        }
                        product = product.times(sum);
                    }
                }
            }
            for (Term part : product.terms()) {
                result = result.plus(ProductRules.apply(part.times(rest)));
                products++;
            }
        }
        if (result.size() < products) {
            candidates.add(result);
        }
    }

    /** c (u + v) w = (c u + c v) w: cheaper where that makes coefficients vanish. */
    private static void addScaled(List<Polynomial> candidates, Polynomial polynomial, Set<Formula> sums) {
        for (Term term : polynomial.terms()) {
            for (Formula sum : sums) {
                if (term.monomial().exponent(sum).equals(Rational.ONE)) {
                    Polynomial scaled = PolynomialReader.read(sum).scaled(term.coefficient());
                    Monomial rest = term.monomial().without(sum);
                    Polynomial product = rest.isOne()
                            ? scaled
                            : Polynomial.of(new Term(Rational.ONE, rest).times(PolynomialReader.term(scaled)));
                    candidates.add(polynomial.minus(term).plus(product));
                }
            }
        }
    }

    /** f - f^2 = f (1 - f), with any coefficients: the difference of two powers cancels, the product does not. */
    private static Polynomial factored(Polynomial polynomial) {
        List<Term> terms = polynomial.terms();
        if (terms.size() != 2 || terms.get(0).monomial().powers().size() != 1) {
            return polynomial;
        }
        Formula factor = terms.get(0).monomial().powers().firstKey();
        boolean powers = terms.get(1).monomial().powers().keySet().equals(Set.of(factor));
        boolean cancels = terms.get(0).coefficient().signum()
                != terms.get(1).coefficient().signum();
        List<Polynomial> candidates = new ArrayList<>();
        if (powers && cancels) {
            addFactored(candidates, polynomial, factor);
        }
        return candidates.isEmpty() ? polynomial : candidates.get(0);
    }

    /** u f^2 + v f + w = f (u f + v) + w. */
    private static void addFactored(List<Polynomial> candidates, Polynomial polynomial, Formula factor) {
        List<Term> with = new ArrayList<>();
        Polynomial without = Polynomial.ZERO;
        Rational least = null;
        for (Term term : polynomial.terms()) {
            Rational exponent = term.monomial().exponent(factor);
            if (exponent.signum() == 0) {
                without = without.plus(term);
            } else {
                with.add(term);
                least = least == null || exponent.compareTo(least) < 0 ? exponent : least;
            }
        }
        if (with.size() < 2 || least == null) {
            return;
        }
        Polynomial inner = Polynomial.ZERO;
        for (Term term : with) {
            Term quotient = term.times(Term.of(factor, least.negated()));
            inner = inner.plus(PolynomialReader.flat(Polynomial.of(quotient)));
        }
        Term product = PolynomialReader.term(inner).times(Term.of(factor, least));
        candidates.add(without.plus(ProductRules.apply(product)));
    }
}
