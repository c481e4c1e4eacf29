package io.github.gradapt.processor.reading;

import io.github.gradapt.processor.diagnostics.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.Elements;

/** Reads the values of one annotation, the defaults included. */
final class AnnotationReader {
    /** What the compiler has in place of a constant that it cannot resolve. */
    private static final String UNRESOLVED_CONSTANT = "<error>";

    private final Source source;
    private final TypeElement type;
    private final Map<? extends ExecutableElement, ? extends AnnotationValue> values;

    private AnnotationReader(Elements elements, Element element, AnnotationMirror mirror) {
        this.source = Source.of(element).with(mirror);
        this.type = (TypeElement) mirror.getAnnotationType().asElement();
        this.values = elements.getElementValuesWithDefaults(mirror);
    }

    /** The annotation of a type given by its qualified name, if the element has one. */
    static Optional<AnnotationReader> find(Elements elements, Element element, String annotation) {
        return all(elements, element).stream()
                .filter(reader -> reader.qualifiedName().equals(annotation))
                .findFirst();
    }

    /** The annotations of an element whose types exist. */
    static List<AnnotationReader> all(Elements elements, Element element) {
        return element.getAnnotationMirrors().stream()
                .filter(mirror -> mirror.getAnnotationType().getKind() != TypeKind.ERROR)
                .<AnnotationReader>map(mirror -> new AnnotationReader(elements, element, mirror))
                .toList();
    }

    Source source() {
        return source;
    }

    TypeElement type() {
        return type;
    }

    String qualifiedName() {
        return type.getQualifiedName().toString();
    }

    Attribute<Integer> integer(String attribute) throws UnresolvedException {
        return value(attribute, Integer.class);
    }

    Attribute<Boolean> flag(String attribute) throws UnresolvedException {
        return value(attribute, Boolean.class);
    }

    Attribute<String> text(String attribute) throws UnresolvedException {
        return value(attribute, String.class);
    }

    /** A number of any primitive type. */
    Attribute<Double> number(String attribute) throws UnresolvedException {
        Attribute<Number> number = value(attribute, Number.class);
        return new Attribute<>(number.value().doubleValue(), number.source());
    }

    /** The name of a constant of an enum. */
    String constant(String attribute) throws UnresolvedException {
        return value(attribute, VariableElement.class).value().getSimpleName().toString();
    }

    List<Attribute<Integer>> integers(String attribute) throws UnresolvedException {
        return values(attribute, Integer.class);
    }

    List<Attribute<Double>> numbers(String attribute) throws UnresolvedException {
        return values(attribute, Double.class);
    }

    List<Attribute<String>> texts(String attribute) throws UnresolvedException {
        return values(attribute, String.class);
    }

    private <T> List<Attribute<T>> values(String attribute, Class<T> kind) throws UnresolvedException {
        List<Attribute<T>> values = new ArrayList<>();
        for (Object element : value(attribute, List.class).value()) {
            values.add(cast(attribute, (AnnotationValue) element, kind));
        }
        return values;
    }

    private <T> Attribute<T> value(String attribute, Class<T> kind) throws UnresolvedException {
        for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry : values.entrySet()) {
            if (entry.getKey().getSimpleName().contentEquals(attribute)) {
                return cast(attribute, entry.getValue(), kind);
            }
        }
        throw unresolved(attribute, source);
    }

    private <T> Attribute<T> cast(String attribute, AnnotationValue value, Class<T> kind) throws UnresolvedException {
        Source place = source.with(value);
        if (!kind.isInstance(value.getValue()) || UNRESOLVED_CONSTANT.equals(value.getValue())) {
            throw unresolved(attribute, place);
        }
        return new Attribute<>(kind.cast(value.getValue()), place);
    }

    private UnresolvedException unresolved(String attribute, Source place) {
        return new UnresolvedException("'" + attribute + "' of @" + type.getSimpleName(), place);
    }
}
