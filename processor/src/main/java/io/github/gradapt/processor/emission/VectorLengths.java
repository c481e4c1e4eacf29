package io.github.gradapt.processor.emission;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;

/** Code for each length of vector that a machine may have, in a chain of conditions that the JIT compiler folds. */
final class VectorLengths {

    private final CodeBlock.Builder code = CodeBlock.builder();
    private final List<VectorLengths> rest = new ArrayList<>();
    private int count;

    /** Adds the code for machines with vectors of at least {@code lanes}: the longest come first. */
    void add(int lanes, CodeBlock body) {
        String condition = "if (" + VectorConstants.LANES + " >= " + lanes + ")";
        if (count == 0) {
            code.beginControlFlow(condition);
        } else {
            code.nextControlFlow("else " + condition);
        }
        code.add(body);
        count++;
    }

    /** Adds what comes after: code that depends on the length again. */
    void then(VectorLengths next) {
        rest.add(next);
    }

    CodeBlock code() {
        code.endControlFlow();
        rest.forEach(next -> code.add(next.code()));
        return code.build();
    }
}
