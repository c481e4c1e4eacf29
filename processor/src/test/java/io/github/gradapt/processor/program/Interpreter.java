package io.github.gradapt.processor.program;

import io.github.gradapt.processor.formula.Evaluator;
import io.github.gradapt.processor.topology.Cost;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs a program on one row in double, exactly as it is written. */
public final class Interpreter implements Op.Visitor<Void> {

    private final Program program;
    private final Map<Weights, double[][]> weights;
    private final Map<Weights, double[]> biases;
    private final Map<Weights, double[][]> weightGradients = new HashMap<>();
    private final Map<Weights, double[]> biasGradients = new HashMap<>();
    private final Map<Buffer, double[]> buffers = new HashMap<>();
    private double cost;
    private double rate;

    /**
     * An interpreter whose gradients are 0.
     *
     * @param weights [out][in] of each affine map
     * @param biases  [out] of each affine map that has them
     */
    public Interpreter(Program program, Map<Weights, double[][]> weights, Map<Weights, double[]> biases) {
        this.program = program;
        this.weights = weights;
        this.biases = biases;
        clearGradients();
    }

    /** Sets the gradients to 0. */
    public void clearGradients() {
        for (Weights w : program.weights()) {
            weightGradients.put(w, new double[w.outputs()][w.inputs()]);
            biasGradients.put(w, new double[w.outputs()]);
        }
    }

    /** The outputs of one row. */
    public double[] forward(double[] input) {
        buffers.clear();
        buffers.put(program.input(), input.clone());
        run(program.forward());
        return value(program.output());
    }

    /** After forward: the cost of the row; its gradients are added. */
    public double backward(double[] target) {
        double result = cost(target);
        run(program.backward());
        return result;
    }

    /** After forward: the cost of the row. */
    public double cost(double[] target) {
        buffers.put(program.target().orElseThrow(), target.clone());
        run(program.cost());
        return cost;
    }

    /** One step of gradient descent on one row; the cost before it. */
    public double learn(double[] input, double[] target, double learningRate) {
        forward(input);
        double result = cost(target);
        rate = learningRate;
        run(program.learn());
        return result;
    }

    /** What a buffer holds. */
    public double[] value(Buffer buffer) {
        double[] value = buffers.get(buffer);
        if (value == null) {
            throw new IllegalArgumentException(buffer + " was never written; there are " + buffers.keySet());
        }
        return value;
    }

    /** dC/dW, [out][in], summed over the rows. */
    public double[][] weightGradient(Weights w) {
        return weightGradients.get(w);
    }

    /** dC/db, summed over the rows. */
    public double[] biasGradient(Weights w) {
        return biasGradients.get(w);
    }

    private void run(List<Op> ops) {
        ops.forEach(op -> op.accept(this));
    }

    @Override
    public Void affine(Op.Affine op) {
        double[] x = value(op.input());
        double[][] w = weights.get(op.weights());
        double[] z = op.weights().bias()
                ? biases.get(op.weights()).clone()
                : new double[op.weights().outputs()];
        for (int j = 0; j < z.length; j++) {
            for (int i = 0; i < x.length; i++) {
                z[j] += w[j][i] * x[i];
            }
        }
        buffers.put(op.output(), z);
        return null;
    }

    @Override
    public Void elementwise(Op.Elementwise op) {
        double[] result = new double[op.output().size()];
        for (int j = 0; j < result.length; j++) {
            result[j] = Evaluator.evaluate(op.formula(), at(op.operands(), j));
        }
        buffers.put(op.output(), result);
        return null;
    }

    private Map<String, Double> at(Map<String, Buffer> operands, int j) {
        Map<String, Double> values = new HashMap<>();
        operands.forEach((name, buffer) -> values.put(name, value(buffer)[j]));
        return values;
    }

    @Override
    public Void softmax(Op.Softmax op) {
        double[] z = value(op.input());
        double max = Arrays.stream(z).max().orElseThrow();
        double sum = Arrays.stream(z).map(value -> Math.exp(value - max)).sum();
        buffers.put(
                op.output(),
                Arrays.stream(z).map(value -> Math.exp(value - max) / sum).toArray());
        return null;
    }

    @Override
    public Void logSoftmax(Op.LogSoftmax op) {
        double[] z = value(op.input());
        double max = Arrays.stream(z).max().orElseThrow();
        double log =
                Math.log(Arrays.stream(z).map(value -> Math.exp(value - max)).sum());
        buffers.put(
                op.output(), Arrays.stream(z).map(value -> value - max - log).toArray());
        return null;
    }

    @Override
    public Void rowCost(Op.RowCost op) {
        double sum = 0;
        int size = op.terms().size();
        for (int j = 0; j < size; j++) {
            sum += Evaluator.evaluate(op.formula(), at(op.operands(), j));
        }
        cost = op.reduction() == Cost.Reduction.MEAN ? sum / size : sum;
        return null;
    }

    @Override
    public Void transposedAffine(Op.TransposedAffine op) {
        double[] delta = value(op.delta());
        double[][] w = weights.get(op.weights());
        double[] result = new double[op.weights().inputs()];
        for (int i = 0; i < result.length; i++) {
            for (int j = 0; j < delta.length; j++) {
                result[i] += w[j][i] * delta[j];
            }
        }
        buffers.put(op.output(), result);
        return null;
    }

    @Override
    public Void softmaxDelta(Op.SoftmaxDelta op) {
        double[] h = value(op.gradient());
        double[] p = value(op.probability());
        double sum = Arrays.stream(h).sum();
        double[] delta = new double[h.length];
        for (int j = 0; j < delta.length; j++) {
            delta[j] = h[j] - p[j] * sum;
        }
        buffers.put(op.output(), delta);
        return null;
    }

    @Override
    public Void accumulate(Op.Accumulate op) {
        double[] delta = value(op.delta());
        double[] x = value(op.input());
        for (int j = 0; j < delta.length; j++) {
            biasGradients.get(op.weights())[j] += delta[j];
            for (int i = 0; i < x.length; i++) {
                weightGradients.get(op.weights())[j][i] += delta[j] * x[i];
            }
        }
        return null;
    }

    @Override
    public Void descend(Op.Descend op) {
        double[] delta = value(op.delta());
        double[] x = value(op.input());
        for (int j = 0; j < delta.length; j++) {
            if (op.weights().bias()) {
                biases.get(op.weights())[j] -= rate * delta[j];
            }
            for (int i = 0; i < x.length; i++) {
                weights.get(op.weights())[j][i] -= rate * delta[j] * x[i];
            }
        }
        return null;
    }
}
