package io.github.gradapt.processor.plan;

import io.github.gradapt.processor.program.Op;
import io.github.gradapt.processor.program.Program;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All that is decided before code is written.
 *
 * @param program    what is computed
 * @param parameters where the weights and biases live
 * @param workspace  where everything else lives
 * @param kernels    the shape of the code of each operation that reads or steps weights
 */
public record Plan(Program program, Parameters parameters, Workspace workspace, Map<Op, Kernel> kernels) {

    public Plan {
        kernels = Collections.unmodifiableMap(new LinkedHashMap<>(kernels));
    }

    /** The plan of a program, for the scalar backend. */
    public static Plan of(Program program) {
        Parameters parameters = Parameters.of(program);
        return new Plan(program, parameters, WorkspacePlanner.plan(program), KernelPlanner.plan(program, parameters));
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
