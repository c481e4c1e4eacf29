package io.github.gradapt.processor.freezing;

import io.github.gradapt.processor.reading.Attribute;
import io.github.gradapt.processor.reading.FrozenDeclaration;
import java.util.HashMap;
import java.util.Map;

/** What a file calls the tensors of layers: {@code hidden.weight}, unless the declaration says otherwise. */
final class TensorNames {

    private final Map<String, String> given = new HashMap<>();

    TensorNames(FrozenDeclaration frozen) {
        for (Attribute<String> entry : frozen.names()) {
            int equals = entry.value().indexOf('=');
            given.put(entry.value().substring(0, equals), entry.value().substring(equals + 1));
        }
    }

    /**
     * The name of a tensor.
     *
     * @param kind what it is in its layer: weight, bias, mean, deviation
     */
    String of(String layer, String kind) {
        String ofLayer = given.getOrDefault(layer, layer) + "." + kind;
        return given.getOrDefault(layer + "." + kind, ofLayer);
    }
}
