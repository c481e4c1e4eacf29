package io.github.gradapt.example.latency;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.Map;

/**
 * ONNX Runtime as its Java API is fastest: one thread, a session for each number of rows, which is fixed in its model,
 * tensors over buffers that are used again, outputs written into such a buffer.
 */
final class Onnx implements Contender {
    private final Net net;
    private final Map<Integer, Model> models = new HashMap<>();
    private Model lastUsed;

    Onnx(Net net) {
        this.net = net;
        lastUsed = model(1);
    }

    private Model model(int rows) {
        return models.computeIfAbsent(rows, count -> new Model(net, count));
    }

    @Override
    public void forward(float[] input, float[] output) {
        forward(input, output, 1);
    }

    @Override
    public void forward(float[] inputs, float[] outputs, int rows) {
        if (lastUsed.rows != rows) {
            lastUsed = model(rows);
        }
        lastUsed.run(inputs, outputs);
    }

    /** A session, its tensors, and the buffers that they lie in. */
    private static final class Model {
        private final int rows;
        private final int inputSize;
        private final int outputSize;
        private final FloatBuffer input;
        private final FloatBuffer output;
        private final OrtSession session;
        private final Map<String, OnnxTensor> inputs;
        private final Map<String, OnnxTensor> outputs;

        Model(Net net, int rows) {
            this.rows = rows;
            inputSize = rows * net.inputs();
            outputSize = rows * net.outputs();
            input = direct(inputSize);
            output = direct(outputSize);
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
                options.setIntraOpNumThreads(1);
                options.setInterOpNumThreads(1);
                options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
                options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
                session = environment.createSession(OnnxModel.of(net, rows), options);
                inputs = Map.of(
                        OnnxModel.INPUT, OnnxTensor.createTensor(environment, input, new long[] {rows, net.inputs()}));
                outputs = Map.of(
                        OnnxModel.OUTPUT,
                        OnnxTensor.createTensor(environment, output, new long[] {rows, net.outputs()}));
            } catch (OrtException e) {
                throw new IllegalStateException(e);
            }
        }

        /** Direct, so that a tensor is a view of it and no copy. */
        private static FloatBuffer direct(int size) {
            return ByteBuffer.allocateDirect(size * Float.BYTES)
                    .order(ByteOrder.nativeOrder())
                    .asFloatBuffer();
        }

        void run(float[] from, float[] to) {
            input.put(0, from, 0, inputSize);
            try {
                session.run(inputs, outputs).close();
            } catch (OrtException e) {
                throw new IllegalStateException(e);
            }
            output.get(0, to, 0, outputSize);
        }
    }

    @Override
    public float learn(float[] input, float[] target, float rate) {
        throw new UnsupportedOperationException("forward only");
    }

    @Override
    public float gradient(float[] inputs, float[] targets, int rows) {
        throw new UnsupportedOperationException("forward only");
    }

    @Override
    public float adam(float[] inputs, float[] targets, int rows) {
        throw new UnsupportedOperationException("forward only");
    }

    @Override
    public float[] parameters() {
        throw new UnsupportedOperationException("forward only");
    }
}
