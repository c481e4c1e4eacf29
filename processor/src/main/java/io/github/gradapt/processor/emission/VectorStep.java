package io.github.gradapt.processor.emission;

import io.github.gradapt.processor.plan.Plan;
import io.github.gradapt.processor.plan.VectorKernel;
import io.github.gradapt.processor.program.Buffer;
import io.github.gradapt.processor.program.Op;
import io.github.gradapt.processor.program.OpVisitor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One step of a pass of the vector backend: an operation, or two that need not be two passes over the same numbers.
 *
 * @param op          the operation
 * @param elementwise what is computed of each result before it leaves the registers: an activation of z, or a delta of
 *     W^T delta
 * @param descent     the step of the weights that a W^T delta reads
 */
record VectorStep(Op op, Optional<Op.Elementwise> elementwise, Optional<Op.Descend> descent) {

    /**
     * The steps of a pass, in their order.
     *
     * @param unitMajor whether rows lie unit by unit
     */
    static List<VectorStep> of(List<Op> pass, Plan plan, boolean unitMajor) {
        List<VectorStep> steps = new ArrayList<>();
        List<Op> left = new ArrayList<>(pass);
        while (!left.isEmpty()) {
            Op op = left.remove(0);
            VectorStep step = op.accept(new Joining(op, left, plan, unitMajor));
            steps.add(step);
            left.removeAll(step.ops());
        }
        return steps;
    }

    /** The operations of the step, in their order. */
    List<Op> ops() {
        List<Op> ops = new ArrayList<>(List.of(op));
        elementwise.ifPresent(ops::add);
        descent.ifPresent(ops::add);
        return ops;
    }

    /** The buffers it reads from elsewhere. */
    List<Buffer> reads() {
        List<Buffer> reads = new ArrayList<>();
        ops().forEach(each -> reads.addAll(each.reads()));
        ops().forEach(each -> reads.removeAll(each.writes()));
        return reads;
    }

    /** Whether the results of the operation are stored: other steps read them, or none, so that they are the outputs. */
    boolean keepsResult(Plan plan) {
        if (elementwise.isEmpty()) {
            return true;
        }
        List<Op> others = new ArrayList<>(plan.program().forward());
        others.addAll(plan.program().cost());
        others.addAll(plan.program().backward());
        others.removeAll(ops());
        return others.stream().anyMatch(other -> other.reads().stream().anyMatch(op.writes()::contains));
    }

    /** What an operation is joined with. */
    private static final class Joining extends OpVisitor<VectorStep> {

        private final Plan plan;
        private final List<Op> following;
        private final boolean unitMajor;

        Joining(Op op, List<Op> following, Plan plan, boolean unitMajor) {
            super(new VectorStep(op, Optional.empty(), Optional.empty()));
            this.plan = plan;
            this.following = following;
            this.unitMajor = unitMajor;
        }

        /** Where the sums go across rows of weights, they come in vectors of z. */
        @Override
        public VectorStep affine(Op.Affine op) {
            boolean wide = plan.parameters().placement(op.weights()).order().wide();
            if (!wide || !plan.vectorKernels(op).stream().allMatch(VectorKernel::hasRoomForActivation)) {
                return super.affine(op);
            }
            Optional<Op.Elementwise> activation =
                    following.stream().findFirst().flatMap(next -> briefOf(op.output(), next));
            return new VectorStep(op, activation, Optional.empty());
        }

        /**
         * Where the sums go along rows of weights, each weight is read once. Where rows lie unit by unit, deltas are computed
         * of the sums: what comes in between adds to gradients, and writes no buffer.
         */
        @Override
        public VectorStep transposedAffine(Op.TransposedAffine op) {
            if (unitMajor) {
                Optional<Op.Elementwise> delta = following.stream()
                        .filter(next -> !next.writes().isEmpty())
                        .findFirst()
                        .flatMap(next -> briefOf(op.output(), next));
                return new VectorStep(op, delta, Optional.empty());
            }
            boolean wide = plan.parameters().placement(op.weights()).order().wide();
            if (!wide) {
                return super.transposedAffine(op);
            }
            Optional<Op.Descend> descent = following.stream()
                    .findFirst()
                    .flatMap(next -> next.accept(new OpVisitor<Optional<Op.Descend>>(Optional.empty()) {
                        @Override
                        public Optional<Op.Descend> descend(Op.Descend descend) {
                            return descend.weights().equals(op.weights()) ? Optional.of(descend) : Optional.empty();
                        }
                    }));
            return new VectorStep(op, Optional.empty(), descent);
        }

        /** An operation, if it computes a brief formula of {@code results}. */
        private static Optional<Op.Elementwise> briefOf(Buffer results, Op op) {
            return op.accept(new OpVisitor<Optional<Op.Elementwise>>(Optional.empty()) {
                @Override
                public Optional<Op.Elementwise> elementwise(Op.Elementwise elementwise) {
                    return elementwise.reads().contains(results) && VectorFormulaPrinter.isBrief(elementwise.formula())
                            ? Optional.of(elementwise)
                            : Optional.empty();
                }
            });
        }
    }
}
