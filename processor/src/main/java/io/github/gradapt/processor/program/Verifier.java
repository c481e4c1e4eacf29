package io.github.gradapt.processor.program;

import io.github.gradapt.processor.formula.Formula;
import io.github.gradapt.processor.formula.Variables;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks what every stage after lowering relies on: a buffer is written once, and before it is read; sizes agree; a
 * formula reads exactly its operands; each part of a program holds its own kinds of operation; weights are stepped after
 * they were read for the last time.
 */
final class Verifier {

    private Verifier() {}

    /**
     * Returns {@code program}.
     *
     * @throws IllegalStateException if it breaks a rule: a defect of the passes that made it
     */
    static Program verified(Program program) {
        Set<Buffer> defined = new HashSet<>();
        defined.add(program.input());
        program.target().ifPresent(defined::add);
        run(program.forward(), Part.FORWARD, defined);
        require(defined.contains(program.output()), "the outputs " + program.output() + " are never written");
        run(program.cost(), Part.COST, defined);
        long costs = program.cost().stream().filter(Op::hasEffect).count();
        require(costs == (program.target().isPresent() ? 1 : 0), "a program to train computes one cost, not " + costs);

        Set<Buffer> accumulated = new HashSet<>(defined);
        run(program.backward(), Part.BACKWARD, accumulated);
        for (Program.LayerBuffers layer : program.layers()) {
            layer.delta().ifPresent(delta -> require(accumulated.contains(delta), delta + " is never written"));
        }
        run(program.learn(), Part.LEARN, new HashSet<>(defined));
        return program;
    }

    private enum Part {
        FORWARD,
        COST,
        BACKWARD,
        LEARN
    }

    private static void run(List<Op> ops, Part part, Set<Buffer> defined) {
        Rules rules = new Rules(part);
        for (Op op : ops) {
            for (Buffer read : op.reads()) {
                require(defined.contains(read), read + " is read before it is written, by " + op);
            }
            op.accept(rules);
            for (Buffer written : op.writes()) {
                require(defined.add(written), written + " is written twice, the second time by " + op);
            }
        }
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalStateException("invalid program: " + otherwise);
        }
    }

    /** The rules of each kind of operation, in one part of a program. */
    private static final class Rules implements Op.Visitor<Void> {

        private final Part part;
        private final Set<Weights> stepped = new HashSet<>();

        Rules(Part part) {
            this.part = part;
        }

        @Override
        public Void affine(Op.Affine op) {
            belongsTo(op, Part.FORWARD);
            sizes(op, op.weights().inputs(), op.input());
            sizes(op, op.weights().outputs(), op.output());
            return null;
        }

        @Override
        public Void elementwise(Op.Elementwise op) {
            reads(op, op.formula(), op.operands());
            op.operands().values().forEach(operand -> sizes(op, op.output().size(), operand));
            return null;
        }

        @Override
        public Void softmax(Op.Softmax op) {
            belongsTo(op, Part.FORWARD);
            sizes(op, op.input().size(), op.output());
            return null;
        }

        @Override
        public Void logSoftmax(Op.LogSoftmax op) {
            belongsTo(op, Part.FORWARD, Part.COST);
            sizes(op, op.input().size(), op.output());
            return null;
        }

        @Override
        public Void rowCost(Op.RowCost op) {
            belongsTo(op, Part.COST);
            reads(op, op.formula(), op.operands());
            op.reads().forEach(operand -> sizes(op, op.terms().size(), operand));
            return null;
        }

        @Override
        public Void transposedAffine(Op.TransposedAffine op) {
            belongsTo(op, Part.BACKWARD, Part.LEARN);
            require(!stepped.contains(op.weights()), op.weights() + " are read after they were stepped, by " + op);
            sizes(op, op.weights().outputs(), op.delta());
            sizes(op, op.weights().inputs(), op.output());
            return null;
        }

        @Override
        public Void softmaxDelta(Op.SoftmaxDelta op) {
            belongsTo(op, Part.BACKWARD, Part.LEARN);
            sizes(op, op.output().size(), op.gradient());
            sizes(op, op.output().size(), op.probability());
            return null;
        }

        @Override
        public Void accumulate(Op.Accumulate op) {
            belongsTo(op, Part.BACKWARD);
            sizes(op, op.weights().outputs(), op.delta());
            sizes(op, op.weights().inputs(), op.input());
            return null;
        }

        @Override
        public Void descend(Op.Descend op) {
            belongsTo(op, Part.LEARN);
            sizes(op, op.weights().outputs(), op.delta());
            sizes(op, op.weights().inputs(), op.input());
            stepped.add(op.weights());
            return null;
        }

        private void belongsTo(Op op, Part... parts) {
            require(List.of(parts).contains(part), "out of place in " + part + ": " + op);
        }

        private static void sizes(Op op, int expected, Buffer buffer) {
            require(buffer.size() == expected, buffer + " holds " + buffer.size() + ", not " + expected + ", in " + op);
        }

        private static void reads(Op op, Formula formula, Map<String, Buffer> operands) {
            require(
                    Variables.of(formula).equals(operands.keySet()),
                    "the formula reads " + Variables.of(formula) + ", the operands are " + operands.keySet() + ", in "
                            + op);
        }
    }
}
