package io.github.gradapt.processor.program;

import io.github.gradapt.processor.formula.Formula;
import io.github.gradapt.processor.formula.Function;
import io.github.gradapt.processor.formula.Simplifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes formulas in terms of what is in a buffer already: phi'(z) in terms of a = phi(z), e^l in terms of the
 * probabilities of a softmax. What no formula reads any more need not be stored.
 */
final class Reuse {

    /** {@code value} holds {@code formula} of the buffer {@code of}. */
    private record Fact(Buffer value, Formula formula, Buffer of) {}

    /** What to write in terms of {@code name}, the value of {@code phi}: the same for every layer of a kind. */
    private record Question(Formula formula, Formula phi, String name) {
        Formula answer() {
            return Simplifier.inTermsOf(formula, phi, name);
        }
    }

    private final List<Fact> facts;
    private final Map<Question, Formula> answers = new HashMap<>();

    private Reuse(List<Fact> facts) {
        this.facts = facts;
    }

    /** What is known once {@code ops} have run. */
    static Reuse of(List<Op> ops) {
        List<Fact> facts = new ArrayList<>();
        OpVisitor<Optional<Fact>> finder = new OpVisitor<>(Optional.empty()) {
            @Override
            public Optional<Fact> elementwise(Op.Elementwise op) {
                return op.reads().size() == 1
                        ? Optional.of(
                                new Fact(op.output(), op.formula(), op.reads().get(0)))
                        : Optional.empty();
            }

            @Override
            public Optional<Fact> logSoftmax(Op.LogSoftmax op) {
                Formula l = new Formula.Variable(op.output().quantity().symbol());
                Formula probability = new Formula.Application(Function.EXP, l);
                return softmaxOf(op.input(), ops).map(a -> new Fact(a, probability, op.output()));
            }
        };
        ops.forEach(op -> op.accept(finder).ifPresent(facts::add));
        return new Reuse(facts);
    }

    /** The buffer that holds softmax(z), if one of {@code ops} computes it. */
    static Optional<Buffer> softmaxOf(Buffer z, List<Op> ops) {
        for (Op op : ops) {
            Optional<Buffer> probabilities = op.accept(new OpVisitor<Optional<Buffer>>(Optional.empty()) {
                @Override
                public Optional<Buffer> softmax(Op.Softmax softmax) {
                    return softmax.input().equals(z) ? Optional.of(softmax.output()) : Optional.empty();
                }
            });
            if (probabilities.isPresent()) {
                return probabilities;
            }
        }
        return Optional.empty();
    }

    /** The same operations, reading what is there already. */
    List<Op> rewrite(List<Op> ops) {
        List<Op> rewritten = new ArrayList<>();
        for (Op op : ops) {
            rewritten.add(op.accept(new OpVisitor<>(op) {
                @Override
                public Op elementwise(Op.Elementwise elementwise) {
                    Formula formula = rewrite(elementwise.formula(), elementwise.operands());
                    return Elementwises.of(formula, available(elementwise.operands()), elementwise.output());
                }

                @Override
                public Op rowCost(Op.RowCost cost) {
                    Formula formula = rewrite(cost.formula(), cost.operands());
                    return new Op.RowCost(
                            formula,
                            Elementwises.read(formula, available(cost.operands())),
                            cost.terms(),
                            cost.reduction());
                }
            }));
        }
        return rewritten;
    }

    private Formula rewrite(Formula formula, Map<String, Buffer> operands) {
        Formula rewritten = formula;
        for (Fact fact : facts) {
            if (operands.containsValue(fact.of())) {
                Question question = new Question(rewritten, fact.formula(), symbol(fact.value()));
                rewritten = answers.computeIfAbsent(question, Question::answer);
            }
        }
        return rewritten;
    }

    private Map<String, Buffer> available(Map<String, Buffer> operands) {
        Map<String, Buffer> available = new LinkedHashMap<>(operands);
        for (Fact fact : facts) {
            if (operands.containsValue(fact.of())) {
                available.putIfAbsent(symbol(fact.value()), fact.value());
            }
        }
        return available;
    }

    private static String symbol(Buffer buffer) {
        return buffer.quantity().symbol();
    }
}
