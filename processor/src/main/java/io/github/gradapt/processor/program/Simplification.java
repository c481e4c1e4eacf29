package io.github.gradapt.processor.program;

import io.github.gradapt.processor.formula.Formula;
import io.github.gradapt.processor.formula.Simplifier;
import java.util.ArrayList;
import java.util.List;

/** Simplifies the formulas of operations, and reads no operand that is no longer there. */
final class Simplification {

    private Simplification() {}

    static List<Op> of(List<Op> ops) {
        List<Op> simplified = new ArrayList<>();
        for (Op op : ops) {
            simplified.add(op.accept(new OpVisitor<>(op) {
                @Override
                public Op elementwise(Op.Elementwise elementwise) {
                    Formula formula = Simplifier.simplify(elementwise.formula());
                    return Elementwises.of(formula, elementwise.operands(), elementwise.output());
                }

                @Override
                public Op rowCost(Op.RowCost cost) {
                    Formula formula = Simplifier.simplify(cost.formula());
                    return new Op.RowCost(
                            formula, Elementwises.read(formula, cost.operands()), cost.terms(), cost.reduction());
                }
            }));
        }
        return simplified;
    }
}
