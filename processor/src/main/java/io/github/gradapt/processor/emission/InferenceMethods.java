package io.github.gradapt.processor.emission;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import io.github.gradapt.processor.plan.Plan;
import io.github.gradapt.processor.program.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** The forward methods: of one row, of many, and the pass over a block of rows that both call. */
final class InferenceMethods {

    private final Plan plan;
    private final Names names;
    private final OpSignature signature;
    private final Passes passes;
    private final TypeName array;

    InferenceMethods(Plan plan, Names names, OpSignature signature, Passes passes) {
        this.passes = passes;
        this.plan = plan;
        this.names = names;
        this.signature = signature;
        this.array = signature.scalar().array();
    }

    List<MethodSpec> methods() {
        List<MethodSpec> parts = new ArrayList<>();
        List<MethodSpec> methods = new ArrayList<>();
        methods.add(forwardRow());
        methods.add(forwardMany());
        methods.add(forwardBlock(parts));
        methods.addAll(parts);
        return methods;
    }

    private MethodSpec forwardRow() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("forward")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .addParameter(array, "input")
                .addParameter(array, "output")
                .addStatement("$T.row(input, INPUTS, $S)", RuntimeTypes.ARGUMENTS, "input")
                .addStatement("$T.row(output, OUTPUTS, $S)", RuntimeTypes.ARGUMENTS, "output");
        method.addCode(ofRow(passes.forwardRow()));
        if (training()) {
            // Kept for backward. Not read here: a load waits for what the copy has just stored.
            String kept = names.start(plan.program().input());
            method.addStatement("$T.arraycopy(input, 0, workspace, $L, INPUTS)", System.class, kept);
        }
        method.addStatement("$T.arraycopy(workspace, $L, output, 0, OUTPUTS)", System.class, output().start());
        if (training()) {
            method.addStatement("rowReady = true");
        }
        return method.build();
    }

    private CodeBlock ofRow(Optional<CodeBlock> inVectors) {
        CodeBlock asBlock = CodeBlock.of("$L(input, 0, 1);\n", names.forwardBlock());
        return inVectors
                .map(code -> CodeBlock.builder()
                        .beginControlFlow("if ($L)", VectorBackend.SWITCH)
                        .addStatement("int inputAt = 0")
                        .addStatement("int rows = 1")
                        .add(code)
                        .nextControlFlow("else")
                        .add(asBlock)
                        .endControlFlow()
                        .build())
                .orElse(asBlock);
    }

    private MethodSpec forwardMany() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("forward")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .addParameter(array, "inputs")
                .addParameter(TypeName.INT, "inputOffset")
                .addParameter(array, "outputs")
                .addParameter(TypeName.INT, "outputOffset")
                .addParameter(TypeName.INT, "rows")
                .addStatement("$T.rows(inputs, inputOffset, rows, INPUTS, $S)", RuntimeTypes.ARGUMENTS, "inputs")
                .addStatement("$T.rows(outputs, outputOffset, rows, OUTPUTS, $S)", RuntimeTypes.ARGUMENTS, "outputs");
        if (training()) {
            method.addStatement("rowReady = false");
        }
        method.addStatement("int done = 0")
                .beginControlFlow("while (done < rows)")
                .addCode(passes.block())
                .addStatement("$L(inputs, inputOffset + done * INPUTS, block)", names.forwardBlock());
        method.addCode(passes.outputs());
        return method.addStatement("done += block").endControlFlow().build();
    }

    private MethodSpec forwardBlock(List<MethodSpec> parts) {
        Statements statements = new Statements(names, parts)
                .ofInstance()
                .parameter(array, "input")
                .parameter(TypeName.INT, "inputAt")
                .parameter(TypeName.INT, "rows");
        return MethodSpec.methodBuilder(names.forwardBlock())
                .addModifiers(Modifier.PRIVATE)
                .addJavadoc("From the inputs to the outputs of at most {@code BLOCK} rows, layer by layer.\n")
                .addParameter(array, "input")
                .addParameter(TypeName.INT, "inputAt")
                .addParameter(TypeName.INT, "rows")
                .addCode(passes.forward(statements))
                .build();
    }

    private boolean training() {
        return plan.program().topology().training();
    }

    private Access output() {
        Buffer output = plan.program().output();
        return signature.access(output);
    }
}
