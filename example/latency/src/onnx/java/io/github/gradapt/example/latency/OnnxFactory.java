package io.github.gradapt.example.latency;

/** Makes {@link Onnx} known to builds that have it. */
public final class OnnxFactory implements ContenderFactory {

    @Override
    public Contender create(Net net) {
        return new Onnx(net);
    }
}
