package io.github.gradapt.processor.plan;

import io.github.gradapt.processor.program.Program;

/**
 * All that is decided before code is written.
 *
 * @param program    what is computed
 * @param parameters where the weights and biases live
 * @param workspace  where everything else lives
 */
public record Plan(Program program, Parameters parameters, Workspace workspace) {

    /** The plan of a program, for the scalar backend. */
    public static Plan of(Program program) {
        return new Plan(program, Parameters.of(program), WorkspacePlanner.plan(program));
    }
}
