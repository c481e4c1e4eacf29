package io.github.gradapt.processor.formula;

import io.github.gradapt.processor.formula.Formula.Constant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Encloses the values that a formula takes while its variables run through intervals. Sound, not always tight. */
public final class IntervalAnalysis implements Formula.Visitor<Interval> {
    private static final Interval POSITIVE = Interval.above(0);
    private static final Interval NOT_NEGATIVE = Interval.atLeast(0);

    private final Map<String, Interval> ranges;

    private IntervalAnalysis(Map<String, Interval> ranges) {
        this.ranges = ranges;
    }

    /**
     * An interval that holds every real value of {@code formula}.
     *
     * @param ranges where the variables run; one without a range runs through all reals
     */
    public static Interval of(Formula formula, Map<String, Interval> ranges) {
        return formula.accept(new IntervalAnalysis(ranges));
    }

    @Override
    public Interval constant(Constant constant) {
        return Double.isFinite(constant.value()) ? Interval.point(constant.value()) : Interval.ALL;
    }

    @Override
    public Interval variable(Formula.Variable variable) {
        return ranges.getOrDefault(variable.name(), Interval.ALL);
    }

    @Override
    public Interval negation(Formula.Negation negation) {
        return IntervalArithmetic.negated(negation.operand().accept(this));
    }

    @Override
    public Interval binary(Formula.Binary binary) {
        Interval left = binary.left().accept(this);
        Interval right = binary.right().accept(this);
        boolean same = binary.left().equals(binary.right());
        return switch (binary.operator()) {
            case ADD -> IntervalArithmetic.sum(left, right);
            case SUBTRACT -> same ? Interval.point(0) : IntervalArithmetic.sum(left, IntervalArithmetic.negated(right));
            case MULTIPLY -> same ? square(left) : IntervalArithmetic.product(left, right);
            case DIVIDE -> same ? Interval.point(1) : IntervalArithmetic.quotient(left, right);
            case MAXIMUM -> IntervalArithmetic.maximum(left, right);
            case MINIMUM -> IntervalArithmetic.minimum(left, right);
        };
    }

    private static Interval square(Interval x) {
        Interval magnitude = IntervalArithmetic.magnitude(x);
        return IntervalArithmetic.product(magnitude, magnitude);
    }

    @Override
    public Interval power(Formula.Power power) {
        Interval base = power.base().accept(this);
        if (power.exponent() instanceof Constant constant
                && constant.value() == Math.rint(constant.value())
                && Math.abs(constant.value()) <= Powers.LARGEST_PRODUCT) {
            int exponent = (int) constant.value();
            Interval result = naturalPower(base, Math.abs(exponent));
            return exponent < 0 ? IntervalArithmetic.quotient(Interval.point(1), result) : result;
        }
        if (base.lower() > 0 || (base.lower() == 0 && base.lowerOpen())) {
            return POSITIVE;
        }
        return NOT_NEGATIVE;
    }

    private static Interval naturalPower(Interval base, int exponent) {
        Interval factor = exponent % 2 == 0 ? IntervalArithmetic.magnitude(base) : base;
        Interval result = Interval.point(1);
        for (int i = 0; i < exponent; i++) {
            result = IntervalArithmetic.product(result, factor);
        }
        return result;
    }

    @Override
    public Interval application(Formula.Application application) {
        Interval x = application.argument().accept(this);
        Function function = application.function();
        return switch (function) {
            case EXP, SOFTPLUS -> increasing(function, x, POSITIVE);
            case EXPM1 -> increasing(function, x, Interval.above(-1));
            case TANH, ERF -> increasing(function, x, Interval.open(-1, 1));
            case SIGMOID -> increasing(function, x, Interval.open(0, 1));
            case LOG_SIGMOID -> increasing(function, x, Interval.below(0));
            case ERFC ->
                IntervalArithmetic.negated(
                        IntervalArithmetic.increasing(x, value -> -ScalarFunctions.erfc(value), Interval.open(-2, 0)));
            case LOGCOSH -> increasing(function, IntervalArithmetic.magnitude(x), NOT_NEGATIVE);
            case ABS -> IntervalArithmetic.magnitude(x);
            case SQRT ->
                x.meets(NOT_NEGATIVE) ? increasing(function, x.intersection(NOT_NEGATIVE), NOT_NEGATIVE) : Interval.ALL;
            case LOG -> x.meets(POSITIVE) ? increasing(function, x.intersection(POSITIVE), Interval.ALL) : Interval.ALL;
            case LOG1P ->
                x.meets(Interval.above(-1))
                        ? increasing(function, x.intersection(Interval.above(-1)), Interval.ALL)
                        : Interval.ALL;
        };
    }

    private static Interval increasing(Function function, Interval x, Interval range) {
        return IntervalArithmetic.increasing(x, value -> ScalarFunctions.apply(function, value), range);
    }

    @Override
    public Interval selection(Formula.Selection selection) {
        Optional<Interval> whenTrue = branch(selection.condition(), true, selection.whenTrue());
        Optional<Interval> whenFalse = branch(selection.condition(), false, selection.whenFalse());
        if (whenTrue.isEmpty()) {
            return whenFalse.orElse(Interval.ALL);
        }
        return whenFalse.map(whenTrue.get()::union).orElse(whenTrue.get());
    }

    /** The values of a branch, its condition taken into account; empty if it is never taken. */
    private Optional<Interval> branch(Condition condition, boolean truth, Formula branch) {
        if (Satisfaction.of(condition, ranges) == Satisfaction.known(!truth)) {
            return Optional.empty();
        }
        Map<String, Interval> narrowed = new HashMap<>(ranges);
        Narrowing.narrow(condition, truth, narrowed);
        return Optional.of(of(branch, narrowed));
    }
}
