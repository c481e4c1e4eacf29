package io.github.gradapt.processor.formula;

import static io.github.gradapt.processor.formula.Formulas.ZERO;

import java.util.Optional;

/**
 * Makes a product with a logarithm 0 where its other factor p is 0: {@code p * log(u)} becomes
 * {@code p == 0 ? 0 : p * log(u)}. A select, and no arithmetic, because 0 * log(0) is NaN. To be applied before
 * differentiation, so that the derivative {@code p * u'/u} is guarded as well; {@link Simplifier} drops a guard that
 * turns out to be needless.
 */
public final class Logarithms extends Transformation {
    /** Whether this stands inside a product that is guarded as a whole. */
    private final boolean inProduct;

    private Logarithms(boolean inProduct) {
        this.inProduct = inProduct;
    }

    /** {@code formula} with its products with logarithms guarded. */
    public static Formula guarded(Formula formula) {
        return new Logarithms(false).apply(formula);
    }

    @Override
    public Formula negation(Formula.Negation negation) {
        return product(negation, new Formula.Negation(inside(negation.operand())));
    }

    @Override
    public Formula binary(Formula.Binary binary) {
        return switch (binary.operator()) {
            case MULTIPLY, DIVIDE ->
                product(binary, new Formula.Binary(binary.operator(), inside(binary.left()), inside(binary.right())));
            default -> new Logarithms(false).sum(binary);
        };
    }

    private Formula sum(Formula.Binary binary) {
        return super.binary(binary);
    }

    /** A factor of the product at hand: only what is no product itself can need a guard of its own. */
    private static Formula inside(Formula factor) {
        return new Logarithms(true).apply(factor);
    }

    @Override
    public Formula power(Formula.Power power) {
        return new Formula.Power(guarded(power.base()), guarded(power.exponent()));
    }

    @Override
    public Formula application(Formula.Application application) {
        return new Formula.Application(application.function(), guarded(application.argument()));
    }

    @Override
    public Formula selection(Formula.Selection selection) {
        return new Formula.Selection(
                new Logarithms(false).apply(selection.condition()),
                guarded(selection.whenTrue()),
                guarded(selection.whenFalse()));
    }

    private Formula product(Formula original, Formula product) {
        if (inProduct) {
            return product;
        }
        Optional<Condition> zero = LogarithmicProduct.zero(original);
        return zero.isPresent() ? new Formula.Selection(zero.get(), ZERO, product) : product;
    }
}
