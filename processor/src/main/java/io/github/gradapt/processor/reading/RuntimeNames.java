package io.github.gradapt.processor.reading;

/** The qualified names of the runtime's types. */
public final class RuntimeNames {
    public static final String NEURAL_NETWORK = "io.github.gradapt.NeuralNetwork";
    public static final String FROZEN = "io.github.gradapt.Frozen";
    public static final String STANDARDIZE = "io.github.gradapt.Standardize";
    public static final String INPUT = "io.github.gradapt.Input";
    public static final String DENSE = "io.github.gradapt.Dense";
    public static final String ELEMENTWISE = "io.github.gradapt.Elementwise";
    public static final String PER_OUTPUT = "io.github.gradapt.PerOutput";
    public static final String REDUCTION = "io.github.gradapt.Reduction";
    public static final String SOFTMAX = "io.github.gradapt.activation.Softmax";
    public static final String LOG_SOFTMAX = "io.github.gradapt.activation.LogSoftmax";
    public static final String LAYER = "io.github.gradapt.Layer";
    public static final String NETWORK = "io.github.gradapt.Network";
    public static final String TRAINABLE_NETWORK = "io.github.gradapt.TrainableNetwork";
    public static final String DOUBLE_NETWORK = "io.github.gradapt.DoubleNetwork";
    public static final String TRAINABLE_DOUBLE_NETWORK = "io.github.gradapt.TrainableDoubleNetwork";
    public static final String FROZEN_NETWORK = "io.github.gradapt.FrozenNetwork";
    public static final String GENERATED_NETWORK = "io.github.gradapt.GeneratedNetwork";

    private RuntimeNames() {}
}
