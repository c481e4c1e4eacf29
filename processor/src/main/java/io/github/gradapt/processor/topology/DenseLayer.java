package io.github.gradapt.processor.topology;

import java.util.List;

/**
 * A fully connected layer: z = W x + b, a = phi(z).
 *
 * @param input       the name of the layer it reads
 * @param units       the number of outputs
 * @param bias        whether there is a b
 * @param initializer the name of the constant of the runtime's {@code Initializer} that draws the weights
 * @param activation  phi
 */
public record DenseLayer(
        String name,
        Visibility visibility,
        String input,
        int units,
        boolean bias,
        String initializer,
        Activation activation)
        implements Layer {

    @Override
    public Shape shape() {
        return Shape.of(units);
    }

    @Override
    public List<String> inputs() {
        return List.of(input);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.dense(this);
    }
}
