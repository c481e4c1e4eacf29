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
 * @param op         the operation
 * @param activation what is computed of the z of an affine map before it leaves the registers
 * @param descent    the step of the weights that a W^T delta reads
 */
record VectorStep(Op op, Optional<Op.Elementwise> activation, Optional<Op.Descend> descent) {

    /** The steps of a pass, in their order. */
    static List<VectorStep> of(List<Op> pass, Plan plan) {
        List<VectorStep> steps = new ArrayList<>();
        for (int i = 0; i < pass.size(); i++) {
            Optional<Op> next = i + 1 < pass.size() ? Optional.of(pass.get(i + 1)) : Optional.empty();
            VectorStep step = pass.get(i).accept(new Joining(pass.get(i), next, plan));
            steps.add(step);
            i += step.ops().size() - 1;
        }
        return steps;
    }

    /** The operations of the step, in their order. */
    List<Op> ops() {
        List<Op> ops = new ArrayList<>(List.of(op));
        activation.ifPresent(ops::add);
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

    /** What an operation is joined with. */
    private static final class Joining extends OpVisitor<VectorStep> {

        private final Plan plan;
        private final Optional<Op> next;

        Joining(Op op, Optional<Op> next, Plan plan) {
            super(new VectorStep(op, Optional.empty(), Optional.empty()));
            this.plan = plan;
            this.next = next;
        }

        /** Where the sums go across rows of weights, they come in vectors of z. */
        @Override
        public VectorStep affine(Op.Affine op) {
            boolean wide = plan.parameters().placement(op.weights()).order().wide();
            if (!wide || !plan.vectorKernels(op).stream().allMatch(VectorKernel::hasRoomForActivation)) {
                return super.affine(op);
            }
            Optional<Op.Elementwise> activation =
                    next.flatMap(other -> other.accept(new OpVisitor<Optional<Op.Elementwise>>(Optional.empty()) {
                        @Override
                        public Optional<Op.Elementwise> elementwise(Op.Elementwise elementwise) {
                            return elementwise.reads().equals(List.of(op.output()))
                                            && VectorFormulaPrinter.isBrief(elementwise.formula())
                                    ? Optional.of(elementwise)
                                    : Optional.empty();
                        }
                    }));
            return new VectorStep(op, activation, Optional.empty());
        }

        /** Where the sums go along rows of weights, each weight is read once. */
        @Override
        public VectorStep transposedAffine(Op.TransposedAffine op) {
            boolean wide = plan.parameters().placement(op.weights()).order().wide();
            if (!wide) {
                return super.transposedAffine(op);
            }
            Optional<Op.Descend> descent =
                    next.flatMap(other -> other.accept(new OpVisitor<Optional<Op.Descend>>(Optional.empty()) {
                        @Override
                        public Optional<Op.Descend> descend(Op.Descend descend) {
                            return descend.weights().equals(op.weights()) ? Optional.of(descend) : Optional.empty();
                        }
                    }));
            return new VectorStep(op, Optional.empty(), descent);
        }
    }
}
