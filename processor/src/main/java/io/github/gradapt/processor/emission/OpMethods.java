package io.github.gradapt.processor.emission;

import com.palantir.javapoet.MethodSpec;
import io.github.gradapt.processor.program.Op;
import java.util.List;

/** From an operation to the methods that run it: the first is the one to call. */
final class OpMethods implements Op.Visitor<List<MethodSpec>> {

    private final DenseMethods dense;
    private final FormulaMethods formulas;

    OpMethods(DenseMethods dense, FormulaMethods formulas) {
        this.dense = dense;
        this.formulas = formulas;
    }

    @Override
    public List<MethodSpec> affine(Op.Affine op) {
        return dense.affine(op);
    }

    @Override
    public List<MethodSpec> elementwise(Op.Elementwise op) {
        return List.of(formulas.elementwise(op));
    }

    @Override
    public List<MethodSpec> softmax(Op.Softmax op) {
        return List.of(formulas.softmax(op));
    }

    @Override
    public List<MethodSpec> logSoftmax(Op.LogSoftmax op) {
        return List.of(formulas.logSoftmax(op));
    }

    @Override
    public List<MethodSpec> rowCost(Op.RowCost op) {
        return List.of(formulas.rowCost(op));
    }

    @Override
    public List<MethodSpec> transposedAffine(Op.TransposedAffine op) {
        return dense.transposedAffine(op);
    }

    @Override
    public List<MethodSpec> softmaxDelta(Op.SoftmaxDelta op) {
        return List.of(formulas.softmaxDelta(op));
    }

    @Override
    public List<MethodSpec> accumulate(Op.Accumulate op) {
        return dense.accumulate(op);
    }

    @Override
    public List<MethodSpec> descend(Op.Descend op) {
        return dense.descend(op);
    }
}
