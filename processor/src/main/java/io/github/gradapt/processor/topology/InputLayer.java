package io.github.gradapt.processor.topology;

import java.util.List;

/**
 * The layer that holds a row of inputs.
 *
 * @param gradient whether a backward pass computes the gradient with respect to the inputs
 */
public record InputLayer(String name, Visibility visibility, Shape shape, boolean gradient) implements Layer {

    @Override
    public List<String> inputs() {
        return List.of();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.input(this);
    }
}
