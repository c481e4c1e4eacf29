package io.github.gradapt.processor.formula;

import io.github.gradapt.processor.formula.Formula.Constant;
import io.github.gradapt.processor.formula.Formula.Operator;
import java.util.Map;

/** Finds what could make a formula infinite, or no number, at finite arguments: logarithms, quotients, roots. */
final class Finiteness implements Formula.Visitor<Boolean> {
    private final Map<String, Interval> ranges;

    private Finiteness(Map<String, Interval> ranges) {
        this.ranges = ranges;
    }

    /** Whether {@code formula} is finite wherever its variables are, in {@code ranges}; overflow apart. */
    static boolean isCertain(Formula formula, Map<String, Interval> ranges) {
        Finiteness finiteness = new Finiteness(ranges);
        return Subformulas.of(formula).stream().allMatch(part -> part.accept(finiteness));
    }

    @Override
    public Boolean constant(Constant constant) {
        return Double.isFinite(constant.value());
    }

    @Override
    public Boolean variable(Formula.Variable variable) {
        return true;
    }

    @Override
    public Boolean negation(Formula.Negation negation) {
        return true;
    }

    @Override
    public Boolean binary(Formula.Binary binary) {
        return binary.operator() != Operator.DIVIDE || isAwayFromZero(binary.right());
    }

    @Override
    public Boolean power(Formula.Power power) {
        if (!(power.exponent() instanceof Constant constant)) {
            return false;
        }
        boolean integer = constant.value() == Math.rint(constant.value());
        return (integer || range(power.base()).lower() >= 0) && (constant.value() >= 0 || isAwayFromZero(power.base()));
    }

    @Override
    public Boolean application(Formula.Application application) {
        double least = range(application.argument()).lower();
        return switch (application.function()) {
            case LOG -> least > 0;
            case LOG1P -> least > -1;
            case SQRT -> least >= 0;
            default -> true;
        };
    }

    @Override
    public Boolean selection(Formula.Selection selection) {
        return true;
    }

    /** An open end at 0 does not count: there, rounding reaches 0. */
    private boolean isAwayFromZero(Formula formula) {
        return range(formula).lower() > 0 || range(formula).upper() < 0;
    }

    private Interval range(Formula formula) {
        return IntervalAnalysis.of(formula, ranges);
    }
}
