package io.github.gradapt.processor.topology;

import java.util.List;

/** One layer of a network. */
public sealed interface Layer permits InputLayer, DenseLayer {

    /** The name of the method that declares it. */
    String name();

    /** The modifier the overriding method needs: as visible as the declaring one. */
    Visibility visibility();

    /** The shape of its activations. */
    Shape shape();

    /** The names of the layers it reads. */
    List<String> inputs();

    /** Calls the method of {@code visitor} that belongs to this kind of layer. */
    <R> R accept(Visitor<R> visitor);

    /** How visible a declaring method is. */
    enum Visibility {
        PUBLIC,
        PROTECTED,
        PACKAGE_PRIVATE
    }

    /** One method for each kind of layer. */
    interface Visitor<R> {
        R input(InputLayer layer);

        R dense(DenseLayer layer);
    }
}
