package io.github.gradapt.processor.emission;

import com.palantir.javapoet.MethodSpec;
import io.github.gradapt.processor.plan.Plan;
import io.github.gradapt.processor.plan.Workspace;
import io.github.gradapt.processor.program.Op;
import io.github.gradapt.processor.program.OpVisitor;
import java.util.List;

/** From a step to the vector methods that run it, the first being the one to call; none where scalar code does. */
final class VectorMethods {

    private final Plan plan;
    private final DenseSteps dense;
    private final VectorFormulaMethods formulas;

    private VectorMethods(Plan plan, DenseSteps dense, VectorFormulaMethods formulas) {
        this.plan = plan;
        this.dense = dense;
        this.formulas = formulas;
    }

    /** The methods for rows that lie one after another. */
    static VectorMethods rowMajor(
            Plan plan, Names names, VectorSignature signature, VectorConstants constants, TransposeTiles transposes) {
        VectorGradientMethods gradients = new VectorGradientMethods(plan, names, signature, constants);
        return new VectorMethods(
                plan,
                new VectorDenseMethods(plan, names, signature, constants, gradients, transposes),
                new VectorFormulaMethods(
                        plan.program(),
                        signature,
                        new RowMajorLayout(new Arithmetic.OfVectors(signature.scalar(), Plan.FEWEST_LANES))));
    }

    /** The methods for blocks of rows that lie unit by unit. */
    static VectorMethods unitMajor(
            Plan plan,
            Names names,
            VectorSignature signature,
            VectorConstants constants,
            UnitMajorTransposes transposes) {
        VectorGradientMethods gradients = new VectorGradientMethods(plan, names, signature, constants);
        return new VectorMethods(
                plan,
                new UnitMajorDenseMethods(plan, names, signature, gradients, transposes),
                new VectorFormulaMethods(
                        plan.program(),
                        signature,
                        new UnitMajorLayout(new Arithmetic.OfVectors(
                                signature.scalar(), plan.vectorLengths().get(0)))));
    }

    List<MethodSpec> of(VectorStep step) {
        return step.op().accept(new OpVisitor<List<MethodSpec>>(List.of()) {
            @Override
            public List<MethodSpec> affine(Op.Affine op) {
                return dense.affine(step, op, step.keepsResult(plan));
            }

            @Override
            public List<MethodSpec> elementwise(Op.Elementwise op) {
                return Workspace.hasRoomFor(op) ? List.of(formulas.elementwise(step, op)) : List.of();
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
                return Workspace.hasRoomFor(op) ? List.of(formulas.rowCost(step, op)) : List.of();
            }

            @Override
            public List<MethodSpec> softmaxDelta(Op.SoftmaxDelta op) {
                return List.of(formulas.softmaxDelta(step, op));
            }

            @Override
            public List<MethodSpec> transposedAffine(Op.TransposedAffine op) {
                return dense.transposedAffine(step, op, step.keepsResult(plan));
            }

            @Override
            public List<MethodSpec> accumulate(Op.Accumulate op) {
                return dense.accumulate(step, op);
            }

            @Override
            public List<MethodSpec> descend(Op.Descend op) {
                return dense.descend(step, op);
            }
        });
    }
}
