package io.github.gradapt.processor.plan;

import io.github.gradapt.processor.program.Op;
import io.github.gradapt.processor.program.Program;
import io.github.gradapt.processor.topology.Precision;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that is decided before code is written.
 *
 * @param program    what is computed
 * @param parameters where the weights and biases live
 * @param workspace  where everything else lives
 * @param kernels    the shape of the scalar code of each operation that reads or steps weights
 * @param vectorKernels the shapes of its vector code, the longest vectors first
 */
public record Plan(
        Program program,
        Parameters parameters,
        Workspace workspace,
        Map<Op, Kernel> kernels,
        Map<Op, List<VectorKernel>> vectorKernels) {

    /** The bits of the vectors that a machine has at most, but for products: the lanes of a sum are those of one vector. */
    public static final int VECTOR_BITS = 256;

    /** The bits of the longest vectors: those of products that have no sums along vectors. */
    static final int LONG_VECTOR_BITS = 512;

    /** What lies before the numbers in use, with HotSpot's header of 16 bytes: to the next cache line. */
    private static final int FIRST_BITS = (64 - 16) * Byte.SIZE;

    /** The numbers in the shortest vectors that there is code for. */
    public static final int FEWEST_LANES = 4;

    public Plan {
        kernels = Collections.unmodifiableMap(new LinkedHashMap<>(kernels));
        vectorKernels = Collections.unmodifiableMap(new LinkedHashMap<>(vectorKernels));
    }

    /** The plan of a program. */
    public static Plan of(Program program) {
        Parameters parameters = Parameters.of(program);
        Workspace workspace = WorkspacePlanner.plan(program);
        Map<Op, List<VectorKernel>> vectorKernels = VectorKernelPlanner.plan(program, parameters);
        int ofUnits = workspace.unitMajor() ? UnitMajor.scratch(parameters) : 0;
        int ofKernels = vectorKernels.values().stream()
                .flatMap(List::stream)
                .mapToInt(VectorKernel::scratch)
                .max()
                .orElse(0);
        return new Plan(
                program,
                parameters,
                workspace.withScratch(Math.max(ofUnits, ofKernels)),
                KernelPlanner.plan(program, parameters),
                vectorKernels);
    }

    /**
     * Where the arrays of a program begin to be used: with {@code -XX:ObjectAlignmentInBytes=64}, or 32, no vector lies
     * across two cache lines.
     */
    static int firstIndex(Program program) {
        return FIRST_BITS / bits(program);
    }

    /** The bits of a number. */
    static int bits(Program program) {
        return program.topology().precision() == Precision.FLOAT ? Float.SIZE : Double.SIZE;
    }

    /** The vector kernels of an operation that reads or steps weights, the longest vectors first. */
    public List<VectorKernel> vectorKernels(Op op) {
        List<VectorKernel> kernels = vectorKernels.get(op);
        if (kernels == null) {
            throw new IllegalArgumentException("no vector kernel for " + op);
        }
        return kernels;
    }

    /** The last operations of the cost, if one row in vectors computes them after its steps. */
    public List<Op> lateCost() {
        return LateCost.of(program);
    }

    /** The numbers in the vectors that a machine may have, the longest first. */
    public List<Integer> vectorLengths() {
        return vectorLengths(bits(program));
    }

    /** The same, of numbers of so many bits. */
    static List<Integer> vectorLengths(int bits) {
        List<Integer> lengths = new ArrayList<>();
        for (int lanes = LONG_VECTOR_BITS / bits; lanes >= FEWEST_LANES; lanes /= 2) {
            lengths.add(lanes);
        }
        return lengths;
    }

    /** What is summed side by side where many rows are taken unit by unit, in vectors of so many numbers. */
    public UnitMajorTile unitMajorTile(int lanes) {
        return UnitMajorTile.of(isLong(lanes, bits(program)));
    }

    /** Whether vectors of so many numbers, of so many bits each, are longer than those of sums along them. */
    public static boolean isLong(int lanes, int bits) {
        return lanes * bits > VECTOR_BITS;
    }

    /** Whether the vector backend takes many rows {@linkplain UnitMajor unit by unit}. */
    public boolean unitMajor() {
        return workspace.unitMajor();
    }

    /** Whether any operation has a kernel of vectors longer than {@link #VECTOR_BITS}. */
    public boolean hasLongVectors() {
        int bits = bits(program);
        return unitMajor()
                || vectorKernels.values().stream()
                        .flatMap(List::stream)
                        .anyMatch(kernel -> isLong(kernel.longestLanes(), bits));
    }

    /** The kernel of an operation that reads or steps weights. */
    public Kernel kernel(Op op) {
        Kernel kernel = kernels.get(op);
        if (kernel == null) {
            throw new IllegalArgumentException("no kernel for " + op);
        }
        return kernel;
    }
}
