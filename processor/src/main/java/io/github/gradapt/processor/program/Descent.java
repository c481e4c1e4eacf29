package io.github.gradapt.processor.program;

import java.util.ArrayList;
import java.util.List;

/**
 * From a backward pass that accumulates gradients to one that steps the weights at once: operation for operation, in
 * the same order, so that the two can share one plan of the workspace.
 */
final class Descent {

    private Descent() {}

    static List<Op> of(List<Op> backward) {
        List<Op> descent = new ArrayList<>();
        for (Op op : backward) {
            descent.add(op.accept(new OpVisitor<>(op) {
                @Override
                public Op accumulate(Op.Accumulate accumulate) {
                    return new Op.Descend(accumulate.weights(), accumulate.delta(), accumulate.input());
                }
            }));
        }
        return descent;
    }
}
