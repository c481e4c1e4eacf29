package io.github.gradapt.processor.reading;

import io.github.gradapt.processor.diagnostics.Source;
import java.util.List;

/**
 * {@code @Frozen}.
 *
 * @param source the annotation on the type
 * @param file   the name of the file
 * @param names  what the file calls layers, as {@code layer=prefix}
 * @param anyTopology whether the file may be of another topology
 */
public record FrozenDeclaration(
        Source source, Attribute<String> file, List<Attribute<String>> names, boolean anyTopology) {

    public FrozenDeclaration {
        names = List.copyOf(names);
    }
}
