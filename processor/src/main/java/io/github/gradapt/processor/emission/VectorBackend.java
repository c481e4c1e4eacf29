package io.github.gradapt.processor.emission;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.github.gradapt.processor.plan.Plan;
import io.github.gradapt.processor.program.Op;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** The vector code of a network: a nested class, which is not loaded on a machine or a JVM without vectors. */
final class VectorBackend {

    /** The constant of a network that says whether the vector code is used. */
    static final String SWITCH = "VECTORS";

    private final Plan plan;
    private final String name;
    private final OpSignature scalarSignature;
    private final VectorSignature signature;
    private final VectorConstants constants;
    private final VectorMethods methods;
    private final Map<VectorStep, List<MethodSpec>> steps = new LinkedHashMap<>();

    VectorBackend(Plan plan, Names names, OpSignature signature, String name) {
        this.plan = plan;
        this.name = name;
        this.scalarSignature = signature;
        this.signature = new VectorSignature(plan, signature, names);
        this.constants = new VectorConstants(signature.scalar(), plan.hasLongVectors());
        this.methods = new VectorMethods(plan, names, this.signature, constants);
    }

    /** Copies to the workspace what the vector code of a forward pass cannot read where it is. */
    CodeBlock beforeForward() {
        return signature.copiesInput() ? signature.copy(plan.program().input()) : CodeBlock.of("");
    }

    /** Copies the targets to the workspace, where rows are padded. */
    CodeBlock beforeCost() {
        return signature.copy(plan.program().target().orElseThrow());
    }

    /** The calls that run a pass; an operation without vector code is run by its scalar method. */
    List<CodeBlock> calls(List<Op> pass) {
        List<CodeBlock> calls = new ArrayList<>();
        for (VectorStep step : VectorStep.of(pass, plan)) {
            if (steps.computeIfAbsent(step, methods::of).isEmpty()) {
                step.ops().forEach(op -> calls.add(scalarSignature.call(op)));
            } else {
                calls.add(CodeBlock.of("$L.$L", name, signature.call(step)));
            }
        }
        return calls;
    }

    /** The constant that says whether the vector code is used; two doubles in 128 bits are not worth it. */
    FieldSpec switchField() {
        CodeBlock chosen = CodeBlock.of(
                "$T.choose($L.class) == $T.VECTOR",
                RuntimeTypes.BACKENDS,
                plan.program().topology().name(),
                RuntimeTypes.BACKEND);
        boolean mayBeShort = 2 * Plan.FEWEST_LANES * signature.scalar().bytes() * Byte.SIZE > Plan.VECTOR_BITS;
        return FieldSpec.builder(TypeName.BOOLEAN, SWITCH, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("Whether the code in vectors is used.\n")
                .initializer(
                        mayBeShort
                                ? CodeBlock.of(
                                        "$L && $L.$L >= $L", chosen, name, VectorConstants.LANES, Plan.FEWEST_LANES)
                                : chosen)
                .build();
    }

    /** The class that holds the methods called so far. */
    TypeSpec type() {
        TypeSpec.Builder type = TypeSpec.classBuilder(name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("The same computation, the same bits, in vectors.\n");
        steps.values().forEach(type::addMethods);
        return type.addFields(constants.fields()).build();
    }
}
