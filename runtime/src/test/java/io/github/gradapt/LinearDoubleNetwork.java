package io.github.gradapt;

import io.github.gradapt.storage.ParameterFile;
import io.github.gradapt.support.Arguments;
import io.github.gradapt.support.DenseLayout;
import io.github.gradapt.support.StoredLayer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Linear regression with the mean squared error, written by hand in double: a = W x + b. Rows of weights are padded. */
public final class LinearDoubleNetwork implements TrainableDoubleNetwork {

    private static final int PADDING = 3;

    private final DenseLayout layout;
    private double[] parameters;
    private final double[] gradients;
    private final double[] output;
    private final List<Layer> layers;
    private long rows;
    private double cost;

    public LinearDoubleNetwork(int inputs, int outputs) {
        this(layout(inputs, outputs), new double[inputs * (outputs + PADDING) + outputs + PADDING]);
    }

    private LinearDoubleNetwork(DenseLayout layout, double[] parameters) {
        this.layout = layout;
        this.parameters = parameters;
        gradients = new double[parameters.length];
        output = new double[layout.outputs()];
        layers = List.of(
                StoredLayer.input("x", layout.inputs(), output, StoredLayer.NOT_STORED, StoredLayer.NOT_STORED),
                StoredLayer.dense("a", layout, this, output, 0, StoredLayer.NOT_STORED));
    }

    private static DenseLayout layout(int inputs, int outputs) {
        int stride = outputs + PADDING;
        return new DenseLayout(inputs, outputs, 0, stride, 1, inputs * stride);
    }

    public DenseLayout layout() {
        return layout;
    }

    /** The logical parameters: W by rows, then b. */
    public double[] values() {
        double[] values = new double[layout.outputs() * (layout.inputs() + 1)];
        int next = 0;
        for (int j = 0; j < layout.outputs(); j++) {
            for (int i = 0; i < layout.inputs(); i++) {
                values[next++] = parameters[layout.weight(j, i)];
            }
        }
        for (int j = 0; j < layout.outputs(); j++) {
            values[next++] = parameters[layout.bias(j)];
        }
        return values;
    }

    /** Sets the logical parameters: W by rows, then b. */
    public void setValues(double... values) {
        int next = 0;
        for (int j = 0; j < layout.outputs(); j++) {
            for (int i = 0; i < layout.inputs(); i++) {
                parameters[layout.weight(j, i)] = values[next++];
            }
        }
        for (int j = 0; j < layout.outputs(); j++) {
            parameters[layout.bias(j)] = values[next++];
        }
    }

    @Override
    public int inputSize() {
        return layout.inputs();
    }

    @Override
    public int outputSize() {
        return layout.outputs();
    }

    @Override
    public List<Layer> layers() {
        return layers;
    }

    @Override
    public double[] parameters() {
        return parameters;
    }

    @Override
    public String fingerprint() {
        return "linear " + inputSize() + " " + outputSize();
    }

    @Override
    public void save(Path file) throws IOException {
        ParameterFile.of(this).save(file);
    }

    @Override
    public void save(OutputStream stream) throws IOException {
        ParameterFile.of(this).save(stream);
    }

    @Override
    public void save(ByteBuffer buffer) {
        ParameterFile.of(this).save(buffer);
    }

    @Override
    public void adopt(double[] parameters) {
        Arguments.parameters(parameters, this.parameters.length);
        this.parameters = parameters;
    }

    @Override
    public double[] gradients() {
        return gradients;
    }

    @Override
    public void forward(double[] input, double[] output) {
        forward(input, 0, output, 0, 1);
    }

    @Override
    public void forward(double[] inputs, int inputOffset, double[] outputs, int outputOffset, int rows) {
        for (int row = 0; row < rows; row++) {
            forwardRow(inputs, inputOffset + row * inputSize());
            System.arraycopy(output, 0, outputs, outputOffset + row * outputSize(), outputSize());
        }
    }

    @Override
    public double backward(double[] target) {
        throw new UnsupportedOperationException("not needed by any test");
    }

    @Override
    public double accumulate(double[] inputs, int inputOffset, double[] targets, int targetOffset, int rows) {
        double sum = 0;
        for (int row = 0; row < rows; row++) {
            int in = inputOffset + row * inputSize();
            forwardRow(inputs, in);
            sum += costRow(targets, targetOffset + row * outputSize());
            for (int j = 0; j < outputSize(); j++) {
                double delta = 2 * (output[j] - targets[targetOffset + row * outputSize() + j]) / outputSize();
                for (int i = 0; i < inputSize(); i++) {
                    gradients[layout.weight(j, i)] += delta * inputs[in + i];
                }
                gradients[layout.bias(j)] += delta;
            }
        }
        this.rows += rows;
        cost += sum;
        return sum;
    }

    @Override
    public double evaluate(double[] inputs, int inputOffset, double[] targets, int targetOffset, int rows) {
        double sum = 0;
        for (int row = 0; row < rows; row++) {
            forwardRow(inputs, inputOffset + row * inputSize());
            sum += costRow(targets, targetOffset + row * outputSize());
        }
        return sum;
    }

    @Override
    public double learn(double[] input, double[] target, double rate) {
        throw new UnsupportedOperationException("not needed by any test");
    }

    @Override
    public void clearGradients() {
        Arrays.fill(gradients, 0);
        rows = 0;
        cost = 0;
    }

    @Override
    public long accumulatedRows() {
        return rows;
    }

    @Override
    public double accumulatedCost() {
        return cost;
    }

    @Override
    public TrainableDoubleNetwork sharing() {
        return new LinearDoubleNetwork(layout, parameters);
    }

    private void forwardRow(double[] inputs, int offset) {
        for (int j = 0; j < outputSize(); j++) {
            double z = parameters[layout.bias(j)];
            for (int i = 0; i < inputSize(); i++) {
                z = Math.fma(parameters[layout.weight(j, i)], inputs[offset + i], z);
            }
            output[j] = z;
        }
    }

    private double costRow(double[] targets, int offset) {
        double sum = 0;
        for (int j = 0; j < outputSize(); j++) {
            double error = output[j] - targets[offset + j];
            sum += error * error;
        }
        return sum / outputSize();
    }
}
