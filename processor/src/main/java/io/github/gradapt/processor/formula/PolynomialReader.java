package io.github.gradapt.processor.formula;

import java.util.Map;

/**
 * Reads a formula as a sum of products. Like terms are collected and factors cancel; products are not multiplied out:
 * a sum that is a factor becomes an atom.
 */
final class PolynomialReader implements Formula.Visitor<Polynomial> {

    private PolynomialReader() {}

    static Polynomial read(Formula formula) {
        return formula.accept(new PolynomialReader());
    }

    /** A formula as a single term. */
    static Term readTerm(Formula formula) {
        return term(read(formula));
    }

    /** A sum as a single term: its content times the sum that is left, as an atom. */
    static Term term(Polynomial polynomial) {
        Polynomial sum = SumRules.apply(polynomial);
        if (sum.size() == 0) {
            return Term.constant(Rational.ZERO);
        }
        if (sum.size() == 1) {
            return sum.terms().get(0);
        }
        Rational content = sum.content();
        Formula atom = PolynomialWriter.write(sum.scaled(Rational.ONE.dividedBy(content)));
        return new Term(content, Monomial.of(atom, Rational.ONE));
    }

    @Override
    public Polynomial constant(Formula.Constant constant) {
        if (!Double.isFinite(constant.value())) {
            return Polynomial.of(Term.of(constant));
        }
        return Polynomial.of(Term.constant(Rational.of(constant.value())));
    }

    @Override
    public Polynomial variable(Formula.Variable variable) {
        return Polynomial.of(Term.of(variable));
    }

    @Override
    public Polynomial negation(Formula.Negation negation) {
        return flat(negation.operand()).negated();
    }

    @Override
    public Polynomial binary(Formula.Binary binary) {
        return switch (binary.operator()) {
            case ADD -> flat(binary.left()).plus(flat(binary.right()));
            case SUBTRACT -> flat(binary.left()).plus(flat(binary.right()).negated());
            case MULTIPLY ->
                Polynomial.of(ProductRules.apply(readTerm(binary.left()).times(readTerm(binary.right()))));
            case DIVIDE -> quotient(binary);
            case MAXIMUM, MINIMUM -> Polynomial.of(Term.of(binary));
        };
    }

    private static Polynomial quotient(Formula.Binary binary) {
        Term divisor = readTerm(binary.right());
        if (divisor.coefficient().signum() == 0) {
            return Polynomial.of(Term.of(binary));
        }
        return Polynomial.of(ProductRules.apply(readTerm(binary.left()).times(divisor.power(-1))));
    }

    /** A sum that is alone, but for its sign, joins the sum around it. */
    private Polynomial flat(Formula formula) {
        return flat(formula.accept(this));
    }

    /** {@code polynomial}, or the terms of the sum that is all it consists of, but for the sign. */
    static Polynomial flat(Polynomial polynomial) {
        if (polynomial.size() != 1) {
            return polynomial;
        }
        Term term = polynomial.terms().get(0);
        Map<Formula, Rational> powers = term.monomial().powers();
        if (powers.size() != 1 || !term.coefficient().abs().equals(Rational.ONE)) {
            return polynomial;
        }
        Map.Entry<Formula, Rational> factor = powers.entrySet().iterator().next();
        if (!factor.getValue().equals(Rational.ONE) || !Atoms.isSum(factor.getKey())) {
            return polynomial;
        }
        return read(factor.getKey()).scaled(term.coefficient());
    }

    @Override
    public Polynomial power(Formula.Power power) {
        if (!(power.exponent() instanceof Formula.Constant constant) || !Double.isFinite(constant.value())) {
            return Polynomial.of(Term.of(power));
        }
        return power(power.base(), Rational.of(constant.value()));
    }

    private static Polynomial power(Formula base, Rational exponent) {
        Term term = readTerm(base);
        if (exponent.signum() == 0) {
            return Polynomial.of(Term.ONE);
        }
        if (term.coefficient().signum() == 0) {
            return exponent.signum() > 0 ? Polynomial.ZERO : Polynomial.of(Term.of(base, exponent));
        }
        if (exponent.isSmallInteger()) {
            return Polynomial.of(
                    ProductRules.apply(term.power(exponent.numerator().intValue())));
        }
        if (term.equals(Term.ONE)) {
            return Polynomial.of(Term.ONE);
        }
        // (x^2)^(1/2) is not x: only a lone atom takes a broken exponent.
        boolean lone = term.coefficient().equals(Rational.ONE)
                && term.monomial().powers().size() == 1
                && term.monomial().powers().containsValue(Rational.ONE);
        Monomial powers = lone ? term.monomial().power(exponent) : Monomial.of(PolynomialWriter.write(term), exponent);
        return Polynomial.of(new Term(Rational.ONE, powers));
    }

    @Override
    public Polynomial application(Formula.Application application) {
        if (application.function() == Function.SQRT) {
            return power(application.argument(), Rational.HALF);
        }
        return Polynomial.of(Term.of(application));
    }

    @Override
    public Polynomial selection(Formula.Selection selection) {
        return Polynomial.of(Term.of(selection));
    }
}
