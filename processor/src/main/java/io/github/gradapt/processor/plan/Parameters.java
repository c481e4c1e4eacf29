package io.github.gradapt.processor.plan;

import io.github.gradapt.processor.program.Program;
import io.github.gradapt.processor.program.Weights;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where the parameters of all layers live, in one float array, each layer's weights before its biases. The layout
 * depends on the shapes alone, never on the machine.
 *
 * @param placements the place of each layer's parameters, in the order of the layers
 * @param size       the length of the array, padding included
 */
public record Parameters(Map<Weights, DensePlacement> placements, int size) {

    public Parameters {
        placements = Collections.unmodifiableMap(new LinkedHashMap<>(placements));
    }

    static Parameters of(Program program) {
        Map<Weights, DensePlacement> placements = new LinkedHashMap<>();
        int offset = Plan.firstIndex(program);
        for (Weights weights : program.weights()) {
            SummationOrder order = SummationOrder.of(weights.inputs(), weights.outputs());
            DensePlacement unbiased = new DensePlacement(weights, order, offset, -1);
            int biases = Math.addExact(offset, Math.multiplyExact(unbiased.majors(), unbiased.stride()));
            DensePlacement placement = new DensePlacement(weights, order, offset, weights.bias() ? biases : -1);
            placements.put(weights, placement);
            offset = Math.addExact(offset, placement.size());
        }
        return new Parameters(placements, offset);
    }

    /** The place of the parameters of a layer. */
    public DensePlacement placement(Weights weights) {
        DensePlacement placement = placements.get(weights);
        if (placement == null) {
            throw new IllegalArgumentException("no parameters for " + weights);
        }
        return placement;
    }
}
