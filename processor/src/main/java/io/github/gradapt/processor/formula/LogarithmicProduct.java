package io.github.gradapt.processor.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes a product apart into the factors above its fraction line, to see which of them guard a logarithm. */
final class LogarithmicProduct extends Matching<Boolean> {
    private final List<Formula> guards = new ArrayList<>();
    private boolean logarithm;

    private LogarithmicProduct() {}

    /** Where a product with a logarithm is to be 0; empty if it has no logarithm, or nothing but logarithms. */
    static Optional<Condition> zero(Formula formula) {
        LogarithmicProduct product = new LogarithmicProduct();
        formula.accept(product);
        return product.logarithm
                ? product.guards.stream()
                        .map(factor -> Formulas.equal(factor, Formulas.ZERO))
                        .reduce(Condition.Either::new)
                : Optional.empty();
    }

    @Override
    public Boolean negation(Formula.Negation negation) {
        return negation.operand().accept(this);
    }

    @Override
    public Boolean binary(Formula.Binary binary) {
        return switch (binary.operator()) {
            case MULTIPLY -> {
                boolean left = binary.left().accept(this);
                boolean right = binary.right().accept(this);
                yield left && right;
            }
            case DIVIDE -> binary.left().accept(this);
            default -> otherwise(binary);
        };
    }

    @Override
    Boolean otherwise(Formula factor) {
        if (factor.accept(new Logarithmic())) {
            logarithm = true;
            return true;
        }
        return !Variables.of(factor).isEmpty() && guards.add(factor);
    }

    /** Whether a formula is infinite where a logarithm in it is. */
    private static final class Logarithmic extends Matching<Boolean> {
        @Override
        public Boolean application(Formula.Application application) {
            return application.function() == Function.LOG || application.function() == Function.LOG1P;
        }

        @Override
        public Boolean negation(Formula.Negation negation) {
            return negation.operand().accept(this);
        }

        @Override
        public Boolean power(Formula.Power power) {
            return power.base().accept(this);
        }

        @Override
        public Boolean binary(Formula.Binary binary) {
            boolean divided = binary.operator() == Formula.Operator.DIVIDE;
            return binary.left().accept(this) || (!divided && binary.right().accept(this));
        }

        @Override
        Boolean otherwise(Formula formula) {
            return false;
        }
    }
}
