package io.github.gradapt.processor.formula;

/** What a formula costs to compute, in halves of an addition; equal parts are computed once. */
final class Complexity implements Formula.Visitor<Integer> {
    private static final int OPERATION = 2;
    private static final int DIVISION = 8;
    private static final int ROOT = 12;
    private static final int FUNCTION = 40;

    private Complexity() {}

    static int of(Formula formula) {
        Complexity complexity = new Complexity();
        int sum = OPERATION * Subformulas.decisions(formula);
        for (Formula part : Subformulas.of(formula)) {
            sum += part.accept(complexity);
        }
        return sum;
    }

    @Override
    public Integer constant(Formula.Constant constant) {
        return 0;
    }

    @Override
    public Integer variable(Formula.Variable variable) {
        return 0;
    }

    @Override
    public Integer negation(Formula.Negation negation) {
        return 1;
    }

    @Override
    public Integer binary(Formula.Binary binary) {
        boolean divides = binary.operator() == Formula.Operator.DIVIDE;
        return divides && !(binary.right() instanceof Formula.Constant) ? DIVISION : OPERATION;
    }

    @Override
    public Integer power(Formula.Power power) {
        if (power.exponent() instanceof Formula.Constant constant) {
            double doubled = Math.abs(2 * constant.value());
            if (doubled == Math.rint(doubled) && doubled <= 2 * Powers.LARGEST_PRODUCT) {
                int exponent = (int) (doubled / 2);
                int products =
                        31 - Integer.numberOfLeadingZeros(Math.max(1, exponent)) + Integer.bitCount(exponent) - 1;
                return Math.max(1, products) * OPERATION
                        + (doubled % 2 == 0 ? 0 : ROOT)
                        + (constant.value() < 0 ? DIVISION : 0);
            }
        }
        return 2 * FUNCTION;
    }

    @Override
    public Integer application(Formula.Application application) {
        return switch (application.function()) {
            case ABS -> 1;
            case SQRT -> ROOT;
            default -> FUNCTION;
        };
    }

    @Override
    public Integer selection(Formula.Selection selection) {
        return OPERATION;
    }
}
