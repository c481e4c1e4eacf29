package io.github.gradapt.processor.validation;

import io.github.gradapt.processor.diagnostics.Diagnostics;
import io.github.gradapt.processor.diagnostics.Problem;
import io.github.gradapt.processor.diagnostics.Source;
import io.github.gradapt.processor.reading.Declaration;
import io.github.gradapt.processor.topology.Topology;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** The rules for the annotated type: that a class in its package can be a subtype of it. */
final class TypeValidator {
    private final Elements elements;
    private final Types types;
    private final Diagnostics diagnostics;

    TypeValidator(Elements elements, Types types, Diagnostics diagnostics) {
        this.elements = elements;
        this.types = types;
        this.diagnostics = diagnostics;
    }

    /** Reports what is wrong with the type; returns whether it can have layers at all. */
    boolean validate(Declaration declaration) {
        TypeElement type = declaration.type();
        if (!canDeclareNetwork(type)) {
            report(Problem.WRONG_KIND_OF_TYPE, type, type.getSimpleName(), describe(type));
            return false;
        }
        enclosingTypes(type).stream()
                .filter(enclosing -> enclosing.getModifiers().contains(Modifier.PRIVATE))
                .forEach(enclosing -> report(Problem.PRIVATE_TYPE, enclosing, enclosing.getSimpleName()));
        if (!type.getTypeParameters().isEmpty()) {
            String parameters =
                    type.getTypeParameters().stream().map(Object::toString).collect(Collectors.joining(", "));
            report(Problem.GENERIC_TYPE, type, type.getSimpleName(), parameters);
        }
        if (type.getModifiers().contains(Modifier.SEALED)) {
            report(Problem.SEALED_TYPE, type, type.getSimpleName());
        }
        if (type.getKind() == ElementKind.CLASS) {
            validateClass(type);
        }
        return true;
    }

    private void validateClass(TypeElement type) {
        for (TypeElement enclosing : enclosingTypes(type)) {
            if (enclosing.getEnclosingElement() instanceof TypeElement outer
                    && enclosing.getKind() == ElementKind.CLASS
                    && !enclosing.getModifiers().contains(Modifier.STATIC)) {
                report(Problem.INNER_CLASS, enclosing, enclosing.getSimpleName(), outer.getSimpleName());
            }
        }
        ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
                .filter(constructor -> constructor.getParameters().isEmpty()
                        && !constructor.getModifiers().contains(Modifier.PRIVATE))
                .findFirst()
                .ifPresentOrElse(
                        constructor -> validateConstructor(type, constructor),
                        () -> report(Problem.NO_CONSTRUCTOR, type, type.getSimpleName()));
    }

    private void validateConstructor(TypeElement type, ExecutableElement constructor) {
        constructor.getThrownTypes().stream()
                .filter(this::isChecked)
                .findFirst()
                .ifPresent(thrown ->
                        report(Problem.CONSTRUCTOR_THROWS, constructor, type.getSimpleName(), "'" + thrown + "'"));
    }

    private boolean isChecked(TypeMirror thrown) {
        return !types.isSubtype(thrown, type("java.lang.RuntimeException"))
                && !types.isSubtype(thrown, type("java.lang.Error"));
    }

    private TypeMirror type(String name) {
        return elements.getTypeElement(name).asType();
    }

    private void report(Problem problem, Element element, Object... details) {
        diagnostics.at(Source.of(element)).report(problem, details);
    }

    /** What the topology keeps of a valid type. */
    Topology.Declared declared(TypeElement type) {
        return new Topology.Declared(
                elements.getPackageOf(type).getQualifiedName().toString(),
                simpleNames(type),
                type.getKind() == ElementKind.INTERFACE ? Topology.Kind.INTERFACE : Topology.Kind.ABSTRACT_CLASS,
                enclosingTypes(type).stream()
                        .allMatch(member -> member.getModifiers().contains(Modifier.PUBLIC)),
                methodNames(type),
                memberTypeNames(type));
    }

    /** The names of the methods that a generated class inherits, layers not counted: its own must differ. */
    private Set<String> methodNames(TypeElement type) {
        return ElementFilter.methodsIn(elements.getAllMembers(type)).stream()
                .filter(method -> !method.getModifiers().contains(Modifier.ABSTRACT))
                .map(method -> method.getSimpleName().toString())
                .collect(Collectors.toSet());
    }

    /** The names of the types that a generated class inherits: in its body they mean these types. */
    private Set<String> memberTypeNames(TypeElement type) {
        return ElementFilter.typesIn(elements.getAllMembers(type)).stream()
                .map(member -> member.getSimpleName().toString())
                .collect(Collectors.toSet());
    }

    /** The simple names of a type and the types around it, outermost first. */
    static List<String> simpleNames(TypeElement type) {
        return enclosingTypes(type).stream()
                .map(member -> member.getSimpleName().toString())
                .toList();
    }

    private static Deque<TypeElement> enclosingTypes(TypeElement type) {
        Deque<TypeElement> nesting = new ArrayDeque<>();
        for (Element element = type; element instanceof TypeElement member; element = element.getEnclosingElement()) {
            nesting.addFirst(member);
        }
        return nesting;
    }

    private static boolean canDeclareNetwork(TypeElement type) {
        return type.getKind() == ElementKind.INTERFACE
                || (type.getKind() == ElementKind.CLASS && type.getModifiers().contains(Modifier.ABSTRACT));
    }

    private static String describe(TypeElement type) {
        return switch (type.getKind()) {
            case ENUM -> "an enum";
            case RECORD -> "a record";
            case ANNOTATION_TYPE -> "an annotation type";
            default -> "a class that is not abstract";
        };
    }
}
