package io.github.gradapt.processor.emission;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import io.github.gradapt.processor.plan.Plan;
import io.github.gradapt.processor.program.Op;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.lang.model.element.Modifier;

/** The methods of a network that learns: those of its interface, and the passes over a block of rows they call. */
final class TrainingMethods {

    private final Plan plan;
    private final Names names;
    private final Passes passes;
    private final Scalar scalar;
    private final TypeName array;
    private final String costBlock;
    private final String backwardBlock;
    private final String learnRow;

    TrainingMethods(Plan plan, Names names, OpSignature signature, Passes passes) {
        this.passes = passes;
        this.plan = plan;
        this.names = names;
        this.scalar = signature.scalar();
        this.array = scalar.array();
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
        methods.add(getter("gradients", array));
        methods.add(clearGradients());
        methods.add(getter("accumulatedRows", TypeName.LONG));
        methods.add(getter("accumulatedCost", TypeName.DOUBLE));
        methods.add(costBlock());
        methods.add(pass(
                backwardBlock, "backward", TypeName.INT, "rows", plan.program().backward(), parts));
        methods.add(
                pass(learnRow, "learn", scalar.type(), "rate", plan.program().learn(), parts));
        methods.addAll(parts);
        return methods;
    }

    private MethodSpec backward() {
        return overriding("backward", scalar.type())
                .addParameter(array, "target")
                .addStatement("$T.row(target, OUTPUTS, $S)", RuntimeTypes.ARGUMENTS, "target")
                .addStatement("$T.rowReady(rowReady)", RuntimeTypes.ARGUMENTS)
                .addStatement("rowReady = false")
                .addStatement("double cost = $L(target, 0, 1, 0)", costBlock)
                .addStatement(
                        "$L(workspace, $L, target, 0, 1)",
                        backwardBlock,
                        names.start(plan.program().input()))
                .addStatement("accumulatedRows++")
                .addStatement("accumulatedCost += cost")
                .addStatement("return $L", scalar.rounded(CodeBlock.of("cost")))
                .build();
    }

    private MethodSpec accumulate() {
        CodeBlock pass = CodeBlock.builder()
                .addStatement("sum = $L(targets, targetAt, block, sum)", costBlock)
                .addStatement("$L(inputs, inputAt, targets, targetAt, block)", backwardBlock)
                .build();
        return overRows("accumulate", pass)
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
                .addStatement("int block = $T.min(BLOCK, rows - done)", Math.class)
                .addStatement("int inputAt = inputOffset + done * INPUTS")
                .addStatement("int targetAt = targetOffset + done * OUTPUTS")
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
                .addStatement("$L(input, 0, 1)", names.forwardBlock())
                .addStatement("double cost = $L(target, 0, 1, 0)", costBlock)
                .addStatement("$L(input, 0, target, 0, rate)", learnRow)
                .addStatement("return $L", scalar.rounded(CodeBlock.of("cost")))
                .build();
    }

    private MethodSpec clearGradients() {
        return overriding("clearGradients", TypeName.VOID)
                .addStatement("$T.fill(gradients, $L)", Arrays.class, scalar.zero())
                .addStatement("accumulatedRows = 0")
                .addStatement("accumulatedCost = 0")
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

    private MethodSpec pass(
            String name, String part, TypeName scalarType, String scalar, List<Op> ops, List<MethodSpec> parts) {
        boolean oneRow = !scalar.equals("rows");
        Statements statements = new Statements(names, parts)
                .ofInstance()
                .parameter(array, "input")
                .parameter(TypeName.INT, "inputAt")
                .parameter(array, "target")
                .parameter(TypeName.INT, "targetAt")
                .parameter(TypeName.INT, "rows");
        MethodSpec.Builder method = MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE)
                .addJavadoc(
                        oneRow
                                ? "After the cost of a row: the deltas from the last layer to the first, and a step of every weight.\n"
                                : "After the costs of the rows: the deltas from the last layer to the first, added to the gradients.\n")
                .addParameter(array, "input")
                .addParameter(TypeName.INT, "inputAt")
                .addParameter(array, "target")
                .addParameter(TypeName.INT, "targetAt")
                .addParameter(scalarType, scalar);
        if (oneRow) {
            method.addStatement("int rows = 1");
            statements.parameter(scalarType, scalar);
        }
        return method.addCode(passes.afterCost(part, ops, statements)).build();
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
