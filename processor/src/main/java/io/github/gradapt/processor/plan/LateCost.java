package io.github.gradapt.processor.plan;

import io.github.gradapt.processor.program.Buffer;
import io.github.gradapt.processor.program.Op;
import io.github.gradapt.processor.program.Program;
import io.github.gradapt.processor.program.Weights;
import io.github.gradapt.processor.topology.Precision;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What {@code learn} leaves of the cost until the weights are stepped. The deltas wait for the outputs; a logarithm that
 * stands between the two, and that they do not read, is more than a processor looks ahead, and they wait for it as well.
 * Where that was measured to help: with the logarithm of a softmax, in networks that are not small. Where each layer is one
 * vector, all of the cost comes after the steps: what comes before it may then be one method
 * ({@code processor/docs/jit-budget/README.md}).
 */
final class LateCost {

    private static final int FEWEST_WEIGHTS = 1024;

    private LateCost() {}

    /** The operations of the cost of which learn reads nothing, back from the last one; empty where they stay. */
    static List<Op> of(Program program) {
        Set<Buffer> read = new HashSet<>();
        program.learn().forEach(op -> read.addAll(op.reads()));
        List<Op> cost = program.cost();
        int first = cost.size();
        while (first > 0 && Collections.disjoint(cost.get(first - 1).writes(), read)) {
            first--;
        }
        List<Op> late = cost.subList(first, cost.size());
        boolean isWorthwhile = hasLayersOfOneVector(program) ? first == 0 : hasLongWait(program, late);
        return isWorthwhile ? late : List.of();
    }

    private static boolean hasLongWait(Program program, List<Op> late) {
        return late.stream().anyMatch(Op.LogSoftmax.class::isInstance) && hasManyWeights(program);
    }

    private static boolean hasLayersOfOneVector(Program program) {
        return program.topology().precision() == Precision.FLOAT
                && program.weights().stream().allMatch(layer -> layer.outputs() <= SummationOrder.LANES);
    }

    private static boolean hasManyWeights(Program program) {
        return program.weights().stream().mapToLong(Weights::count).sum() >= FEWEST_WEIGHTS;
    }
}
