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

/** Linear regression with the mean squared error, written by hand: a = W x + b. Rows of weights are padded. */
public final class LinearNetwork implements TrainableNetwork {

    private static final int PADDING = 3;

    private final DenseLayout layout;
    private float[] parameters;
    private final float[] gradients;
    private final float[] output;
    private final List<Layer> layers;
    private long rows;
    private double cost;

    public LinearNetwork(int inputs, int outputs) {
        this(layout(inputs, outputs), new float[inputs * (outputs + PADDING) + outputs + PADDING]);
    }

    private LinearNetwork(DenseLayout layout, float[] parameters) {
        this.layout = layout;
        this.parameters = parameters;
        gradients = new float[parameters.length];
        output = new float[layout.outputs()];
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
    public float[] values() {
        float[] values = new float[layout.outputs() * (layout.inputs() + 1)];
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
    public void setValues(float... values) {
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
    public float[] parameters() {
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
    public void adopt(float[] parameters) {
        Arguments.parameters(parameters, this.parameters.length);
        this.parameters = parameters;
    }

    @Override
    public float[] gradients() {
        return gradients;
    }

    @Override
    public void forward(float[] input, float[] output) {
        forward(input, 0, output, 0, 1);
    }

    @Override
    public void forward(float[] inputs, int inputOffset, float[] outputs, int outputOffset, int rows) {
        Arguments.rows(inputs, inputOffset, rows, inputSize(), "inputs");
        Arguments.rows(outputs, outputOffset, rows, outputSize(), "outputs");
        for (int row = 0; row < rows; row++) {
            forwardRow(inputs, inputOffset + row * inputSize());
            System.arraycopy(output, 0, outputs, outputOffset + row * outputSize(), outputSize());
        }
    }

    @Override
    public float backward(float[] target) {
        throw new UnsupportedOperationException("not needed by any test");
    }

    @Override
    public float accumulate(float[] inputs, int inputOffset, float[] targets, int targetOffset, int rows) {
        Arguments.rows(inputs, inputOffset, rows, inputSize(), "inputs");
        Arguments.rows(targets, targetOffset, rows, outputSize(), "targets");
        float sum = 0;
        for (int row = 0; row < rows; row++) {
            int in = inputOffset + row * inputSize();
            forwardRow(inputs, in);
            sum += costRow(targets, targetOffset + row * outputSize());
            for (int j = 0; j < outputSize(); j++) {
                float delta = 2 * (output[j] - targets[targetOffset + row * outputSize() + j]) / outputSize();
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
    public float evaluate(float[] inputs, int inputOffset, float[] targets, int targetOffset, int rows) {
        float sum = 0;
        for (int row = 0; row < rows; row++) {
            forwardRow(inputs, inputOffset + row * inputSize());
            sum += costRow(targets, targetOffset + row * outputSize());
        }
        return sum;
    }

    @Override
    public float learn(float[] input, float[] target, float rate) {
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
    public TrainableNetwork sharing() {
        return new LinearNetwork(layout, parameters);
    }

    private void forwardRow(float[] inputs, int offset) {
        for (int j = 0; j < outputSize(); j++) {
            float z = parameters[layout.bias(j)];
            for (int i = 0; i < inputSize(); i++) {
                z = Math.fma(parameters[layout.weight(j, i)], inputs[offset + i], z);
            }
            output[j] = z;
        }
    }

    private float costRow(float[] targets, int offset) {
        float sum = 0;
        for (int j = 0; j < outputSize(); j++) {
            float error = output[j] - targets[offset + j];
            sum += error * error;
        }
        return sum / outputSize();
    }
}
