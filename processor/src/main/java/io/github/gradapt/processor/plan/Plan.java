package io.github.gradapt.processor.plan;

import io.github.gradapt.processor.program.Op;
import io.github.gradapt.processor.program.Program;
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

    /**
     * The bits of the longest vectors in use. Longer ones would be a second species beside that of the sums along rows:
     * on JDK 17, HotSpot's C2 keeps vectors in registers only where all of an element type have one length.
     */
    public static final int VECTOR_BITS = 256;

    /**
     * Where arrays begin to be used. With HotSpot's header of 16 bytes it is 64 bytes (in double 112) after the start
     * of the object: with {@code -XX:ObjectAlignmentInBytes=64}, or 32, no vector lies across two cache lines.
     */
    static final int FIRST_INDEX = 12;

    /** The numbers in the shortest vectors that there is code for. */
    public static final int FEWEST_LANES = 4;

    public Plan {
        kernels = Collections.unmodifiableMap(new LinkedHashMap<>(kernels));
        vectorKernels = Collections.unmodifiableMap(new LinkedHashMap<>(vectorKernels));
    }

    /** The plan of a program. */
    public static Plan of(Program program) {
        Parameters parameters = Parameters.of(program);
        return new Plan(
                program,
                parameters,
                WorkspacePlanner.plan(program),
                KernelPlanner.plan(program, parameters),
                VectorKernelPlanner.plan(program, parameters));
    }

    /** The vector kernels of an operation that reads or steps weights, the longest vectors first. */
    public List<VectorKernel> vectorKernels(Op op) {
        List<VectorKernel> kernels = vectorKernels.get(op);
        if (kernels == null) {
            throw new IllegalArgumentException("no vector kernel for " + op);
        }
        return kernels;
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
