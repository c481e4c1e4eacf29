package io.github.gradapt.processor.emission;

import io.github.gradapt.processor.formula.Notation;
import io.github.gradapt.processor.plan.DensePlacement;
import io.github.gradapt.processor.plan.Plan;
import io.github.gradapt.processor.plan.SummationOrder.Block;
import io.github.gradapt.processor.program.Buffer;
import io.github.gradapt.processor.program.Op;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From a step that multiplies by weights to the product that it is, however the rows of data lie. */
final class VectorProducts {

    /** What a tile calls the deltas that it computes, where it reads those of the layer behind. */
    private static final String OWN_DELTA = "own";

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
        List<Stored> stored = new ArrayList<>();
        if (keepsZ) {
            Operand z = new Operand("z", signature.access(op.output()));
            operands.add(z);
            stored.add(Stored.result(z.place()));
        }
        String formula = "z = W x" + (op.weights().bias() ? " + b" : "");
        formula += step.elementwise()
                .map(activation -> joined(activation, op.output(), "a", operands, stored))
                .orElse("");
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

    /**
     * g = W^T delta, and the deltas of the layer before; the step may step the weights on the way.
     *
     * @param keepsG whether g is stored
     */
    VectorProduct transposedAffine(VectorStep step, Op.TransposedAffine op, boolean keepsG) {
        DensePlacement placement = plan.parameters().placement(op.weights());
        List<Operand> operands = new ArrayList<>();
        operands.add(new Operand("delta", signature.access(op.delta())));
        List<Stored> stored = new ArrayList<>();
        if (keepsG) {
            Operand g = new Operand("g", signature.access(op.output()));
            operands.add(g);
            stored.add(Stored.result(g.place()));
        }
        step.descent().ifPresent(descent -> operands.add(new Operand("x", signature.access(descent.input()))));
        String formula =
                "g = dC/da = W^T delta, with W and delta of " + op.weights().layer();
        formula += step.elementwise()
                .map(then -> joined(then, op.output(), OWN_DELTA, operands, stored))
                .orElse("");
        if (step.descent().isPresent()) {
            formula += ", then " + VectorGradientMethods.descentFormula(op.weights());
        }
        Optional<List<Block>> chains =
                placement.order().wide() ? Optional.empty() : Optional.of(List.of(new Block(0, placement.majors())));
        return new VectorProduct(step, op.output().layer(), formula, placement, "", operands, "g", stored, chains);
    }

    /**
     * Adds what an elementwise operation reads beside the results, which are its operand {@code results}, and what it stores.
     *
     * @param symbol what a tile calls its output
     * @return its formula, to follow that of the results
     */
    private String joined(
            Op.Elementwise op, Buffer results, String symbol, List<Operand> operands, List<Stored> stored) {
        List<Place> others = new ArrayList<>();
        op.operands().forEach((name, buffer) -> {
            if (!buffer.equals(results)) {
                Operand other = new Operand(name, signature.access(buffer));
                operands.add(other);
                others.add(other.place());
            }
        });
        Operand output = new Operand(symbol, signature.access(op.output()));
        operands.add(output);
        stored.add(Stored.computed(output.place(), others, (values, result, local) -> {
            Map<String, String> locals = new LinkedHashMap<>();
            op.operands()
                    .forEach((name, buffer) ->
                            locals.put(name, buffer.equals(results) ? result.toString() : local.apply(name)));
            return VectorFormulaPrinter.brief(signature.scalar(), values.lanes() * values.rows(), op.formula(), locals);
        }));
        return ", " + op.output().quantity().symbol() + " = " + Notation.of(op.formula());
    }
}
