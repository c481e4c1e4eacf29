package io.github.gradapt.processor.program;

/** A visitor with one answer for the operations it does not care about. */
public abstract class OpVisitor<R> implements Op.Visitor<R> {

    private final R otherwise;

    /** A visitor that answers {@code otherwise} unless a method is overridden. */
    protected OpVisitor(R otherwise) {
        this.otherwise = otherwise;
    }

    @Override
    public R affine(Op.Affine op) {
        return otherwise;
    }

    @Override
    public R elementwise(Op.Elementwise op) {
        return otherwise;
    }

    @Override
    public R softmax(Op.Softmax op) {
        return otherwise;
    }

    @Override
    public R logSoftmax(Op.LogSoftmax op) {
        return otherwise;
    }

    @Override
    public R rowCost(Op.RowCost op) {
        return otherwise;
    }

    @Override
    public R transposedAffine(Op.TransposedAffine op) {
        return otherwise;
    }

    @Override
    public R softmaxDelta(Op.SoftmaxDelta op) {
        return otherwise;
    }

    @Override
    public R accumulate(Op.Accumulate op) {
        return otherwise;
    }

    @Override
    public R descend(Op.Descend op) {
        return otherwise;
    }
}
