package io.github.gradapt.processor.plan;

import io.github.gradapt.processor.plan.Kernel.Tile;
import io.github.gradapt.processor.program.Op;
import io.github.gradapt.processor.program.OpVisitor;
import io.github.gradapt.processor.program.Program;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Chooses the kernels of the vector backend, one for each length of vector that a machine may have. A tile holds enough
 * chains to hide the latency of a multiply-add, and no more than stay in registers.
 */
final class VectorKernelPlanner extends OpVisitor<List<VectorKernel>> {

    /** So many vectors side by side hide the latency of a multiply-add, where two can begin in each cycle. */
    static final int TILE_VECTORS = 8;

    /** From so many bytes of weights on, a row waits for the second-level cache, and reads them best one after another. */
    private static final int CACHED_BYTES = 1 << 16;

    /** So many bytes of weights stay in a first-level cache of 32 KiB, with the data rows they meet. */
    private static final int PART_BYTES = 28 << 10;

    /** With so many chains or fewer, the loop over their terms is so short that C2 unrolls it. */
    private static final int FEW_CHAINS = TILE_VECTORS / 2;

    /** Fewer terms at a time would not be worth the loads and stores of the sums. */
    private static final int SHORTEST_PART = 32;

    /** No more rows of weights are changed by one data row in an iteration. */
    private static final int CHANGED_ROWS = 4;

    /** Where there are 32 registers, so many rows x vectors, if they fill such tiles, share what is loaded. */
    private static final int LONG_TILE_WIDTH = 4;

    /** So many vectors of a data row, or fewer, stay in registers while the weights they meet are summed and stepped. */
    private static final int HELD_VECTORS = 4;

    private final Parameters parameters;
    private final int bits;

    private VectorKernelPlanner(Program program, Parameters parameters) {
        super(List.of());
        this.parameters = parameters;
        this.bits = Plan.bits(program);
    }

    /** The kernels of each operation that reads or steps weights, the longest vectors first. */
    static Map<Op, List<VectorKernel>> plan(Program program, Parameters parameters) {
        List<Op> ops = new ArrayList<>(program.forward());
        ops.addAll(program.backward());
        ops.addAll(program.learn());
        VectorKernelPlanner planner = new VectorKernelPlanner(program, parameters);
        Map<Op, List<VectorKernel>> kernels = new LinkedHashMap<>();
        for (Op op : ops) {
            List<VectorKernel> ofOp = op.accept(planner);
            if (!ofOp.isEmpty()) {
                kernels.put(op, ofOp);
            }
        }
        return kernels;
    }

    @Override
    public List<VectorKernel> affine(Op.Affine op) {
        DensePlacement placement = parameters.placement(op.weights());
        int blocks = placement.order().blocks().size();
        // A narrow layer has as many data rows in a block as sums are taken at once.
        return placement.order().wide()
                ? chains(placement, blocks)
                : dots(lanes -> new Tile(SummationOrder.LANES, 1, true));
    }

    @Override
    public List<VectorKernel> transposedAffine(Op.TransposedAffine op) {
        DensePlacement placement = parameters.placement(op.weights());
        return placement.order().wide()
                ? dots(lanes -> stepped(placement, lanes)).stream()
                        .map(kernel -> kernel.withColumns(columns(placement, kernel.lanes())))
                        .toList()
                : chains(placement, 1);
    }

    /** By columns, where there are sums along rows of weights for vectors of {@code lanes} numbers. */
    private List<ColumnTile> columns(DensePlacement placement, int lanes) {
        List<ColumnTile> columns = new ArrayList<>();
        if (lanes == Plan.VECTOR_BITS / bits) {
            ColumnTile.ofLong(placement, Plan.LONG_VECTOR_BITS / bits).ifPresent(columns::add);
        }
        ColumnTile.of(placement, lanes).ifPresent(columns::add);
        return columns;
    }

    @Override
    public List<VectorKernel> accumulate(Op.Accumulate op) {
        return gradients(parameters.placement(op.weights()));
    }

    @Override
    public List<VectorKernel> descend(Op.Descend op) {
        return gradients(parameters.placement(op.weights()));
    }

