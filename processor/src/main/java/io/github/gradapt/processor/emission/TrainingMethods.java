package io.github.gradapt.processor.emission;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import io.github.gradapt.processor.plan.Plan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** The methods of a network that learns: those of its interface, and the passes over a block of rows they call. */
final class TrainingMethods {

    private final Plan plan;
    private final Names names;
    private final Passes passes;
    private final Scalar scalar;
    private final TypeName array;
    private final Optional<CodeBlock> targets;
    private final String targetBlock;
    private final String costBlock;
    private final String backwardBlock;
    private final String learnRow;

    TrainingMethods(Plan plan, Names names, OpSignature signature, Passes passes) {
        this.passes = passes;
        this.plan = plan;
        this.names = names;
        this.scalar = signature.scalar();
        this.array = scalar.array();
        targets = passes.targets();
        targetBlock = names.newMethod("targetBlock");
        costBlock = names.newMethod("costBlock");
        backwardBlock = names.newMethod("backwardBlock");
        learnRow = names.newMethod("learnRow");
    }

    List<MethodSpec> methods() {
        List<MethodSpec> parts = new ArrayList<>();
        List<MethodSpec> methods = new ArrayList<>();
        methods.add(backward());
        methods.add(accumulate());
        methods.add(evaluate());
        methods.add(learn());
        methods.add(gradients());
        methods.add(clearGradients());
        methods.add(getter("accumulatedRows", TypeName.LONG));
        methods.add(getter("accumulatedCost", TypeName.DOUBLE));
        targets.ifPresent(code -> methods.add(targetBlock(code)));
        methods.add(costBlock());
        methods.add(backwardPass(parts));
        methods.add(learnPass(parts));
        methods.addAll(parts);
        return methods;
    }

    private MethodSpec backward() {
        return overriding("backward", scalar.type())
                .addParameter(array, "target")
                .addStatement("$T.row(target, OUTPUTS, $S)", RuntimeTypes.ARGUMENTS, "target")
                .addStatement("$T.rowReady(rowReady)", RuntimeTypes.ARGUMENTS)
                .addStatement("rowReady = false")
                .addCode(bringTargets("target, 0, 1"))
                .addStatement("double cost = $L(target, 0, 1, 0)", costBlock)
                .addStatement(
                        "$L(workspace, $L, target, 0, 1, gradientsCleared)",
                        backwardBlock,
                        names.start(plan.program().input()))
                .addStatement("gradientsCleared = false")
                .addStatement("accumulatedRows++")
                .addStatement("accumulatedCost += cost")
                .addStatement("return $L", scalar.rounded(CodeBlock.of("cost")))
                .build();
    }

    /** Cleared gradients are cleared until all rows are done: after an error in between they are +0, as no row counts. */
    private MethodSpec accumulate() {
        CodeBlock pass = CodeBlock.builder()
                .addStatement("sum = $L(targets, targetAt, block, sum)", costBlock)
                .addStatement(
                        "$L(inputs, inputAt, targets, targetAt, block, gradientsCleared && done == 0)", backwardBlock)
                .build();
        return overRows("accumulate", pass)
                .beginControlFlow("if (rows > 0)")
                .addStatement("gradientsCleared = false")
                .endControlFlow()
                .addStatement("accumulatedRows += rows")
                .addStatement("accumulatedCost += sum")
                .addStatement("return $L", scalar.rounded(CodeBlock.of("sum")))
                .build();
    }

    private MethodSpec evaluate() {
        CodeBlock pass = CodeBlock.of("sum = $L(targets, targetAt, block, sum);\n", costBlock);
        return overRows("evaluate", pass)
                .addStatement("return $L", scalar.rounded(CodeBlock.of("sum")))
                .build();
    }

    /** A method that runs the forward pass, and then {@code pass}, on one block of rows after another. */
    private MethodSpec.Builder overRows(String name, CodeBlock pass) {
        return overriding(name, scalar.type())
                .addParameter(array, "inputs")
                .addParameter(TypeName.INT, "inputOffset")
                .addParameter(array, "targets")
                .addParameter(TypeName.INT, "targetOffset")
                .addParameter(TypeName.INT, "rows")
                .addStatement("$T.rows(inputs, inputOffset, rows, INPUTS, $S)", RuntimeTypes.ARGUMENTS, "inputs")
                .addStatement("$T.rows(targets, targetOffset, rows, OUTPUTS, $S)", RuntimeTypes.ARGUMENTS, "targets")
                .addStatement("rowReady = false")
                .addStatement("double sum = 0")
                .addStatement("int done = 0")
                .beginControlFlow("while (done < rows)")
                .addCode(passes.block())
                .addStatement("int inputAt = inputOffset + done * INPUTS")
                .addStatement("int targetAt = targetOffset + done * OUTPUTS")
                .addCode(bringTargets("targets, targetAt, block"))
                .addStatement("$L(inputs, inputAt, block)", names.forwardBlock())
                .addCode(pass)
                .addStatement("done += block")
                .endControlFlow();
    }

