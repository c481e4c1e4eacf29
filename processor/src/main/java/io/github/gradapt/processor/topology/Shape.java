package io.github.gradapt.processor.topology;

import java.util.List;

/** The extents of a tensor, outermost first. The product fits an int. */
public record Shape(List<Integer> extents) {

    public Shape {
        extents = List.copyOf(extents);
    }

    /** The shape of a vector. */
    public static Shape of(int size) {
        return new Shape(List.of(size));
    }

    /** The number of elements. */
    public int size() {
        return extents.stream().reduce(1, Math::multiplyExact);
    }
}
