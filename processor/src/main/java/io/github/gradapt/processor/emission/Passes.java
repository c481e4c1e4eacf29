package io.github.gradapt.processor.emission;

import com.palantir.javapoet.CodeBlock;
import io.github.gradapt.processor.plan.JitBudget;
import io.github.gradapt.processor.plan.Plan;
import io.github.gradapt.processor.plan.UnitMajor;
import io.github.gradapt.processor.program.Op;
import io.github.gradapt.processor.program.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

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
        List<Op> pass = plan.program().forward();
        return either(
                (passes, prefix) -> CodeBlock.of(
                        "$L$L", passes.beforeForward(), code(prefix + "Forward", passes.calls(pass), statements)),
                code("forward", scalarCalls(pass), statements));
    }

    /** The backward pass of a block of rows, after their costs. */
    CodeBlock backward(Statements statements) {
        List<Op> pass = plan.program().backward();
        return either(
                (passes, prefix) -> code(prefix + "Backward", passes.calls(pass), statements),
                code("backward", scalarCalls(pass), statements));
    }

    /**
     * The forward pass of one row in vectors, if there is such code and one method holds it: C2 does not inline a pass that
     * it has compiled for blocks, and a row of a small network is so short that calls count.
     */
    Optional<CodeBlock> forwardRow() {
        List<Op> forward = plan.program().forward();
        return ofOneMethod(List.of(forward)).map(this::forwardRow);
    }

    private CodeBlock forwardRow(VectorBackend backend) {
        CodeBlock calls = joined(backend.rowMajor().calls(plan.program().forward()));
        return CodeBlock.of("$L$L", backend.rowMajor().beforeForward(), backend.forwardRow(calls));
    }

    /** All passes of one row that is learned, under the same conditions; the cost is a local. */
    Optional<CodeBlock> learnRow() {
        Program program = plan.program();
        List<Op> late = plan.lateCost();
        List<Op> early = program.cost().subList(0, program.cost().size() - late.size());
        return ofOneMethod(List.of(program.forward(), program.cost(), program.learn()))
                .map(backend -> CodeBlock.builder()
                        .add(backend.rowMajor().targets())
                        .add(forwardRow(backend))
                        .add(costs(backend.rowMajor(), early))
                        .add(backend.changesOfRow(joined(backend.rowMajor().calls(program.learn()))))
                        .add(costs(backend.rowMajor(), late))
                        .build());
    }

    /** The last operation of a cost yields it. */
    private static CodeBlock costs(VectorPasses passes, List<Op> ops) {
        List<CodeBlock> calls = new ArrayList<>(passes.calls(ops));
        int last = calls.size() - 1;
        if (last >= 0 && ops.get(ops.size() - 1) instanceof Op.RowCost) {
            calls.set(last, CodeBlock.of("double cost = $L", calls.get(last)));
        }
        return joined(calls);
    }

    /** The vector code, if one method holds so many calls of single rows. */
    private Optional<VectorBackend> ofOneMethod(List<List<Op>> together) {
        return vectors.filter(backend -> together.stream()
                        .mapToInt(pass -> backend.rowMajor().calls(pass).size())
                        .sum()
                <= JitBudget.STATEMENTS_PER_METHOD);
    }

    private static CodeBlock joined(List<CodeBlock> calls) {
        return CodeBlock.join(statements(calls), "");
    }

    /** The deltas and steps of one row, after its cost. */
    CodeBlock learn(Statements statements) {
        List<Op> pass = plan.program().learn();
        CodeBlock scalar = code("learn", scalarCalls(pass), statements);
        return learnRow().isPresent()
                ? scalar
                : choice(backend -> code("vectorLearn", backend.rowMajor().calls(pass), statements), scalar);
    }

    /** Brings the targets of a block of rows to where vector code reads them, if there are any and such code. */
    Optional<CodeBlock> targets() {
        return vectors.filter(backend -> plan.program().target().isPresent())
                .map(backend -> CodeBlock.builder()
                        .beginControlFlow("if ($L)", VectorBackend.SWITCH)
                        .add(manyOrFew(backend, (passes, prefix) -> passes.targets()))
                        .endControlFlow()
                        .build());
    }

    /** The costs of a block of rows, whose sum is returned. */
    CodeBlock cost() {
        List<Op> pass = plan.program().cost();
        return either((passes, prefix) -> returned(passes.calls(pass)), returned(scalarCalls(pass)));
    }

    /** Declares {@code block}: the rows that are taken next, of {@code rows}, of which {@code done} are done. */
    CodeBlock block() {
        CodeBlock.Builder code = CodeBlock.builder().addStatement("int block = $T.min(BLOCK, rows - done)", Math.class);
        if (vectors.flatMap(VectorBackend::unitMajor).isPresent()) {
            code.beginControlFlow(
                            "if ($L && block < BLOCK && block > $L)", VectorBackend.BY_UNITS, UnitMajor.FEWEST_ROWS)
                    .addStatement("block = $L", UnitMajor.FEWEST_ROWS)
                    .endControlFlow();
        }
        return code.build();
    }

    /** Copies the outputs of {@code block} rows, of which {@code done} are before them, to where the caller wants them. */
    CodeBlock outputs() {
        CodeBlock rowByRow = signature.outputs(plan.program().output());
        return vectors.flatMap(VectorBackend::unitMajor)
                .map(passes -> CodeBlock.builder()
                        .beginControlFlow("if ($L && block >= $L)", VectorBackend.BY_UNITS, UnitMajor.FEWEST_ROWS)
                        .add(passes.turnedOutputs())
                        .nextControlFlow("else")
                        .add(rowByRow)
                        .endControlFlow()
                        .build())
                .orElse(rowByRow);
    }

    private interface VectorCode {
        /** The code of a pass; {@code prefix} begins the names of methods that take what is too much for one. */
        CodeBlock of(VectorPasses passes, String prefix);
    }

    /** Vector code, of many rows in one way, if there is one for them, and of few in another; or scalar code. */
    private CodeBlock either(VectorCode vector, CodeBlock scalar) {
        return choice(backend -> manyOrFew(backend, vector), scalar);
    }

    private static CodeBlock manyOrFew(VectorBackend backend, VectorCode vector) {
        CodeBlock few = vector.of(backend.rowMajor(), "vector");
        return backend.unitMajor()
                .map(many -> CodeBlock.builder()
                        .beginControlFlow("if ($L && rows >= $L)", VectorBackend.BY_UNITS, UnitMajor.FEWEST_ROWS)
                        .add(vector.of(many, "unitMajor"))
                        .nextControlFlow("else")
                        .add(few)
                        .endControlFlow()
                        .build())
                .orElse(few);
    }

    private CodeBlock choice(Function<VectorBackend, CodeBlock> vector, CodeBlock scalar) {
        return vectors.map(backend -> CodeBlock.builder()
                        .beginControlFlow("if ($L)", VectorBackend.SWITCH)
                        .add(vector.apply(backend))
                        .nextControlFlow("else")
                        .add(scalar)
                        .endControlFlow()
                        .build())
                .orElse(scalar);
    }

    private List<CodeBlock> scalarCalls(List<Op> pass) {
        return pass.stream().map(signature::call).toList();
    }

    /**
     * Calls in their order.
     *
     * @param name       the beginning of the names of methods that take what is too much for one
     * @param statements what splits them
     */
    private static CodeBlock code(String name, List<CodeBlock> calls, Statements statements) {
        return statements.code(name, statements(calls));
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
