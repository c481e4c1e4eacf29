package io.github.gradapt.processor.topology;

import java.util.List;

/**
 * Parameters that are compiled in.
 *
 * @param file         the file they come from, as the declaration names it
 * @param hash         the SHA-256 of its bytes, in hexadecimal digits
 * @param standardized whether the standardization of the inputs is folded into the first layer
 * @param layers       the parameters of each dense layer, in the order of the layers
 */
public record FrozenParameters(String file, String hash, boolean standardized, List<FrozenLayer> layers) {

    public FrozenParameters {
        layers = List.copyOf(layers);
    }
}
