package io.github.gradapt.processor.reading;

import io.github.gradapt.processor.diagnostics.Compilation;
import io.github.gradapt.processor.diagnostics.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** Reads the declaration of a network. */
public final class TopologyReader {
    private final Elements elements;
    private final Compilation compilation;
    private final FunctionReader functions;
    private final WrittenAnnotations written;

    /** Reads the elements of {@code environment}. */
    public TopologyReader(ProcessingEnvironment environment, Compilation compilation) {
        this.elements = environment.getElementUtils();
        this.compilation = compilation;
        this.functions = new FunctionReader(elements);
        this.written = new WrittenAnnotations(environment);
    }

    /** Whether a type declares a network. */
    public static boolean isTopology(TypeElement type) {
        return type.getAnnotationMirrors().stream()
                .map(mirror -> (TypeElement) mirror.getAnnotationType().asElement())
                .anyMatch(annotation -> annotation.getQualifiedName().contentEquals(RuntimeNames.NEURAL_NETWORK));
    }

    /**
     * Reads a type that is annotated as a network.
     *
     * @throws UnresolvedException if something in the declaration does not exist yet
     */
    public Declaration read(TypeElement type) throws UnresolvedException {
        AnnotationReader annotation = AnnotationReader.find(elements, type, RuntimeNames.NEURAL_NETWORK)
                .orElseThrow(() -> new IllegalArgumentException(type + " is not annotated"));
        Map<String, TypeElement> hierarchy = new LinkedHashMap<>();
        collect(type, hierarchy);
        List<ExecutableElement> methods = hierarchy.values().stream()
                .flatMap(member -> ElementFilter.methodsIn(member.getEnclosedElements()).stream())
                .toList();
        List<LayerDeclaration> layers = new ArrayList<>();
        for (ExecutableElement method : methods) {
            if (!isImplemented(method, methods, type)) {
                layer(method).ifPresent(layers::add);
            }
        }
        return new Declaration(
                type,
                annotation.text("name"),
                annotation.flag("training").value(),
                annotation.constant("precision"),
                layers,
                frozen(type));
    }

    private Optional<FrozenDeclaration> frozen(TypeElement type) throws UnresolvedException {
        Optional<AnnotationReader> found = AnnotationReader.find(elements, type, RuntimeNames.FROZEN);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        AnnotationReader annotation = found.get();
        return Optional.of(new FrozenDeclaration(
                annotation.source(),
                annotation.text("value"),
                annotation.texts("names"),
                annotation.flag("anyTopology").value()));
    }

    /** Adds the supertypes of a type, each once and before its subtypes, then the type. */
    private static void collect(TypeElement type, Map<String, TypeElement> hierarchy) throws UnresolvedException {
        List<TypeMirror> supertypes = new ArrayList<>();
        supertypes.add(type.getSuperclass());
        supertypes.addAll(type.getInterfaces());
        for (TypeMirror supertype : supertypes) {
            if (supertype.getKind() == TypeKind.ERROR) {
                throw new UnresolvedException("'" + supertype + "'", Source.of(type));
            }
            if (supertype instanceof DeclaredType declared) {
                TypeElement element = (TypeElement) declared.asElement();
                if (!hierarchy.containsKey(element.getQualifiedName().toString())
                        && !element.getQualifiedName().contentEquals("java.lang.Object")) {
                    collect(element, hierarchy);
                }
            }
        }
        hierarchy.putIfAbsent(type.getQualifiedName().toString(), type);
    }

    private boolean isImplemented(ExecutableElement method, List<ExecutableElement> methods, TypeElement type) {
        return method.getModifiers().contains(Modifier.ABSTRACT)
                && methods.stream()
                        .anyMatch(other -> !other.getModifiers().contains(Modifier.ABSTRACT)
                                && elements.overrides(other, method, type));
    }

    private Optional<LayerDeclaration> layer(ExecutableElement method) throws UnresolvedException {
        boolean isAbstract = method.getModifiers().contains(Modifier.ABSTRACT);
        if (!isAbstract && method.getAnnotationMirrors().isEmpty()) {
            return Optional.empty();
        }
        if (isAbstract) {
            requireResolved(method);
        }
        List<LayerKind> kinds = new ArrayList<>();
        List<ActivationDeclaration> activations = new ArrayList<>();
        List<CostDeclaration> costs = new ArrayList<>();
        Optional<StandardizeDeclaration> standardize = standardize(method);
        for (AnnotationReader annotation : AnnotationReader.all(elements, method)) {
            kind(annotation).ifPresent(kinds::add);
            functions.activation(annotation).ifPresent(activations::add);
            functions.cost(annotation).ifPresent(costs::add);
        }
        if (!isAbstract && kinds.isEmpty() && activations.isEmpty() && costs.isEmpty() && standardize.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new LayerDeclaration(method, compilation.contains(method), kinds, activations, costs, standardize));
    }

    private Optional<StandardizeDeclaration> standardize(ExecutableElement method) throws UnresolvedException {
        Optional<AnnotationReader> found = AnnotationReader.find(elements, method, RuntimeNames.STANDARDIZE);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        AnnotationReader annotation = found.get();
        return Optional.of(new StandardizeDeclaration(
                annotation.source(), annotation.numbers("mean"), annotation.numbers("deviation")));
    }

    private void requireResolved(ExecutableElement method) throws UnresolvedException {
        Optional<String> annotation = written.unresolved(method);
        if (annotation.isPresent()) {
            throw new UnresolvedException("'@" + annotation.get() + "'", Source.of(method));
        }
        if (method.getReturnType().getKind() == TypeKind.ERROR) {
            throw new UnresolvedException("'" + method.getReturnType() + "'", Source.of(method));
        }
    }

    private static Optional<LayerKind> kind(AnnotationReader annotation) throws UnresolvedException {
        return switch (annotation.qualifiedName()) {
            case RuntimeNames.INPUT ->
                Optional.of(new LayerKind.Input(
                        annotation.source(),
                        annotation.integers("value"),
                        annotation.flag("gradient").value()));
            case RuntimeNames.DENSE ->
                Optional.of(new LayerKind.Dense(
                        annotation.source(),
                        annotation.integer("value"),
                        annotation.flag("bias").value(),
                        annotation.constant("initializer")));
            default -> Optional.empty();
        };
    }
}
