package io.github.gradapt.processor.emission;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import io.github.gradapt.processor.plan.Plan;
import io.github.gradapt.processor.program.Buffer;
import io.github.gradapt.processor.program.Op;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The passes of the vector backend, for one way in which rows may lie, and the methods they call. */
final class VectorPasses {

    private final Plan plan;
    private final String className;
    private final OpSignature scalarSignature;
    private final VectorSignature signature;
    private final VectorMethods methods;
    private final Optional<UnitMajorTransposes> transposes;
    private final Map<VectorStep, List<MethodSpec>> steps = new LinkedHashMap<>();

    /**
     * No methods so far.
     *
     * @param className  the class of the vector methods
     * @param transposes how rows come to lie unit by unit, if they do
     */
    VectorPasses(
            Plan plan,
            String className,
            OpSignature scalarSignature,
            VectorSignature signature,
            VectorMethods methods,
            Optional<UnitMajorTransposes> transposes) {
        this.plan = plan;
        this.className = className;
        this.scalarSignature = scalarSignature;
        this.signature = signature;
        this.methods = methods;
        this.transposes = transposes;
    }

    /** Brings to the workspace what a forward pass cannot read where it is. */
    CodeBlock beforeForward() {
        return signature.bringsInput() ? brought(plan.program().input()) : CodeBlock.of("");
    }

    /** Brings the targets to the workspace. */
    CodeBlock targets() {
        return brought(plan.program().target().orElseThrow());
    }

    private CodeBlock brought(Buffer buffer) {
        return transposes
                .map(own -> own.in(scalarSignature.access(buffer), signature.access(buffer)))
                .orElseGet(() -> signature.bring(buffer));
    }

    /** The calls that run a pass; an operation without vector code is run by its scalar method. */
    List<CodeBlock> calls(List<Op> pass) {
        List<CodeBlock> calls = new ArrayList<>();
        for (VectorStep step : VectorStep.of(pass, plan, transposes.isPresent())) {
            if (steps.computeIfAbsent(step, methods::of).isEmpty()) {
                step.ops().forEach(op -> calls.add(scalarCall(op)));
            } else {
                calls.add(CodeBlock.of("$L.$L", className, signature.call(step)));
            }
        }
        return calls;
    }

    private CodeBlock scalarCall(Op op) {
        if (transposes.isPresent()) {
            throw new IllegalStateException("scalar code takes rows that lie row by row: " + op);
        }
        return scalarSignature.call(op);
    }

    /** Turns the outputs of {@code block} rows around that lie unit by unit, to where the caller wants them. */
    CodeBlock turnedOutputs() {
        return transposes.orElseThrow().out(signature.access(plan.program().output()));
    }

    /** The methods called so far, and their tiles. */
    List<MethodSpec> methods() {
        List<MethodSpec> all = new ArrayList<>();
        steps.values().forEach(all::addAll);
        transposes.ifPresent(own -> all.addAll(own.methods()));
        return all;
    }
}
