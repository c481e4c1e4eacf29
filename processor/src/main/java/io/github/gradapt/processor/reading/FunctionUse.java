package io.github.gradapt.processor.reading;

import io.github.gradapt.processor.diagnostics.Source;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An annotation, on a layer, whose type carries a formula.
 *
 * @param declaration the type
 * @param source      the annotation
 * @param numbers     the values of its numeric attributes, in source order of the type
 * @param flags       the values of its boolean attributes
 */
public record FunctionUse(
        FunctionDeclaration declaration,
        Source source,
        Map<String, Attribute<Double>> numbers,
        Map<String, Attribute<Boolean>> flags) {

    public FunctionUse {
        numbers = Collections.unmodifiableMap(new LinkedHashMap<>(numbers));
        flags = Collections.unmodifiableMap(new LinkedHashMap<>(flags));
    }
}
