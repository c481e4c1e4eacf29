package io.github.gradapt.processor.emission;

import com.palantir.javapoet.CodeBlock;
import io.github.gradapt.processor.plan.Kernel;
import io.github.gradapt.processor.plan.Plan;
import io.github.gradapt.processor.plan.SummationOrder;
import io.github.gradapt.processor.plan.VectorKernel;
import io.github.gradapt.processor.program.Op;
import java.util.ArrayList;
import java.util.List;

/** What {@link HeldRow} computes with weights: the code of the tiles of one row, where they are used. */
final class HeldProducts {

    private static final int LANES = SummationOrder.LANES;

    private final Plan plan;
    private final Names names;
    private final VectorSignature signature;
    private final VectorConstants constants;
    private final Arithmetic.OfVectors values;
    private final VectorProducts products;
    private final VectorGradientMethods gradients;

    HeldProducts(Plan plan, Names names, VectorSignature signature, VectorConstants constants) {
        this.plan = plan;
        this.names = names;
        this.signature = signature;
        this.constants = constants;
        this.values = new Arithmetic.OfVectors(signature.scalar(), LANES);
        this.products = new VectorProducts(plan, names, signature);
        this.gradients = new VectorGradientMethods(plan, names, signature, constants);
    }

    /** z = W x + b, and the activations. */
    CodeBlock affine(VectorStep step, Op.Affine op) {
        return product(affineProduct(step, op));
    }

    /** The locals of that code which hold a value of z each, in every lane; none where it has none. */
    List<String> spreadResults(VectorStep step, Op.Affine op) {
        VectorProduct product = affineProduct(step, op);
        return product.chains().isPresent()
                ? List.of()
                : dotKernel(product, kernel(op)).spreadResults();
    }

    private VectorProduct affineProduct(VectorStep step, Op.Affine op) {
        return products.affine(step, op, step.keepsResult(plan));
    }

    /** g = W^T delta, and the step of these weights, if it is computed with it: the parts, each for a block of its own. */
    List<CodeBlock> transposedAffine(VectorStep step, Op.TransposedAffine op) {
        List<CodeBlock> parts = new ArrayList<>();
        parts.add(product(products.transposedAffine(step, op, step.keepsResult(plan))));
        step.descent().ifPresent(descent -> addBiasDescent(descent, parts));
        return parts;
    }

    /** W -= rate delta x^T, b -= rate delta: the parts, each for a block of its own. */
    List<CodeBlock> descend(Op.Descend op) {
        List<CodeBlock> parts = new ArrayList<>();
        parts.add(CodeBlock.builder()
                .add("// $L: W -= rate delta x^T\n", op.weights().layer())
                .add(places(gradients.operands(op)))
                .add(gradients.descent(op, kernel(op)))
                .build());
        addBiasDescent(op, parts);
        return parts;
    }

    private void addBiasDescent(Op.Descend op, List<CodeBlock> parts) {
        if (op.weights().bias()) {
            parts.add(CodeBlock.of(
                    "// $L: b -= rate delta\n$L", op.weights().layer(), gradients.biasDescent(op, kernel(op))));
        }
    }

    private VectorKernel kernel(Op op) {
        return plan.vectorKernels(op).stream()
                .filter(each -> each.lanes() == LANES)
                .findFirst()
                .orElseThrow();
    }

    private CodeBlock product(VectorProduct product) {
        VectorKernel kernel = kernel(product.step().op());
        CodeBlock tiles = product.chains().isPresent()
                ? product.chainKernel(values).tiles(shape(product, kernel), false)
                : dotKernel(product, kernel).tiles();
        return CodeBlock.builder()
                .add("// $L: $L\n", product.layer(), product.formula())
                .add(places(product.operands()))
                .add(product.locals(names))
                .add(tiles)
                .build();
    }

    private VectorDotKernel dotKernel(VectorProduct product, VectorKernel kernel) {
        return product.dotKernel(values, constants, shape(product, kernel));
    }

    private static Kernel.Tile shape(VectorProduct product, VectorKernel kernel) {
        return product.descends() ? kernel.block() : kernel.row();
    }

    /** Declares where the operands are, as the parameters of a tile would tell it. */
    private CodeBlock places(List<Operand> operands) {
        CodeBlock.Builder code = CodeBlock.builder();
        for (Operand operand : operands) {
            if (!operand.inWorkspace()) {
                code.addStatement(
                        "$T $L = $L",
                        signature.scalar().array(),
                        operand.symbol(),
                        operand.access().array());
            }
            code.addStatement(
                    "int $L = $L", operand.place().at(), operand.access().start());
        }
        return code.build();
    }
}
