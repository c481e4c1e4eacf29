package io.github.gradapt.processor.formula;

import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * Whether values of a formula that lie beyond the image of a bound, but by how little, do so after rounding too, but for
 * those of arguments some roundings from the bound. They do where nothing is computed; where a straight line does not come
 * from far away; and, at 0, where the formula follows its variable down to it: a multiple of it, or of a function with
 * f(u) = c u + .... Not so e^z, which comes to 0 far away, nor z e^z, nor 100 + z.
 */
final class RoundedSide implements Formula.Visitor<Boolean> {
    /** Those with f(u) = c u + ... near 0. */
    private static final Set<Function> LIKE_THEIR_ARGUMENT =
            Set.of(Function.TANH, Function.ERF, Function.EXPM1, Function.LOG1P, Function.ABS);

    private final double bound;
    private final double image;

    RoundedSide(double bound, double image) {
        this.bound = bound;
        this.image = image;
    }

    @Override
    public Boolean constant(Formula.Constant constant) {
        return true;
    }

    @Override
    public Boolean variable(Formula.Variable variable) {
        return true;
    }

    @Override
    public Boolean selection(Formula.Selection selection) {
        return selection.whenTrue().accept(this) && selection.whenFalse().accept(this);
    }

    @Override
    public Boolean negation(Formula.Negation negation) {
        return arithmetic(negation);
    }

    @Override
    public Boolean binary(Formula.Binary binary) {
        return switch (binary.operator()) {
            case MAXIMUM, MINIMUM ->
                binary.left().accept(this) && binary.right().accept(this);
            case ADD, SUBTRACT, MULTIPLY, DIVIDE -> arithmetic(binary);
        };
    }

    @Override
    public Boolean power(Formula.Power power) {
        return false;
    }

    @Override
    public Boolean application(Formula.Application application) {
        return followsZero(application);
    }

    private boolean arithmetic(Formula formula) {
        // c (u + v) and c max(u, v) are rounded where u + v and max(u, v) are, and once more.
        Optional<Formula> operation = multiplied(PolynomialReader.read(formula))
                .filter(part -> part instanceof Formula.Binary || part instanceof Formula.Selection);
        return operation.isPresent() ? operation.get().accept(this) : followsZero(formula) || isNearLine(formula);
    }

    /** c z + d, where d is not so large that rounding the sum moves the bound by more than some roundings of its own. */
    private boolean isNearLine(Formula formula) {
        Polynomial line = PolynomialReader.read(formula);
        Rational offset = line.coefficient(Monomial.ONE);
        Polynomial rest = line.minus(Term.constant(offset));
        if (multiplied(rest).filter(Formula.Variable.class::isInstance).isEmpty()) {
            return false;
        }
        double slope = rest.terms().get(0).coefficient().toDouble();
        return Math.abs(offset.toDouble()) <= 2 * Math.abs(slope * bound);
    }

    private boolean followsZero(Formula formula) {
        return bound == 0 && image == 0 && follows(formula);
    }

    private static boolean follows(Formula formula) {
        Optional<Formula> factor = multiplied(PolynomialReader.read(formula));
        if (factor.isEmpty()) {
            return false;
        }
        return factor.get() instanceof Formula.Application application
                ? LIKE_THEIR_ARGUMENT.contains(application.function()) && follows(application.argument())
                : factor.get() instanceof Formula.Variable;
    }

    /** u, where the polynomial is c u. */
    private static Optional<Formula> multiplied(Polynomial polynomial) {
        if (polynomial.size() != 1) {
            return Optional.empty();
        }
        SortedMap<Formula, Rational> powers =
                polynomial.terms().get(0).monomial().powers();
        return powers.size() == 1 && powers.containsValue(Rational.ONE)
                ? Optional.of(powers.firstKey())
                : Optional.empty();
    }
}
