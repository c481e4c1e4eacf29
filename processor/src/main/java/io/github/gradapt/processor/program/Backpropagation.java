package io.github.gradapt.processor.program;

import io.github.gradapt.processor.formula.Derivative;
import io.github.gradapt.processor.formula.Formula;
import io.github.gradapt.processor.formula.Function;
import io.github.gradapt.processor.program.Buffer.Quantity;
import io.github.gradapt.processor.topology.Cost;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reverse-mode differentiation of the cost: a table from each operation to the operations, of the same intermediate
 * representation, that carry the derivative of the cost from what it writes to what it reads.
 *
 * <p>Three kinds of derivative meet: of the cost (at its operands), of an activation (at z), and of an affine map (with
 * respect to its weights, and to its inputs).
 */
final class Backpropagation implements Op.Visitor<Void> {

    private final List<Op> ops;
    private final Set<Buffer> constants;
    private final Set<Buffer> derived = new HashSet<>();
    private final List<Op> backward = new ArrayList<>();

    private Backpropagation(List<Op> ops, Set<Buffer> constants) {
        this.ops = ops;
        this.constants = constants;
    }

    /**
     * The operations that follow {@code ops} to accumulate the gradients of every weight and bias.
     *
     * @param ops       from the inputs to the cost, which is the last
     * @param constants buffers whose gradient is not wanted
     */
    static List<Op> of(List<Op> ops, Set<Buffer> constants) {
        Backpropagation backpropagation = new Backpropagation(ops, constants);
        for (int i = ops.size() - 1; i >= 0; i--) {
            Op op = ops.get(i);
            boolean leadsToCost = op.hasEffect() || op.writes().stream().anyMatch(backpropagation::isDerived);
            if (leadsToCost) {
                op.accept(backpropagation);
            }
        }
        return backpropagation.backward;
    }

    private boolean isDerived(Buffer buffer) {
        return derived.contains(buffer.gradient());
    }

    /** dC/dx_j = c'(x_j) / n, n = 1 for a sum over the outputs. */
    @Override
    public Void rowCost(Op.RowCost op) {
        op.operands().forEach((name, operand) -> {
            if (operand.quantity() != Quantity.TARGET) {
                double terms = op.reduction() == Cost.Reduction.MEAN ? operand.size() : 1;
                Formula derivative = quotient(Derivative.of(op.formula(), name), new Formula.Constant(terms));
                add(Elementwises.of(derivative, op.operands(), operand.gradient()));
            }
        });
        return null;
    }

    /** dC/dx_j = dC/da_j * phi'(x_j). */
    @Override
    public Void elementwise(Op.Elementwise op) {
        Buffer gradient = op.output().gradient();
        Map<String, Buffer> operands = new LinkedHashMap<>(op.operands());
        operands.put(gradient.quantity().symbol(), gradient);
        op.operands().forEach((name, operand) -> {
            Formula derivative = product(variable(gradient), Derivative.of(op.formula(), name));
            add(Elementwises.of(derivative, operands, operand.gradient()));
        });
        return null;
    }

    /** h = g * a, then delta_i = h_i - a_i * sum_k h_k: the Jacobian is never stored. */
    @Override
    public Void softmax(Op.Softmax op) {
        Buffer gradient = op.output().gradient();
        Buffer logGradient = new Buffer(
                op.output().layer(),
                Quantity.LOG_PROBABILITY_GRADIENT,
                op.output().size());
        Map<String, Buffer> operands = new LinkedHashMap<>();
        operands.put(gradient.quantity().symbol(), gradient);
        operands.put(op.output().quantity().symbol(), op.output());
        add(new Op.Elementwise(product(variable(gradient), variable(op.output())), operands, logGradient));
        add(new Op.SoftmaxDelta(logGradient, op.output(), op.input().gradient()));
        return null;
    }

    /** delta_i = h_i - e^l_i * sum_k h_k; where a softmax of the same z has run, it holds e^l. */
    @Override
    public Void logSoftmax(Op.LogSoftmax op) {
        Buffer probability = Reuse.softmaxOf(op.input(), ops).orElseGet(() -> addExp(op.output()));
        add(new Op.SoftmaxDelta(op.output().gradient(), probability, op.input().gradient()));
        return null;
    }

    private Buffer addExp(Buffer l) {
        Buffer probability = new Buffer(l.layer(), Quantity.PROBABILITY, l.size());
        Formula exp = new Formula.Application(Function.EXP, variable(l));
        add(new Op.Elementwise(exp, Map.of(l.quantity().symbol(), l), probability));
        return probability;
    }

    /** dC/dx = W^T delta, dC/dW_ji = delta_j x_i, dC/db_j = delta_j: the weights are read before they may change. */
    @Override
    public Void affine(Op.Affine op) {
        Buffer delta = op.output().gradient();
        if (!constants.contains(op.input())) {
            add(new Op.TransposedAffine(op.weights(), delta, op.input().gradient()));
        }
        add(new Op.Accumulate(op.weights(), delta, op.input()));
        return null;
    }

    @Override
    public Void transposedAffine(Op.TransposedAffine op) {
        throw backwardOnly(op);
    }

    @Override
    public Void softmaxDelta(Op.SoftmaxDelta op) {
        throw backwardOnly(op);
    }

    @Override
    public Void accumulate(Op.Accumulate op) {
        throw backwardOnly(op);
    }

    @Override
    public Void descend(Op.Descend op) {
        throw backwardOnly(op);
    }

    private void add(Op op) {
        for (Buffer written : op.writes()) {
            if (!derived.add(written)) {
                throw new IllegalStateException(written + " has more than one user: their derivatives must be added");
            }
        }
        backward.add(op);
    }

    private static IllegalArgumentException backwardOnly(Op op) {
        return new IllegalArgumentException("an operation of a backward pass has no derivative: " + op);
    }

    private static Formula variable(Buffer buffer) {
        return new Formula.Variable(buffer.quantity().symbol());
    }

    private static Formula product(Formula left, Formula right) {
        return new Formula.Binary(Formula.Operator.MULTIPLY, left, right);
    }

    private static Formula quotient(Formula left, Formula right) {
        return new Formula.Binary(Formula.Operator.DIVIDE, left, right);
    }
}
