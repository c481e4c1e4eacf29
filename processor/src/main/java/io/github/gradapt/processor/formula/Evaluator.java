package io.github.gradapt.processor.formula;

import java.util.Map;

/** Computes formulas in double, exactly as they are written: the same bits on every machine. */
public final class Evaluator {
    private final Map<String, Double> variables;
    private final Map<String, Boolean> flags;

    private Evaluator(Map<String, Double> variables, Map<String, Boolean> flags) {
        this.variables = variables;
        this.flags = flags;
    }

    /**
     * The value of {@code formula}.
     *
     * @throws IllegalArgumentException if a variable has no value, or a flag occurs
     */
    public static double evaluate(Formula formula, Map<String, Double> variables) {
        return formula.accept(new Evaluator(variables, Map.of()).new Numbers());
    }

    /**
     * Whether {@code condition} holds.
     *
     * @throws IllegalArgumentException if a variable has no value, or a flag occurs
     */
    public static boolean holds(Condition condition, Map<String, Double> variables) {
        return holds(condition, variables, Map.of());
    }

    /**
     * Whether {@code condition} holds.
     *
     * @throws IllegalArgumentException if a variable or a flag has no value
     */
    public static boolean holds(Condition condition, Map<String, Double> variables, Map<String, Boolean> flags) {
        return condition.accept(new Evaluator(variables, flags).new Decisions());
    }

    private static <T> T valueOf(String name, Map<String, T> values) {
        T value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no value for '" + name + "'");
        }
        return value;
    }

    private final class Numbers implements Formula.Visitor<Double> {
        @Override
        public Double constant(Formula.Constant constant) {
            return constant.value();
        }

        @Override
        public Double variable(Formula.Variable variable) {
            return valueOf(variable.name(), variables);
        }

        @Override
        public Double negation(Formula.Negation negation) {
            return -negation.operand().accept(this);
        }

        @Override
        public Double binary(Formula.Binary binary) {
            double left = binary.left().accept(this);
            double right = binary.right().accept(this);
            return switch (binary.operator()) {
                case ADD -> left + right;
                case SUBTRACT -> left - right;
                case MULTIPLY -> left * right;
                case DIVIDE -> left / right;
                case MAXIMUM -> Math.max(left, right);
                case MINIMUM -> Math.min(left, right);
            };
        }

        @Override
        public Double power(Formula.Power power) {
            double base = power.base().accept(this);
            double exponent = power.exponent().accept(this);
            if (exponent == 2) {
                return base * base;
            }
            return exponent == 0.5 ? Math.sqrt(base) : StrictMath.pow(base, exponent);
        }

        @Override
        public Double application(Formula.Application application) {
            return ScalarFunctions.apply(
                    application.function(), application.argument().accept(this));
        }

        @Override
        public Double selection(Formula.Selection selection) {
            boolean chosen = selection.condition().accept(new Decisions());
            return (chosen ? selection.whenTrue() : selection.whenFalse()).accept(this);
        }
    }

    private final class Decisions implements Condition.Visitor<Boolean> {
        @Override
        public Boolean comparison(Condition.Comparison comparison) {
            double left = comparison.left().accept(new Numbers());
            double right = comparison.right().accept(new Numbers());
            return switch (comparison.relation()) {
                case LESS -> left < right;
                case LESS_OR_EQUAL -> left <= right;
                case GREATER -> left > right;
                case GREATER_OR_EQUAL -> left >= right;
                case EQUAL -> left == right;
                case NOT_EQUAL -> left != right;
            };
        }

        @Override
        public Boolean both(Condition.Both both) {
            return both.left().accept(this) && both.right().accept(this);
        }

        @Override
        public Boolean either(Condition.Either either) {
            return either.left().accept(this) || either.right().accept(this);
        }

        @Override
        public Boolean not(Condition.Not not) {
            return !not.operand().accept(this);
        }

        @Override
        public Boolean flag(Condition.Flag flag) {
            return valueOf(flag.name(), flags);
        }

        @Override
        public Boolean literal(Condition.Literal literal) {
            return literal.value();
        }
    }
}
