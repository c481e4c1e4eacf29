package io.github.gradapt.processor.program;

import io.github.gradapt.processor.formula.Notation;
import java.util.List;

/** Operations as text, one a line, for tests that compare whole passes. */
final class Listing implements Op.Visitor<String> {

    private static final Listing LISTING = new Listing();

    private Listing() {}

    static List<String> of(List<Op> ops) {
        return ops.stream().map(op -> op.accept(LISTING)).toList();
    }

    @Override
    public String affine(Op.Affine op) {
        return op.output() + " = W " + op.input() + (op.weights().bias() ? " + b" : "");
    }

    @Override
    public String elementwise(Op.Elementwise op) {
        return op.output() + " = " + Notation.of(op.formula());
    }

    @Override
    public String softmax(Op.Softmax op) {
        return op.output() + " = softmax " + op.input();
    }

    @Override
    public String logSoftmax(Op.LogSoftmax op) {
        return op.output() + " = log softmax " + op.input();
    }

    @Override
    public String rowCost(Op.RowCost op) {
        return "cost = " + op.reduction() + " " + Notation.of(op.formula());
    }

    @Override
    public String transposedAffine(Op.TransposedAffine op) {
        return op.output() + " = W^T " + op.delta();
    }

    @Override
    public String softmaxDelta(Op.SoftmaxDelta op) {
        return op.output() + " = " + op.gradient() + " - " + op.probability() + " * sum " + op.gradient();
    }

    @Override
    public String accumulate(Op.Accumulate op) {
        return "d" + op.weights().layer() + " += " + op.delta() + " " + op.input() + "^T";
    }

    @Override
    public String descend(Op.Descend op) {
        return op.weights().layer() + " -= rate " + op.delta() + " " + op.input() + "^T";
    }
}
