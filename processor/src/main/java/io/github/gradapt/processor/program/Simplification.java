package io.github.gradapt.processor.program;

import io.github.gradapt.processor.formula.Formula;
import io.github.gradapt.processor.formula.Simplifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Simplifies the formulas of operations, and reads no operand that is no longer there. Layers have formulas in common:
 * each is simplified once.
 */
final class Simplification {

    private Simplification() {}

    static List<Op> of(List<Op> ops) {
        Map<Formula, Formula> known = new HashMap<>();
        List<Op> simplified = new ArrayList<>();
        for (Op op : ops) {
            simplified.add(op.accept(new OpVisitor<>(op) {
                @Override
                public Op elementwise(Op.Elementwise elementwise) {
                    Formula formula = known.computeIfAbsent(elementwise.formula(), Simplifier::simplify);
                    return Elementwises.of(formula, elementwise.operands(), elementwise.output());
                }

                @Override
                public Op rowCost(Op.RowCost cost) {
                    Formula formula = known.computeIfAbsent(cost.formula(), Simplifier::simplify);
                    return new Op.RowCost(
                            formula, Elementwises.read(formula, cost.operands()), cost.terms(), cost.reduction());
                }
            }));
        }
        return simplified;
    }
}
