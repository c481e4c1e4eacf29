package io.github.gradapt.processor.emission;

import com.palantir.javapoet.MethodSpec;
import io.github.gradapt.processor.plan.Plan;
import io.github.gradapt.processor.program.Buffer;
import io.github.gradapt.processor.program.Op;
import io.github.gradapt.processor.program.OpVisitor;
import java.util.ArrayList;
import java.util.List;

/** From a step to the vector methods that run it, the first being the one to call; none where scalar code does. */
final class VectorMethods {

    private final Plan plan;
    private final VectorDenseMethods dense;
    private final VectorGradientMethods gradients;
    private final VectorFormulaMethods formulas;

    VectorMethods(Plan plan, Names names, VectorSignature signature, VectorConstants constants) {
        this.plan = plan;
        this.gradients = new VectorGradientMethods(plan, names, signature, constants);
        this.dense = new VectorDenseMethods(plan, names, signature, constants, gradients);
        this.formulas = new VectorFormulaMethods(plan.program(), signature);
    }

    List<MethodSpec> of(VectorStep step) {
        return step.op().accept(new OpVisitor<List<MethodSpec>>(List.of()) {
            @Override
            public List<MethodSpec> affine(Op.Affine op) {
                return dense.affine(step, op, step.activation().isEmpty() || isReadLater(op.output(), step));
            }

            @Override
            public List<MethodSpec> elementwise(Op.Elementwise op) {
                return VectorFormulaMethods.fits(op.formula()) ? List.of(formulas.elementwise(step, op)) : List.of();
            }

            @Override
            public List<MethodSpec> softmax(Op.Softmax op) {
                return List.of(formulas.softmax(step, op));
            }

            @Override
            public List<MethodSpec> logSoftmax(Op.LogSoftmax op) {
                return List.of(formulas.logSoftmax(step, op));
            }

            @Override
            public List<MethodSpec> rowCost(Op.RowCost op) {
                return VectorFormulaMethods.fits(op.formula()) ? List.of(formulas.rowCost(step, op)) : List.of();
            }

            @Override
            public List<MethodSpec> softmaxDelta(Op.SoftmaxDelta op) {
                return List.of(formulas.softmaxDelta(step, op));
            }

            @Override
            public List<MethodSpec> transposedAffine(Op.TransposedAffine op) {
                return dense.transposedAffine(step, op);
            }

            @Override
            public List<MethodSpec> accumulate(Op.Accumulate op) {
                return gradients.accumulate(step, op);
            }

            @Override
            public List<MethodSpec> descend(Op.Descend op) {
                return gradients.descend(step, op);
            }
        });
    }

    private boolean isReadLater(Buffer buffer, VectorStep step) {
        List<Op> ops = new ArrayList<>(plan.program().forward());
        ops.addAll(plan.program().cost());
        ops.addAll(plan.program().backward());
        ops.removeAll(step.ops());
        return ops.stream().anyMatch(op -> op.reads().contains(buffer));
    }
}
