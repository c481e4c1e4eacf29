package io.github.gradapt.processor.plan;

import io.github.gradapt.math.FloatMath;
import io.github.gradapt.processor.formula.Powers;
import io.github.gradapt.processor.program.Buffer;
import io.github.gradapt.processor.program.Op;
import io.github.gradapt.processor.program.Program;
import io.github.gradapt.processor.program.Weights;
import io.github.gradapt.processor.topology.Cost;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs a program on one row in float, every sum in exactly the order that the table of {@code
 * docs/summation-order/README.md} fixes. It is written from the table, not from the kernels: generated code must give
 * the same bits.
 */
public final class FloatInterpreter implements Op.Visitor<Void> {

    private static final int LANES = 8;

    private final Program program;
    private final Map<Weights, float[][]> weights;
    private final Map<Weights, float[]> biases;
    private final Map<Weights, float[][]> weightGradients = new HashMap<>();
    private final Map<Weights, float[]> biasGradients = new HashMap<>();
    private final Map<Buffer, float[]> buffers = new HashMap<>();
    private float cost;
    private float rate;

    /**
     * An interpreter whose gradients are +0.
     *
     * @param weights [out][in] of each affine map
     * @param biases  [out] of each affine map that has them
     */
    public FloatInterpreter(Program program, Map<Weights, float[][]> weights, Map<Weights, float[]> biases) {
        this.program = program;
        this.weights = weights;
        this.biases = biases;
        for (Weights w : program.weights()) {
            weightGradients.put(w, new float[w.outputs()][w.inputs()]);
            biasGradients.put(w, new float[w.outputs()]);
        }
    }

    /** The outputs of one row. */
    public float[] forward(float[] input) {
        buffers.clear();
        buffers.put(program.input(), input.clone());
        run(program.forward());
        return value(program.output());
    }

    /** After forward: the cost of the row; its gradients are added. */
    public float backward(float[] target) {
        float result = cost(target);
        run(program.backward());
        return result;
    }

    /** After forward: the cost of the row. */
    public float cost(float[] target) {
        buffers.put(program.target().orElseThrow(), target.clone());
        run(program.cost());
        return cost;
    }

    /** One step of gradient descent on one row; the cost before it. */
    public float learn(float[] input, float[] target, float learningRate) {
        forward(input);
        float result = cost(target);
        rate = learningRate;
        run(program.learn());
        return result;
    }

    /** What a buffer holds. */
    public float[] value(Buffer buffer) {
        float[] value = buffers.get(buffer);
        if (value == null) {
            throw new IllegalArgumentException(buffer + " was never written; there are " + buffers.keySet());
        }
        return value;
    }

    /** dC/dW, [out][in], summed over the rows. */
    public float[][] weightGradient(Weights w) {
        return weightGradients.get(w);
    }

    /** dC/db, summed over the rows. */
    public float[] biasGradient(Weights w) {
        return biasGradients.get(w);
    }

    private void run(List<Op> ops) {
        ops.forEach(op -> op.accept(this));
    }

    @Override
    public Void affine(Op.Affine op) {
        float[] x = value(op.input());
        float[][] w = weights.get(op.weights());
        int inputs = op.weights().inputs();
        int outputs = op.weights().outputs();
        float[] z = new float[outputs];
        for (int j = 0; j < outputs; j++) {
            float bias = op.weights().bias() ? biases.get(op.weights())[j] : 0f;
            if (outputs <= 3) {
                float sum = lanes(w[j], x);
                z[j] = op.weights().bias() ? sum + bias : sum;
            } else {
                z[j] = blocks(bias, w[j], x, blockCount(inputs, outputs));
            }
        }
        buffers.put(op.output(), z);
        return null;
    }

    private static int blockCount(int inputs, int outputs) {
        if (outputs <= 16 && inputs >= 32) {
            return 4;
        }
        return outputs <= 32 && inputs >= 16 ? 2 : 1;
    }

    private static float blocks(float bias, float[] w, float[] x, int count) {
        float sum = 0;
        int from = 0;
        for (int block = 0; block < count; block++) {
            int to = from + w.length / count + (block < w.length % count ? 1 : 0);
            float part = chain(block == 0 ? bias : 0f, w, x, from, to);
            sum = block == 0 ? part : sum + part;
            from = to;
        }
        return sum;
    }

    private static float chain(float start, float[] w, float[] x, int from, int to) {
        float sum = start;
        for (int i = from; i < to; i++) {
            sum = Math.fma(w[i], x[i], sum);
        }
        return sum;
    }

    /** Products in virtual lanes, then the halving tree. */
    private static float lanes(float[] w, float[] x) {
        float[] lanes = new float[LANES];
        for (int from = 0; from < w.length; from += LANES) {
            for (int lane = 0; lane < LANES; lane++) {
                boolean padding = from + lane >= w.length;
                lanes[lane] = Math.fma(padding ? 0f : w[from + lane], padding ? 0f : x[from + lane], lanes[lane]);
            }
        }
        return tree(lanes);
    }

