package io.github.gradapt.processor.plan;

import io.github.gradapt.math.FloatMath;
import io.github.gradapt.processor.formula.Condition;
import io.github.gradapt.processor.formula.Formula;
import java.util.Map;

/** Evaluates a formula in float, operation by operation, with the functions of the runtime. */
final class FloatEvaluator implements Formula.Visitor<Float>, Condition.Visitor<Boolean> {

    private final Map<String, Float> variables;

    private FloatEvaluator(Map<String, Float> variables) {
        this.variables = variables;
    }

    static float evaluate(Formula formula, Map<String, Float> variables) {
        return formula.accept(new FloatEvaluator(variables));
    }

    @Override
    public Float constant(Formula.Constant constant) {
        return (float) constant.value();
    }

    @Override
    public Float variable(Formula.Variable variable) {
        return variables.get(variable.name());
    }

    @Override
    public Float negation(Formula.Negation negation) {
        return -negation.operand().accept(this);
    }

    @Override
    public Float binary(Formula.Binary binary) {
        float left = binary.left().accept(this);
        float right = binary.right().accept(this);
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
    public Float power(Formula.Power power) {
        throw new IllegalArgumentException("a power that was not expanded: " + power);
    }

    @Override
    public Float application(Formula.Application application) {
        float x = application.argument().accept(this);
        return switch (application.function()) {
            case EXP -> FloatMath.exp(x);
            case EXPM1 -> FloatMath.expm1(x);
            case LOG -> FloatMath.log(x);
            case LOG1P -> FloatMath.log1p(x);
            case TANH -> FloatMath.tanh(x);
            case SIGMOID -> FloatMath.sigmoid(x);
            case SOFTPLUS -> FloatMath.softplus(x);
            case LOG_SIGMOID -> FloatMath.logSigmoid(x);
            case LOGCOSH -> FloatMath.logCosh(x);
            case ERF -> FloatMath.erf(x);
            case ERFC -> FloatMath.erfc(x);
            case SQRT -> (float) Math.sqrt(x);
            case ABS -> Math.abs(x);
        };
    }

    @Override
    public Float selection(Formula.Selection selection) {
        return selection.condition().accept(this)
                ? selection.whenTrue().accept(this)
                : selection.whenFalse().accept(this);
    }

    @Override
    public Boolean comparison(Condition.Comparison comparison) {
        float left = comparison.left().accept(this);
        float right = comparison.right().accept(this);
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
        throw new IllegalArgumentException("an attribute that was not bound: " + flag);
    }

    @Override
    public Boolean literal(Condition.Literal literal) {
        return literal.value();
    }
}
