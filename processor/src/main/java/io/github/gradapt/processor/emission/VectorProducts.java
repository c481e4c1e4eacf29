package io.github.gradapt.processor.emission;

import io.github.gradapt.processor.formula.Notation;
import io.github.gradapt.processor.plan.DensePlacement;
import io.github.gradapt.processor.plan.Plan;
import io.github.gradapt.processor.plan.SummationOrder.Block;
import io.github.gradapt.processor.program.Op;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** From a step that multiplies by weights to the product that it is, however the rows of data lie. */
final class VectorProducts {

    private final Plan plan;
    private final Names names;
    private final VectorSignature signature;

    VectorProducts(Plan plan, Names names, VectorSignature signature) {
        this.plan = plan;
        this.names = names;
        this.signature = signature;
    }

    /**
     * z = W x + b, and the activations.
     *
     * @param keepsZ whether z is stored
     */
    VectorProduct affine(VectorStep step, Op.Affine op, boolean keepsZ) {
        DensePlacement placement = plan.parameters().placement(op.weights());
        List<Operand> operands = new ArrayList<>(List.of(new Operand("x", signature.access(op.input()))));
        List<ChainKernel.Stored> stored = new ArrayList<>();
        if (keepsZ) {
            Operand z = new Operand("z", signature.access(op.output()));
            operands.add(z);
            stored.add(ChainKernel.Stored.result(z.place()));
        }
        String formula = "z = W x" + (op.weights().bias() ? " + b" : "");
        if (step.activation().isPresent()) {
            Op.Elementwise phi = step.activation().get();
            Operand a = new Operand("a", signature.access(phi.output()));
            operands.add(a);
            stored.add(ChainKernel.Stored.computed(
                    a.place(),
                    (values, local) -> VectorFormulaPrinter.activation(
                            signature.scalar(), values.lanes() * values.rows(), phi, local)));
            formula += ", a = " + Notation.of(phi.formula());
        }
        Optional<List<Block>> chains =
                placement.order().wide() ? Optional.of(placement.order().blocks()) : Optional.empty();
        return new VectorProduct(
                step,
                op.output().layer(),
                formula,
                placement,
                names.biases(op.weights()),
                operands,
                "z",
                stored,
                chains);
    }

    /** g = W^T delta; the step may step the weights on the way. */
    VectorProduct transposedAffine(VectorStep step, Op.TransposedAffine op) {
        DensePlacement placement = plan.parameters().placement(op.weights());
        List<Operand> operands = new ArrayList<>();
        operands.add(new Operand("delta", signature.access(op.delta())));
        operands.add(new Operand("g", signature.access(op.output())));
        step.descent().ifPresent(descent -> operands.add(new Operand("x", signature.access(descent.input()))));
        Optional<List<Block>> chains =
                placement.order().wide() ? Optional.empty() : Optional.of(List.of(new Block(0, placement.majors())));
        List<ChainKernel.Stored> stored =
                List.of(ChainKernel.Stored.result(operands.get(1).place()));
        String formula = "g = dC/da = W^T delta, with W and delta of "
                + op.weights().layer()
                + (step.descent().isPresent() ? ", then " + VectorGradientMethods.descentFormula(op.weights()) : "");
        return new VectorProduct(step, op.output().layer(), formula, placement, "", operands, "g", stored, chains);
    }
}
