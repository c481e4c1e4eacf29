package io.github.gradapt.processor;

import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import io.github.gradapt.processor.diagnostics.Problem;
import io.github.gradapt.processor.topology.Topology;
import java.util.List;

/**
 * A faulty declaration, and the one error it leads to.
 *
 * @param problem   the problem it shows
 * @param message   the whole text of the error
 * @param sources   what is compiled; the caret is in the first
 * @param library   what was compiled before, without the processor; empty if nothing was
 * @param generator what generates the class
 * @param files     what lies in the class path
 */
record ProblemCase(
        Problem problem,
        String message,
        List<MarkedSource> sources,
        List<MarkedSource> library,
        NetworkGenerator generator,
        List<ProblemFile> files) {

    static ProblemCase of(Problem problem, String message, MarkedSource... sources) {
        return new ProblemCase(problem, message, List.of(sources), List.of(), ProblemCase::emptyClass, List.of());
    }

    /** The declaration of a network {@code models.Iris}. */
    static ProblemCase of(Problem problem, String message, String iris) {
        return of(problem, message, MarkedSource.of("models.Iris", iris));
    }

    ProblemCase withLibrary(MarkedSource... sources) {
        return new ProblemCase(problem, message, this.sources, List.of(sources), generator, files);
    }

    ProblemCase withGenerator(NetworkGenerator other) {
        return new ProblemCase(problem, message, sources, library, other, files);
    }

    ProblemCase withFile(ProblemFile file) {
        return new ProblemCase(problem, message, sources, library, generator, List.of(file));
    }

    /** Stands in for the real generator: a class of the right name that does nothing. */
    static List<JavaFile> emptyClass(Topology topology, boolean vectorApi) {
        TypeSpec type = TypeSpec.classBuilder(topology.name()).build();
        return List.of(
                JavaFile.builder(topology.declaration().packageName(), type).build());
    }

    @Override
    public String toString() {
        return problem + " " + message;
    }
}
