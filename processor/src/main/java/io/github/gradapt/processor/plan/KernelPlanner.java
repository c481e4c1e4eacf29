package io.github.gradapt.processor.plan;

import io.github.gradapt.processor.plan.Kernel.Tile;
import io.github.gradapt.processor.program.Op;
import io.github.gradapt.processor.program.OpVisitor;
import io.github.gradapt.processor.program.Program;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Chooses the kernels of the scalar backend. The figures that the shapes come from are in {@code
 * processor/docs/summation-order/README.md}.
 */
final class KernelPlanner extends OpVisitor<Optional<Kernel>> {

    /** Up to so many multiply-adds, code without a loop is no slower, and reads as the network itself. */
    private static final int STRAIGHT_LINE_MULTIPLY_ADDS = 64;

    /** So many chains hide the latency of a multiply-add and still stay in registers. */
    private static final int CHAINS = 16;

    private static final int ROWS_OF_A_BLOCK = 2;
    private static final int GRADIENT_ROW_WIDTH = 8;

    private final Parameters parameters;

    private KernelPlanner(Parameters parameters) {
        super(Optional.empty());
        this.parameters = parameters;
    }

    /** The kernel of each operation that reads or steps weights. */
    static Map<Op, Kernel> plan(Program program, Parameters parameters) {
        List<Op> ops = new ArrayList<>(program.forward());
        ops.addAll(program.backward());
        ops.addAll(program.learn());
        KernelPlanner planner = new KernelPlanner(parameters);
        Map<Op, Kernel> kernels = new LinkedHashMap<>();
        ops.forEach(op -> op.accept(planner).ifPresent(kernel -> kernels.put(op, kernel)));
        return kernels;
    }

    @Override
    public Optional<Kernel> affine(Op.Affine op) {
        DensePlacement placement = parameters.placement(op.weights());
        int blocks = placement.order().blocks().size();
        return Optional.of(placement.order().wide() ? chains(placement, blocks) : dots(placement));
    }

    @Override
    public Optional<Kernel> transposedAffine(Op.TransposedAffine op) {
        DensePlacement placement = parameters.placement(op.weights());
        return Optional.of(placement.order().wide() ? dots(placement) : chains(placement, 1));
    }

    /** A row of data has values in locals, a block of rows has gradients there. */
    @Override
    public Optional<Kernel> accumulate(Op.Accumulate op) {
        Tile row = new Tile(1, GRADIENT_ROW_WIDTH, true);
        return Optional.of(new Kernel(false, row, Optional.of(new Tile(1, CHAINS, true))));
    }

    @Override
    public Optional<Kernel> descend(Op.Descend op) {
        return Optional.of(new Kernel(false, new Tile(1, GRADIENT_ROW_WIDTH, true), Optional.empty()));
    }

    /** Sums across rows of weights. */
    private static Kernel chains(DensePlacement placement, int blocks) {
        int width = Math.min(CHAINS, placement.minors());
        Tile row = new Tile(1, width, width * blocks <= CHAINS);
        if ((long) placement.majors() * placement.minors() <= STRAIGHT_LINE_MULTIPLY_ADDS) {
            return new Kernel(true, row, Optional.empty());
        }
        return new Kernel(false, row, Optional.of(new Tile(ROWS_OF_A_BLOCK, CHAINS / ROWS_OF_A_BLOCK, blocks == 1)));
    }

    /** Sums along rows of weights. */
    private static Kernel dots(DensePlacement placement) {
        int chainsOfAResult = Math.min(SummationOrder.LANES, placement.minors());
        int width = Math.min(CHAINS / chainsOfAResult, placement.majors());
        return new Kernel(false, new Tile(1, width, true), Optional.empty());
    }
}