    private static float tree(float[] lanes) {
        for (int half = lanes.length / 2; half >= 1; half /= 2) {
            for (int lane = 0; lane < half; lane++) {
                lanes[lane] = lanes[lane] + lanes[lane + half];
            }
        }
        return lanes[0];
    }

    /** The sum over the outputs of a row. */
    private static float sum(float[] values) {
        float[] lanes = new float[LANES];
        for (int from = 0; from < values.length; from += LANES) {
            for (int lane = 0; lane < LANES; lane++) {
                lanes[lane] = lanes[lane] + (from + lane < values.length ? values[from + lane] : 0f);
            }
        }
        return tree(lanes);
    }

    @Override
    public Void elementwise(Op.Elementwise op) {
        float[] result = new float[op.output().size()];
        for (int j = 0; j < result.length; j++) {
            result[j] = FloatEvaluator.evaluate(Powers.expand(op.formula()), at(op.operands(), j));
        }
        buffers.put(op.output(), result);
        return null;
    }

    private Map<String, Float> at(Map<String, Buffer> operands, int j) {
        Map<String, Float> values = new HashMap<>();
        operands.forEach((name, buffer) -> values.put(name, value(buffer)[j]));
        return values;
    }

    private static float[] exponentials(float[] z, float max) {
        float[] exponentials = new float[z.length];
        for (int j = 0; j < z.length; j++) {
            exponentials[j] = FloatMath.exp(z[j] - max);
        }
        return exponentials;
    }

    private static float max(float[] z) {
        float max = z[0];
        for (float value : z) {
            max = Math.max(max, value);
        }
        return max;
    }

    @Override
    public Void softmax(Op.Softmax op) {
        float[] z = value(op.input());
        float[] a = exponentials(z, max(z));
        float sum = sum(a);
        for (int j = 0; j < a.length; j++) {
            a[j] = a[j] / sum;
        }
        buffers.put(op.output(), a);
        return null;
    }

    @Override
    public Void logSoftmax(Op.LogSoftmax op) {
        float[] z = value(op.input());
        float max = max(z);
        float log = FloatMath.log(sum(exponentials(z, max)));
        float[] l = new float[z.length];
        for (int j = 0; j < l.length; j++) {
            l[j] = z[j] - max - log;
        }
        buffers.put(op.output(), l);
        return null;
    }

    @Override
    public Void rowCost(Op.RowCost op) {
        float[] terms = new float[op.terms().size()];
        for (int j = 0; j < terms.length; j++) {
            terms[j] = FloatEvaluator.evaluate(Powers.expand(op.formula()), at(op.operands(), j));
        }
        cost = op.reduction() == Cost.Reduction.MEAN ? sum(terms) / terms.length : sum(terms);
        return null;
    }

    @Override
    public Void transposedAffine(Op.TransposedAffine op) {
        float[] delta = value(op.delta());
        float[][] w = weights.get(op.weights());
        float[] result = new float[op.weights().inputs()];
        for (int i = 0; i < result.length; i++) {
            float[] column = new float[delta.length];
            for (int j = 0; j < column.length; j++) {
                column[j] = w[j][i];
            }
            result[i] = delta.length <= 3 ? chain(0f, column, delta, 0, delta.length) : lanes(column, delta);
        }
        buffers.put(op.output(), result);
        return null;
    }

    @Override
    public Void softmaxDelta(Op.SoftmaxDelta op) {
        float[] h = value(op.gradient());
        float[] p = value(op.probability());
        float sum = sum(h);
        float[] delta = new float[h.length];
        for (int j = 0; j < delta.length; j++) {
            delta[j] = h[j] - p[j] * sum;
        }
        buffers.put(op.output(), delta);
        return null;
    }

    @Override
    public Void accumulate(Op.Accumulate op) {
        float[] delta = value(op.delta());
        float[] x = value(op.input());
        for (int j = 0; j < delta.length; j++) {
            float[] row = weightGradients.get(op.weights())[j];
            biasGradients.get(op.weights())[j] += delta[j];
            for (int i = 0; i < x.length; i++) {
                row[i] = Math.fma(delta[j], x[i], row[i]);
            }
        }
        return null;
    }

    @Override
    public Void descend(Op.Descend op) {
        float[] delta = value(op.delta());
        float[] x = value(op.input());
        for (int j = 0; j < delta.length; j++) {
            if (op.weights().bias()) {
                float[] b = biases.get(op.weights());
                b[j] = Math.fma(-rate, 0f + delta[j], b[j]);
            }
            float[] row = weights.get(op.weights())[j];
            for (int i = 0; i < x.length; i++) {
                row[i] = Math.fma(-rate, Math.fma(delta[j], x[i], 0f), row[i]);
            }
        }
        return null;
    }
}
