package io.github.gradapt.processor.program;

import io.github.gradapt.processor.formula.Formula;
import io.github.gradapt.processor.formula.FunctionCalls;
import io.github.gradapt.processor.topology.Cost;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One operation of a program, on one row. */
public sealed interface Op {

    /** The buffers it reads. */
    List<Buffer> reads();

    /** The buffers it writes: none, or one. */
    List<Buffer> writes();

    /** Whether it does more than write its buffers: yield the cost, or change gradients or weights. */
    default boolean hasEffect() {
        return false;
    }

    /** The calls of functions such as exp in its formula, if it has one. */
    default int functionCalls() {
        return 0;
    }

    /** Calls the method of {@code visitor} that belongs to this kind of operation. */
    <R> R accept(Visitor<R> visitor);

    /** output = W input + b. */
    record Affine(Weights weights, Buffer input, Buffer output) implements Op {
        @Override
        public List<Buffer> reads() {
            return List.of(input);
        }

        @Override
        public List<Buffer> writes() {
            return List.of(output);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.affine(this);
        }
    }

    /**
     * output_j = formula(operands_j), element by element.
     *
     * @param operands the buffer behind each variable of the formula, in a defined order
     */
    record Elementwise(Formula formula, Map<String, Buffer> operands, Buffer output) implements Op {
        public Elementwise {
            operands = ordered(operands);
        }

        @Override
        public List<Buffer> reads() {
            return new ArrayList<>(operands.values());
        }

        @Override
        public List<Buffer> writes() {
            return List.of(output);
        }

        @Override
        public int functionCalls() {
            return FunctionCalls.of(formula, Set.of()).calls().size();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.elementwise(this);
        }
    }

    /** output_j = e^input_j / sum_k e^input_k. */
    record Softmax(Buffer input, Buffer output) implements Op {
        @Override
        public List<Buffer> reads() {
            return List.of(input);
        }

        @Override
        public List<Buffer> writes() {
            return List.of(output);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.softmax(this);
        }
    }

    /** output_j = input_j - log(sum_k e^input_k). */
    record LogSoftmax(Buffer input, Buffer output) implements Op {
        @Override
        public List<Buffer> reads() {
            return List.of(input);
        }

        @Override
        public List<Buffer> writes() {
            return List.of(output);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.logSoftmax(this);
        }
    }

    /**
     * The cost of the row: the sum, or the mean, of terms_j = formula(operands_j) over the outputs j.
     *
     * @param operands  the buffer behind each variable of the formula, in a defined order
     * @param reduction how the terms become one number
     */
    record RowCost(Formula formula, Map<String, Buffer> operands, Buffer terms, Cost.Reduction reduction)
            implements Op {
        public RowCost {
            operands = ordered(operands);
        }

        @Override
        public List<Buffer> reads() {
            return new ArrayList<>(operands.values());
        }

        @Override
        public List<Buffer> writes() {
            return List.of(terms);
        }

        @Override
        public boolean hasEffect() {
            return true;
        }

        @Override
        public int functionCalls() {
            return FunctionCalls.of(formula, Set.of()).calls().size();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.rowCost(this);
        }
    }

    /** output = W^T delta. */
    record TransposedAffine(Weights weights, Buffer delta, Buffer output) implements Op {
        @Override
        public List<Buffer> reads() {
            return List.of(delta);
        }

        @Override
        public List<Buffer> writes() {
            return List.of(output);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.transposedAffine(this);
        }
    }

    /**
     * output_i = gradient_i - probability_i * sum_k gradient_k: from dC/dl to dC/dz, where l = log(softmax(z)) and
     * probability = e^l.
     */
    record SoftmaxDelta(Buffer gradient, Buffer probability, Buffer output) implements Op {
        @Override
        public List<Buffer> reads() {
            return List.of(gradient, probability);
        }

        @Override
        public List<Buffer> writes() {
            return List.of(output);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.softmaxDelta(this);
        }
    }

    /** dC/dW_ji += delta_j input_i, dC/db_j += delta_j. */
    record Accumulate(Weights weights, Buffer delta, Buffer input) implements Op {
        @Override
        public List<Buffer> reads() {
            return List.of(delta, input);
        }

        @Override
        public List<Buffer> writes() {
            return List.of();
        }

        @Override
        public boolean hasEffect() {
            return true;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.accumulate(this);
        }
    }

    /** W_ji -= rate * delta_j input_i, b_j -= rate * delta_j. */
    record Descend(Weights weights, Buffer delta, Buffer input) implements Op {
        @Override
        public List<Buffer> reads() {
            return List.of(delta, input);
        }

        @Override
        public List<Buffer> writes() {
            return List.of();
        }

        @Override
        public boolean hasEffect() {
            return true;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.descend(this);
        }
    }

    private static Map<String, Buffer> ordered(Map<String, Buffer> operands) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(operands));
    }

    /** One method for each kind of operation. */
    interface Visitor<R> {
        R affine(Affine op);

        R elementwise(Elementwise op);

        R softmax(Softmax op);

        R logSoftmax(LogSoftmax op);

        R rowCost(RowCost op);

        R transposedAffine(TransposedAffine op);

        R softmaxDelta(SoftmaxDelta op);

        R accumulate(Accumulate op);

        R descend(Descend op);
    }
}
