package io.github.gradapt.processor.reading;

import io.github.gradapt.processor.diagnostics.Source;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.TypeElement;

/**
 * A network as the user declares it, right or wrong.
 *
 * @param type     the annotated type
 * @param name     the name given to the network; empty if none is
 * @param training whether the network shall be trainable
 * @param precision the name of the constant of the runtime's {@code Precision}
 * @param layers   the methods to implement, and those annotated as layers: those of supertypes first, each type's in
 *     source order
 * @param frozen   what says that the parameters are compiled in, if anything does
 */
public record Declaration(
        TypeElement type,
        Attribute<String> name,
        boolean training,
        String precision,
        List<LayerDeclaration> layers,
        Optional<FrozenDeclaration> frozen) {

    public Declaration {
        layers = List.copyOf(layers);
    }

    /** The annotated type. */
    public Source source() {
        return Source.of(type);
    }
}
