package io.github.gradapt.processor.emission;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import io.github.gradapt.processor.plan.DensePlacement;
import io.github.gradapt.processor.plan.Plan;
import io.github.gradapt.processor.plan.SummationOrder;
import io.github.gradapt.processor.plan.VectorKernel;
import io.github.gradapt.processor.program.Buffer;
import io.github.gradapt.processor.program.Op;
import io.github.gradapt.processor.program.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** The vector methods of the operations that change weights, or add to their gradients, and the tiles they call. */
final class VectorGradientMethods {

    private final Plan plan;
    private final Names names;
    private final VectorSignature signature;
    private final Scalar scalar;
    private final VectorConstants constants;

    VectorGradientMethods(Plan plan, Names names, VectorSignature signature, VectorConstants constants) {
        this.plan = plan;
        this.names = names;
        this.signature = signature;
        this.scalar = signature.scalar();
        this.constants = constants;
    }

    /** dC/dW += delta x^T, dC/db += delta. */
    List<MethodSpec> accumulate(VectorStep step, Op.Accumulate op) {
        List<Operand> operands = outer(op.input(), op.delta());
        List<MethodSpec> tiles = new ArrayList<>();
        VectorLengths walk = new VectorLengths();
        for (VectorKernel kernel : plan.vectorKernels(op)) {
            VectorGradientKernel code = gradientKernel(op.weights(), kernel, operands);
            MethodSpec one = signature
                    .tile(step, "Row", kernel.lanes(), "dp", operands)
                    .addParameter(GradientKernel.CLEARED)
                    .addCode(code.oneRow(kernel.row()))
                    .build();
            MethodSpec many = rowsTile(step, op, kernel, operands);
            String arguments = VectorSignature.arguments("dp", operands, false);
            walk.add(
                    kernel.lanes(),
                    CodeBlock.builder()
                            .beginControlFlow("if (rows == 1)")
                            .addStatement("$L($L, cleared)", one.name(), arguments)
                            .nextControlFlow("else")
                            .addStatement("$L($L, rows, cleared)", many.name(), arguments)
                            .endControlFlow()
                            .build());
            tiles.add(one);
            tiles.add(many);
        }
        addBiasSums(step, op, operands, walk, tiles);
        return methods(
                signature
                        .declaration(step, op.weights().layer(), gradientFormula(op.weights()))
                        .addCode(walk.code()),
                tiles);
    }

    /** Adds the tiles that sum the deltas of the rows, and their calls. */
    private void addBiasSums(
            VectorStep step, Op.Accumulate op, List<Operand> operands, VectorLengths walk, List<MethodSpec> tiles) {
        // Sums of few numbers that come around a loop: longer vectors would gain nothing.
        List<VectorKernel> kernels = plan.vectorKernels(op).stream()
                .filter(kernel -> !VectorConstants.isLong(scalar, kernel.lanes()))
                .toList();
        addBiases(
                step,
                kernels,
                op.weights(),
                "dp",
                signature.numbers(op),
                walk,
                tiles,
                kernel -> gradientKernel(op.weights(), kernel, operands)
                        .biases(
                                names.biases(op.weights()),
                                operands.get(1).access(),
                                op.weights().outputs()));
    }

    private static String gradientFormula(Weights weights) {
        return "dC/dW += delta x^T" + (weights.bias() ? ", dC/db += delta" : "");
    }

    private MethodSpec rowsTile(VectorStep step, Op.Accumulate op, VectorKernel kernel, List<Operand> operands) {
        return signature
                .tile(step, "Rows", kernel.lanes(), "dp", operands)
                .addParameters(signature.numbers(op))
                .addCode(gradientKernel(op.weights(), kernel, operands).block(kernel.block()))
                .build();
    }

    /**
     * The same where the rows lie unit by unit. They come in their order, so the vectors are of one row: what lies along
     * rows of weights is turned around before.
     */
    List<MethodSpec> accumulateByUnits(VectorStep step, Op.Accumulate op, UnitMajorTransposes transposes) {
        DensePlacement placement = plan.parameters().placement(op.weights());
        boolean wide = placement.order().wide();
        Access x = signature.access(op.input());
        Access delta = signature.access(op.delta());
        Access turned = turned(wide ? delta : x);
        List<Operand> operands =
                List.of(new Operand("x", wide ? x : turned), new Operand("delta", wide ? turned : delta));
        List<MethodSpec> tiles = new ArrayList<>();
        VectorLengths walk = new VectorLengths();
        for (VectorKernel kernel : plan.vectorKernels(op)) {
            MethodSpec tile = rowsTile(step, op, kernel, operands);
            String arguments = VectorSignature.arguments("dp", operands, false);
            walk.add(kernel.lanes(), CodeBlock.of("$L($L, rows, cleared);\n", tile.name(), arguments));
            tiles.add(tile);
        }
        CodeBlock.Builder code = CodeBlock.builder().add(transposes.within(wide ? delta : x, turned));
        if (wide) {
            addBiasSums(step, op, operands, walk, tiles);
            code.add(walk.code());
        } else {
            code.add(walk.code());
            addNarrowBiases(step, op, delta, code, tiles);
        }
        return methods(
                signature
                        .declaration(step, op.weights().layer(), gradientFormula(op.weights()))
                        .addCode(code.build()),
                tiles);
    }

