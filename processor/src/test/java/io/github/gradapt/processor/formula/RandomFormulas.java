package io.github.gradapt.processor.formula;

import java.util.Map;
import java.util.Random;

/** Formulas over z, a and y, the same for the same seed. */
final class RandomFormulas {
    private static final double[] CONSTANTS = {0, 1, 2, 3, 0.5, 0.1, 1e-3, 6, 2.5};
    private static final String[] VARIABLES = {"z", "z", "a", "y"};

    private final Random random;
    private int kinds = 14;

    RandomFormulas(int seed) {
        random = new Random(seed * 0x9E3779B97F4A7C15L);
    }

    /** From now on without max, min, abs and selections. */
    RandomFormulas smooth() {
        kinds = 12;
        return this;
    }

    Map<String, Double> point() {
        return Map.of("z", 2 * random.nextGaussian(), "a", 2 * random.nextGaussian(), "y", 2 * random.nextGaussian());
    }

    Formula formula(int depth) {
        if (depth == 0 || random.nextInt(8) == 0) {
            return random.nextInt(3) == 0
                    ? new Formula.Constant(CONSTANTS[random.nextInt(CONSTANTS.length)])
                    : new Formula.Variable(VARIABLES[random.nextInt(VARIABLES.length)]);
        }
        int below = depth - 1;
        return switch (random.nextInt(kinds)) {
            case 0, 1 -> Formulas.add(formula(below), formula(below));
            case 2, 3 -> Formulas.subtract(formula(below), formula(below));
            case 4, 5, 6 -> Formulas.multiply(formula(below), formula(below));
            case 7 -> Formulas.divide(formula(below), formula(below));
            case 8 -> Formulas.negate(formula(below));
            case 9 -> Formulas.power(formula(below), Formulas.number(random.nextInt(4)));
            case 10, 11 -> Formulas.apply(function(), formula(below));
            case 12 ->
                new Formula.Binary(
                        random.nextBoolean() ? Formula.Operator.MAXIMUM : Formula.Operator.MINIMUM,
                        formula(below),
                        formula(below));
            default -> new Formula.Selection(condition(), formula(below), formula(below));
        };
    }

    private Function function() {
        Function function = oneOf(Function.values());
        return function == Function.ABS && kinds == 12 ? Function.TANH : function;
    }

    /** A comparison of variables and constants: one of a logarithm of a negative number would mean nothing. */
    private Condition condition() {
        return Formulas.compare(formula(0), oneOf(Condition.Relation.values()), formula(0));
    }

    private <T> T oneOf(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
