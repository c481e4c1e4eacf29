package io.github.gradapt.processor.reading;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/**
 * An annotation type that carries a formula.
 *
 * @param type       the annotation type
 * @param role       what the formula is for
 * @param formula    the text of the formula
 * @param requires   the text of the condition its attributes have to meet; empty if there is none
 * @param domain     the text of the condition the outputs have to meet; empty if there is none, as for activations
 * @param parameters the attributes of the annotation type, in source order
 */
public record FunctionDeclaration(
        TypeElement type,
        Role role,
        Attribute<String> formula,
        Attribute<String> requires,
        Attribute<String> domain,
        List<Parameter> parameters) {

    public FunctionDeclaration {
        parameters = List.copyOf(parameters);
    }

    /** The simple name of the annotation type. */
    public String name() {
        return type.getSimpleName().toString();
    }

    /** Whether the annotation type carries the formula of an activation and that of a cost. */
    public boolean hasBothRoles() {
        Set<String> annotations = type.getAnnotationMirrors().stream()
                .map(mirror -> mirror.getAnnotationType().toString())
                .collect(Collectors.toSet());
        return annotations.containsAll(Set.of(RuntimeNames.ELEMENTWISE, RuntimeNames.PER_OUTPUT));
    }

    /** Whether class files do not keep the annotations of this type. */
    public boolean vanishes() {
        Retention retention = type.getAnnotation(Retention.class);
        return retention != null && retention.value() == RetentionPolicy.SOURCE;
    }

    /** The names of the attributes of one kind. */
    public Set<String> names(Parameter.Kind kind) {
        return parameters.stream()
                .filter(parameter -> parameter.kind() == kind)
                .map(Parameter::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What a formula is for. */
    public enum Role {
        /** Over {@code z}. */
        ACTIVATION,
        /** Over {@code a} and {@code y}. */
        COST
    }

    /** An attribute of the annotation type. */
    public record Parameter(ExecutableElement element, Kind kind) {

        /** The name of the attribute. */
        public String name() {
            return element.getSimpleName().toString();
        }

        /** What an attribute stands for. */
        public enum Kind {
            /** A number of the formula. */
            NUMBER,
            /** A boolean of the formula's conditions. */
            FLAG,
            /** How a cost sums up over the outputs. */
            REDUCTION,
            /** Nothing that is supported. */
            OTHER
        }
    }
}