    /** Sums across rows of weights. */
    private List<VectorKernel> chains(DensePlacement placement, int blocks) {
        List<VectorKernel> kernels = new ArrayList<>();
        boolean cached = placement.size() <= CACHED_BYTES * Byte.SIZE / bits;
        int part = blocks == 1 && !cached
                ? Math.max(SHORTEST_PART, PART_BYTES * Byte.SIZE / bits / placement.stride())
                : 0;
        for (int lanes : lengths(placement)) {
            int vectors = placement.vectors(lanes);
            int most = cached ? TILE_VECTORS : JitBudget.VECTORS_PER_TILE;
            int width = vectors * blocks <= most ? vectors : TILE_VECTORS / blocks;
            kernels.add(new VectorKernel(
                    lanes, row(placement, Math.max(1, width), blocks), block(placement, lanes, blocks), part));
        }
        return kernels;
    }

    /**
     * Vectors x blocks of one data row. C2 unrolls a short loop, and then takes several terms of some chains before those of
     * the others: not in the order in which the weights lie, which are waited for if the first-level cache is too small for
     * them.
     */
    private Tile row(DensePlacement placement, int width, int blocks) {
        boolean few = width * blocks <= FEW_CHAINS && placement.size() > PART_BYTES * Byte.SIZE / bits;
        return new Tile(1, width, true, few ? TILE_VECTORS / FEW_CHAINS : 1);
    }

    /** Data rows x vectors x blocks that are summed together: enough, and no more registers than the oldest machines have. */
    private Tile block(DensePlacement placement, int lanes, int blocks) {
        if (blocks == 4) {
            return new Tile(TILE_VECTORS / blocks, 1, true);
        }
        if (blocks == 1 && Plan.isLong(lanes, bits) && placement.minors() % (LONG_TILE_WIDTH * lanes) == 0) {
            return new Tile(LONG_TILE_WIDTH, LONG_TILE_WIDTH, false);
        }
        int width = Math.min(2, placement.vectors(lanes));
        return new Tile(TILE_VECTORS / width, width, false);
    }

    /** Sums along rows of weights, {@link #TILE_VECTORS} side by side: virtual lanes may be two vectors. */
    private List<VectorKernel> dots(IntFunction<Tile> block) {
        List<VectorKernel> kernels = new ArrayList<>();
        for (int lanes = Plan.VECTOR_BITS / bits; lanes >= Plan.FEWEST_LANES; lanes /= 2) {
            Tile row = new Tile(TILE_VECTORS * lanes / SummationOrder.LANES, 1, true);
            kernels.add(new VectorKernel(lanes, row, block.apply(lanes)));
        }
        return kernels;
    }

    /** Rows of weights that are summed and stepped, x vectors of the data row that stay in registers. */
    private static Tile stepped(DensePlacement placement, int lanes) {
        int vectors = placement.stride() / lanes;
        if (vectors <= HELD_VECTORS) {
            return new Tile(HELD_VECTORS / vectors, vectors, true);
        }
        return new Tile(Math.max(1, 2 * lanes / SummationOrder.LANES), 1, true);
    }

    /** Rows of weights x vectors. */
    private List<VectorKernel> gradients(DensePlacement placement) {
        List<VectorKernel> kernels = new ArrayList<>();
        for (int lanes : lengths(placement)) {
            kernels.add(new VectorKernel(lanes, changed(placement, lanes), block(placement, lanes, 1)));
        }
        return kernels;
    }

    /**
     * Rows of weights that one data row changes, x its vectors that stay in registers, if all of them do. No row is left
     * over: it would need code of its own.
     */
    private static Tile changed(DensePlacement placement, int lanes) {
        int vectors = placement.vectors(lanes);
        if (vectors > TILE_VECTORS) {
            return new Tile(1, 1, true);
        }
        int rows = Math.min(CHANGED_ROWS, 2 * TILE_VECTORS / vectors);
        while (placement.majors() % rows != 0) {
            rows--;
        }
        return new Tile(rows, vectors, true);
    }

    /** The lengths of vector that divide a row of weights. */
    private List<Integer> lengths(DensePlacement placement) {
        return Plan.vectorLengths(bits).stream()
                .filter(lanes -> placement.stride() % lanes == 0)
                .toList();
    }
}
