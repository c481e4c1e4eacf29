package io.github.gradapt.processor.reading;

import io.github.gradapt.processor.diagnostics.Source;
import java.util.List;

/** The annotation that makes a method a layer. */
public sealed interface LayerKind {

    /** The annotation on the method. */
    Source source();

    /** Calls the method of {@code visitor} that belongs to this kind of layer. */
    <R> R accept(Visitor<R> visitor);

    /**
     * {@code @Input}.
     *
     * @param extents the shape, outermost extent first
     */
    record Input(Source source, List<Attribute<Integer>> extents, boolean gradient) implements LayerKind {
        public Input {
            extents = List.copyOf(extents);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.input(this);
        }
    }

    /**
     * {@code @Dense}.
     *
     * @param initializer the name of the constant of the runtime's {@code Initializer}
     */
    record Dense(Source source, Attribute<Integer> units, boolean bias, String initializer) implements LayerKind {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.dense(this);
        }
    }

    /** One method for each kind of layer. */
    interface Visitor<R> {
        R input(Input kind);

        R dense(Dense kind);
    }
}