    private MethodSpec learn() {
        return overriding("learn", scalar.type())
                .addParameter(array, "input")
                .addParameter(array, "target")
                .addParameter(scalar.type(), "rate")
                .addStatement("$T.row(input, INPUTS, $S)", RuntimeTypes.ARGUMENTS, "input")
                .addStatement("$T.row(target, OUTPUTS, $S)", RuntimeTypes.ARGUMENTS, "target")
                .addStatement("$T.rate(rate)", RuntimeTypes.ARGUMENTS)
                .addStatement("rowReady = false")
                .addCode(passes.learnRow().map(this::inVectors).orElseGet(() -> bringTargets("target, 0, 1")))
                .addStatement("$L(input, 0, 1)", names.forwardBlock())
                .addStatement("double cost = $L(target, 0, 1, 0)", costBlock)
                .addStatement("$L(input, 0, target, 0, rate)", learnRow)
                .addStatement("return $L", scalar.rounded(CodeBlock.of("cost")))
                .build();
    }

    private CodeBlock inVectors(CodeBlock passes) {
        return CodeBlock.builder()
                .beginControlFlow("if ($L)", VectorBackend.SWITCH)
                .addStatement("int inputAt = 0")
                .addStatement("int targetAt = 0")
                .addStatement("int rows = 1")
                .addStatement("double sum = 0")
                .add(passes)
                .addStatement("return $L", scalar.rounded(CodeBlock.of("cost")))
                .endControlFlow()
                .build();
    }

    private MethodSpec gradients() {
        return overriding("gradients", array)
                .beginControlFlow("if (gradientsCleared)")
                .addStatement("$T.fill(gradients, $L)", Arrays.class, scalar.zero())
                .addStatement("gradientsCleared = false")
                .endControlFlow()
                .addStatement("return gradients")
                .build();
    }

    private MethodSpec clearGradients() {
        return overriding("clearGradients", TypeName.VOID)
                .addStatement("gradientsCleared = true")
                .addStatement("accumulatedRows = 0")
                .addStatement("accumulatedCost = 0")
                .build();
    }

    /** Before the forward pass: a load of what was just copied, number by number, waits until all before it is done. */
    private CodeBlock bringTargets(String arguments) {
        return targets.isPresent() ? CodeBlock.of("$L($L);\n", targetBlock, arguments) : CodeBlock.of("");
    }

    private MethodSpec targetBlock(CodeBlock code) {
        return MethodSpec.methodBuilder(targetBlock)
                .addModifiers(Modifier.PRIVATE)
                .addJavadoc("Before the costs of rows: brings their targets to where code in vectors reads them.\n")
                .addParameter(array, "target")
                .addParameter(TypeName.INT, "targetAt")
                .addParameter(TypeName.INT, "rows")
                .addCode(code)
                .build();
    }

    private MethodSpec costBlock() {
        MethodSpec.Builder method = MethodSpec.methodBuilder(costBlock)
                .addModifiers(Modifier.PRIVATE)
                .returns(TypeName.DOUBLE)
                .addJavadoc("After a forward pass: {@code sum}, and the costs of the rows, added in their order.\n")
                .addParameter(array, "target")
                .addParameter(TypeName.INT, "targetAt")
                .addParameter(TypeName.INT, "rows")
                .addParameter(TypeName.DOUBLE, "sum");
        method.addCode(passes.cost());
        return method.build();
    }

    private MethodSpec backwardPass(List<MethodSpec> parts) {
        Statements statements = statements(parts, List.of(OpSignature.ROWS, GradientKernel.CLEARED));
        return pass(backwardBlock, List.of(OpSignature.ROWS, GradientKernel.CLEARED))
                .addJavadoc("After the costs of the rows: the deltas from the last layer to the first, added to the"
                        + " gradients, which are +0 if {@code cleared}.\n")
                .addCode(passes.backward(statements))
                .build();
    }

    private MethodSpec learnPass(List<MethodSpec> parts) {
        ParameterSpec rate = ParameterSpec.builder(scalar.type(), "rate").build();
        Statements statements = statements(parts, List.of(OpSignature.ROWS, rate));
        return pass(learnRow, List.of(rate))
                .addJavadoc("After the cost of a row: the deltas from the last layer to the first, and a step of every"
                        + " weight.\n")
                .addStatement("int rows = 1")
                .addCode(passes.learn(statements))
                .build();
    }

    private MethodSpec.Builder pass(String name, List<ParameterSpec> numbers) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(name).addModifiers(Modifier.PRIVATE);
        return method.addParameters(places()).addParameters(numbers);
    }

    private Statements statements(List<MethodSpec> parts, List<ParameterSpec> numbers) {
        Statements statements = new Statements(names, parts).ofInstance();
        places().forEach(statements::parameter);
        numbers.forEach(statements::parameter);
        return statements;
    }

    /** Where the rows are. */
    private List<ParameterSpec> places() {
        return List.of(
                ParameterSpec.builder(array, "input").build(),
                ParameterSpec.builder(TypeName.INT, "inputAt").build(),
                ParameterSpec.builder(array, "target").build(),
                ParameterSpec.builder(TypeName.INT, "targetAt").build());
    }

    private static MethodSpec.Builder overriding(String name, TypeName returned) {
        return MethodSpec.methodBuilder(name)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(returned);
    }

    private static MethodSpec getter(String name, TypeName type) {
        return overriding(name, type).addStatement("return $L", name).build();
    }
}
