package io.github.gradapt.processor.formula;

import io.github.gradapt.processor.formula.Condition.Comparison;
import io.github.gradapt.processor.formula.Condition.Literal;
import io.github.gradapt.processor.formula.Condition.Relation;
import io.github.gradapt.processor.formula.Formula.Operator;
import java.util.List;
import java.util.Map;

/** Solves comparisons as far as addition and scaling go: 1 - y a > 0 becomes y a < 1, a - y > 0 becomes a > y. */
final class ComparisonRules {

    private ComparisonRules() {}

    /** The comparison of two formulas in normal form. */
    static Condition apply(Formula left, Relation relation, Formula right) {
        Polynomial difference =
                PolynomialReader.flat(PolynomialReader.read(Arithmetic.cheapest(Formulas.subtract(left, right))));
        List<Term> terms = difference.terms();
        if (terms.isEmpty()) {
            return new Literal(Relations.holds(relation, 0));
        }
        Term first = terms.get(0);
        if (terms.size() == 1) {
            return first.isConstant()
                    ? new Literal(Relations.holds(relation, first.coefficient().signum()))
                    : withZero(first, relation);
        }
        Term second = terms.get(1);
        if (terms.size() == 2 && first.isConstant()) {
            return withConstant(second, relation, first.coefficient());
        }
        boolean opposite = first.coefficient().equals(second.coefficient().negated());
        if (terms.size() == 2 && opposite) {
            Relation directed = first.coefficient().signum() > 0 ? relation : Relations.swapped(relation);
            return judged(write(first.monomial()), directed, write(second.monomial()));
        }
        return right instanceof Formula.Constant || !(left instanceof Formula.Constant)
                ? judged(left, relation, right)
                : judged(right, Relations.swapped(relation), left);
    }

    /** c m = 0 where one of the factors of m is; the sign of c m is that of the factors that are not positive. */
    private static Condition withZero(Term term, Relation relation) {
        boolean equality = relation == Relation.EQUAL || relation == Relation.NOT_EQUAL;
        Condition factors = new Literal(relation == Relation.NOT_EQUAL);
        Term signed = term;
        for (Map.Entry<Formula, Rational> factor : term.monomial().powers().entrySet()) {
            if (isPositive(factor.getKey())) {
                signed = signed.without(factor.getKey());
            } else if (equality && factor.getValue().signum() > 0) {
                Condition zero = lone(factor.getKey(), relation);
                factors = relation == Relation.EQUAL
                        ? ConditionRules.either(factors, zero)
                        : ConditionRules.both(factors, zero);
            }
        }
        if (equality) {
            return factors;
        }
        Relation directed = term.coefficient().signum() > 0 ? relation : Relations.swapped(relation);
        if (signed.isConstant()) {
            return new Literal(Relations.holds(directed, 1));
        }
        Formula rest = write(signed.monomial());
        if (rest instanceof Formula.Application application && hasSignOfArgument(application.function())) {
            return apply(application.argument(), directed, Formulas.ZERO);
        }
        return Atoms.isSum(rest) ? apply(rest, directed, Formulas.ZERO) : judged(rest, directed, Formulas.ZERO);
    }

    private static boolean hasSignOfArgument(Function function) {
        return function == Function.TANH || function == Function.ERF || function == Function.EXPM1;
    }

    private static Condition lone(Formula factor, Relation relation) {
        return Atoms.isSum(factor) ? apply(factor, relation, Formulas.ZERO) : judged(factor, relation, Formulas.ZERO);
    }

    private static boolean isPositive(Formula formula) {
        Interval range = IntervalAnalysis.of(formula, Map.of());
        return range.lower() > 0 || (range.lower() == 0 && range.lowerOpen());
    }

    /** c m + k = 0 where m = -k/c. */
    private static Condition withConstant(Term term, Relation relation, Rational constant) {
        Relation directed = term.coefficient().signum() > 0 ? relation : Relations.swapped(relation);
        Rational bound = constant.negated().dividedBy(term.coefficient());
        Formula right = Formulas.number(bound.toDouble());
        Formula left = write(term.monomial());
        boolean solvable = Atoms.isSum(left)
                && PolynomialReader.read(left).coefficient(Monomial.ONE).signum() != 0;
        return solvable ? apply(left, directed, right) : judged(left, directed, right);
    }

    private static Formula write(Monomial monomial) {
        return PolynomialWriter.write(new Term(Rational.ONE, monomial));
    }

    private static Condition judged(Formula left, Relation relation, Formula right) {
        Comparison comparison = new Comparison(left, relation, right);
        Satisfaction satisfaction = Satisfaction.of(comparison, Map.of());
        if (satisfaction != Satisfaction.SOMETIMES) {
            return new Literal(satisfaction == Satisfaction.ALWAYS);
        }
        return left instanceof Formula.Binary binary && right instanceof Formula.Constant
                ? extremum(comparison, binary)
                : comparison;
    }

    /** max(u, v) < c where u < c and v < c: worth it if that decides one of the two. */
    private static Condition extremum(Comparison comparison, Formula.Binary binary) {
        Relation relation = comparison.relation();
        boolean ordered = Relations.isAbove(relation) || Relations.isBelow(relation);
        boolean maximum = binary.operator() == Operator.MAXIMUM;
        if (!ordered || !(maximum || binary.operator() == Operator.MINIMUM)) {
            return comparison;
        }
        Condition left = apply(binary.left(), relation, comparison.right());
        Condition right = apply(binary.right(), relation, comparison.right());
        if (!(left instanceof Literal || right instanceof Literal)) {
            return comparison;
        }
        boolean all = maximum == Relations.isBelow(relation);
        return all ? ConditionRules.both(left, right) : ConditionRules.either(left, right);
    }
}
