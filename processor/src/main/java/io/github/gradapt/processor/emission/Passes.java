package io.github.gradapt.processor.emission;

import com.palantir.javapoet.CodeBlock;
import io.github.gradapt.processor.plan.Plan;
import io.github.gradapt.processor.program.Op;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The calls of the operations of a pass, by the backend in use. */
final class Passes {

    private final Plan plan;
    private final OpSignature signature;
    private final Optional<VectorBackend> vectors;

    Passes(Plan plan, OpSignature signature, Optional<VectorBackend> vectors) {
        this.plan = plan;
        this.signature = signature;
        this.vectors = vectors;
    }

    /** The forward pass of a block of rows. */
    CodeBlock forward(Statements statements) {
        return code("forward", plan.program().forward(), statements, VectorBackend::beforeForward);
    }

    /**
     * A pass after the costs are known.
     *
     * @param name       the beginning of the names of methods that take what is too much for one
     * @param statements what splits it
     */
    CodeBlock afterCost(String name, List<Op> pass, Statements statements) {
        return code(name, pass, statements, backend -> CodeBlock.of(""));
    }

    private interface Preparation {
        CodeBlock of(VectorBackend backend);
    }

    private CodeBlock code(String name, List<Op> pass, Statements statements, Preparation before) {
        CodeBlock scalar = statements.code(
                name, statements(pass.stream().map(signature::call).toList()));
        String vectorName = "vector" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
        return either(
                backend -> CodeBlock.builder()
                        .add(before.of(backend))
                        .add(statements.code(vectorName, statements(backend.calls(pass))))
                        .build(),
                scalar);
    }

    /** The costs of a block of rows, whose sum is returned. */
    CodeBlock cost() {
        List<Op> pass = plan.program().cost();
        return either(
                backend -> CodeBlock.of("$L$L", backend.beforeCost(), returned(backend.calls(pass))),
                returned(pass.stream().map(signature::call).toList()));
    }

    private CodeBlock either(Preparation vector, CodeBlock scalar) {
        return vectors.map(backend -> CodeBlock.builder()
                        .beginControlFlow("if ($L)", VectorBackend.SWITCH)
                        .add(vector.of(backend))
                        .nextControlFlow("else")
                        .add(scalar)
                        .endControlFlow()
                        .build())
                .orElse(scalar);
    }

    private static List<CodeBlock> statements(List<CodeBlock> calls) {
        List<CodeBlock> statements = new ArrayList<>();
        calls.forEach(call -> statements.add(CodeBlock.of("$L;\n", call)));
        return statements;
    }

    /** Calls in their order; the last one's result is returned. */
    private static CodeBlock returned(List<CodeBlock> calls) {
        List<CodeBlock> statements = statements(calls);
        int last = statements.size() - 1;
        statements.set(last, CodeBlock.of("return $L", statements.get(last)));
        return CodeBlock.join(statements, "");
    }
}