    /** Adds the tile that sums the deltas of the few units of a narrow layer where they lie, and its call. */
    private void addNarrowBiases(
            VectorStep step, Op.Accumulate op, Access delta, CodeBlock.Builder code, List<MethodSpec> tiles) {
        if (!op.weights().bias()) {
            return;
        }
        MethodSpec tile = MethodSpec.methodBuilder(names.newMethod(signature.name(step) + "Biases"))
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addParameter(scalar.array(), "dp")
                .addParameter(scalar.array(), delta.array())
                .addParameters(signature.numbers(op))
                .addCode(new UnitMajorBiasKernel(scalar, names.biases(op.weights()), delta).code())
                .build();
        code.addStatement("$L(dp, $L, rows, cleared)", tile.name(), delta.array());
        tiles.add(tile);
    }

    /** Where a block is turned around to: row by row, in the scratch part. */
    private static Access turned(Access block) {
        return new Access(block.array(), VectorConstants.SCRATCH, block.size(), SummationOrder.padded(block.size()));
    }

    /** Adds the tiles of the biases, and their calls, where there are biases. */
    private void addBiases(
            VectorStep step,
            List<VectorKernel> kernels,
            Weights weights,
            String array,
            List<ParameterSpec> numbers,
            VectorLengths walk,
            List<MethodSpec> tiles,
            Function<VectorKernel, CodeBlock> code) {
        if (!weights.bias()) {
            return;
        }
        String given = numbers.stream().map(ParameterSpec::name).collect(Collectors.joining(", "));
        VectorLengths biases = new VectorLengths();
        for (VectorKernel kernel : kernels) {
            MethodSpec tile = signature
                    .tile(step, "Biases", kernel.lanes(), array, List.of())
                    .addParameter(scalar.array(), Operand.WORKSPACE)
                    .addParameters(numbers)
                    .addCode(code.apply(kernel))
                    .build();
            biases.add(kernel.lanes(), CodeBlock.of("$L($L, s, $L);\n", tile.name(), array, given));
            tiles.add(tile);
        }
        walk.then(biases);
    }

    private static List<MethodSpec> methods(MethodSpec.Builder first, List<MethodSpec> others) {
        List<MethodSpec> methods = new ArrayList<>(List.of(first.build()));
        methods.addAll(others);
        return methods;
    }

    private List<Operand> outer(Buffer input, Buffer delta) {
        return List.of(new Operand("x", signature.access(input)), new Operand("delta", signature.access(delta)));
    }

    /** What the code of a descent works on. */
    List<Operand> operands(Op.Descend op) {
        return outer(op.input(), op.delta());
    }

    /** The code that steps the weights, where the operands are in locals. */
    CodeBlock descent(Op.Descend op, VectorKernel kernel) {
        return gradientKernel(op.weights(), kernel, operands(op)).descent(kernel.row());
    }

    /** The code that steps the biases. */
    CodeBlock biasDescent(Op.Descend op, VectorKernel kernel) {
        List<Operand> operands = operands(op);
        return gradientKernel(op.weights(), kernel, operands)
                .biasDescent(
                        names.biases(op.weights()),
                        operands.get(1).access(),
                        op.weights().outputs());
    }

    private VectorGradientKernel gradientKernel(Weights weights, VectorKernel kernel, List<Operand> operands) {
        DensePlacement placement = plan.parameters().placement(weights);
        Place x = operands.get(0).place();
        Place delta = operands.get(1).place();
        boolean wide = placement.order().wide();
        return new VectorGradientKernel(
                new Arithmetic.OfVectors(scalar, kernel.lanes()),
                placement,
                names.weights(weights),
                wide ? x : delta,
                wide ? delta : x,
                constants);
    }

    /** W -= rate delta x^T, b -= rate delta. */
    List<MethodSpec> descend(VectorStep step, Op.Descend op) {
        List<Operand> operands = operands(op);
        List<MethodSpec> tiles = new ArrayList<>();
        VectorLengths walk = new VectorLengths();
        for (VectorKernel kernel : plan.vectorKernels(op)) {
            MethodSpec one = signature
                    .tile(step, "Row", kernel.lanes(), "p", operands)
                    .addParameter(scalar.type(), "rate")
                    .addCode(descent(op, kernel))
                    .build();
            String arguments = VectorSignature.arguments("p", operands, false);
            walk.add(kernel.lanes(), CodeBlock.of("$L($L, rate);\n", one.name(), arguments));
            tiles.add(one);
        }
        addBiasDescent(step, op, walk, tiles);
        return methods(
                signature
                        .declaration(step, op.weights().layer(), descentFormula(op.weights()))
                        .addCode(walk.code()),
                tiles);
    }

    /** Adds the tiles that step the biases, and their calls, to those of a descent. */
    void addBiasDescent(VectorStep step, Op.Descend op, VectorLengths walk, List<MethodSpec> tiles) {
        // As long as the vectors that the next forward pass loads, so that these need not wait until all is stored.
        List<VectorKernel> kernels = plan.vectorKernels(op).stream()
                .filter(kernel -> !VectorConstants.isLong(scalar, kernel.lanes())
                        || op.weights().outputs() % kernel.lanes() == 0)
                .toList();
        addBiases(
                step,
                kernels,
                op.weights(),
                "p",
                signature.numbers(op),
                walk,
                tiles,
                kernel -> biasDescent(op, kernel));
    }

    /** The formula of a descent. */
    static String descentFormula(Weights weights) {
        return "W -= rate delta x^T" + (weights.bias() ? ", b -= rate delta" : "");
    }
}
