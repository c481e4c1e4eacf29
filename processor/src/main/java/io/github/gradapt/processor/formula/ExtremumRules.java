package io.github.gradapt.processor.formula;

import io.github.gradapt.processor.formula.Formula.Operator;
import java.util.Map;

/** Drops the operand of max or min that can never be chosen. */
final class ExtremumRules {

    private ExtremumRules() {}

    static Formula apply(Operator operator, Formula left, Formula right) {
        boolean maximum = operator == Operator.MAXIMUM;
        Condition leftChosen = maximum ? Formulas.greater(left, right) : Formulas.less(left, right);
        Condition rightChosen = maximum ? Formulas.greater(right, left) : Formulas.less(right, left);
        if (isNever(leftChosen)) {
            return right;
        }
        return isNever(rightChosen) ? left : new Formula.Binary(operator, left, right);
    }

    private static boolean isNever(Condition condition) {
        return Satisfaction.of(condition, Map.of()) == Satisfaction.NEVER;
    }
}
