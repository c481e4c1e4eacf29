package io.github.gradapt.processor.reading;

import io.github.gradapt.processor.diagnostics.Source;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;

/**
 * A method that is abstract, or annotated as only layers are.
 *
 * @param method      the method
 * @param ordered     whether its place among the methods of its type is known: whether that type is being compiled
 * @param kinds       the annotations that make it a layer
 * @param activations the activations on it
 * @param costs       the costs on it
 * @param standardize the standardization on it
 */
public record LayerDeclaration(
        ExecutableElement method,
        boolean ordered,
        List<LayerKind> kinds,
        List<ActivationDeclaration> activations,
        List<CostDeclaration> costs,
        Optional<StandardizeDeclaration> standardize) {

    public LayerDeclaration {
        kinds = List.copyOf(kinds);
        activations = List.copyOf(activations);
        costs = List.copyOf(costs);
    }

    /** The name of the method. */
    public String name() {
        return method.getSimpleName().toString();
    }

    /** The method. */
    public Source source() {
        return Source.of(method);
    }

    /** Whether the method has no body. */
    public boolean isAbstract() {
        return method.getModifiers().contains(Modifier.ABSTRACT);
    }
}
