package io.github.gradapt.processor.validation;

import io.github.gradapt.processor.diagnostics.Diagnostics;
import io.github.gradapt.processor.diagnostics.Problem;
import io.github.gradapt.processor.diagnostics.Source;
import io.github.gradapt.processor.reading.Declaration;
import io.github.gradapt.processor.reading.LayerDeclaration;
import io.github.gradapt.processor.reading.LayerKind;
import io.github.gradapt.processor.reading.RuntimeNames;
import io.github.gradapt.processor.topology.Precision;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** The rules for methods: which of them are layers, and that the generated class can implement all of them. */
final class MethodValidator {
    /** What the static methods {@code load} of a generated class take. */
    private static final Set<String> LOADED_FROM =
            Set.of("java.nio.file.Path", "java.io.InputStream", "java.nio.ByteBuffer");

    private final Elements elements;
    private final Types types;
    private final Diagnostics diagnostics;
    private final Declaration declaration;
    private final RuntimeMembers runtime;

    MethodValidator(Elements elements, Types types, Diagnostics diagnostics, Declaration declaration) {
        this.elements = elements;
        this.types = types;
        this.diagnostics = diagnostics;
        this.declaration = declaration;
        this.runtime = new RuntimeMembers(
                elements,
                types,
                declaration.training(),
                Precision.valueOf(declaration.precision()),
                declaration.frozen().isPresent());
    }

    /** The methods that are meant as layers, after reporting what is wrong with any method. */
    List<LayerDeclaration> layers() {
        validateUsersMethods();
        int errors = diagnostics.errors();
        Map<String, LayerDeclaration> layers = new LinkedHashMap<>();
        for (LayerDeclaration layer : declaration.layers()) {
            if (!layer.isAbstract()) {
                reportBody(layer);
            } else if (layer.kinds().isEmpty()) {
                reportNoLayer(layer, layers);
            } else {
                LayerDeclaration earlier = layers.putIfAbsent(layer.name(), layer);
                if (earlier != null) {
                    reportTwice(layer, earlier);
                } else {
                    validateLayer(layer);
                }
            }
        }
        if (layers.isEmpty() && diagnostics.errors() == errors) {
            diagnostics
                    .at(declaration.source())
                    .report(Problem.NO_LAYERS, declaration.type().getSimpleName());
        }
        return new ArrayList<>(layers.values());
    }

    private void reportBody(LayerDeclaration layer) {
        if (layer.ordered()) {
            Source annotation = annotations(layer).get(0);
            diagnostics.at(annotation).report(Problem.LAYER_HAS_BODY, layer.name(), simpleName(annotation));
        }
    }

    /** The annotations that belong on layers. */
    private static List<Source> annotations(LayerDeclaration layer) {
        List<Source> annotations = new ArrayList<>();
        layer.kinds().forEach(kind -> annotations.add(kind.source()));
        layer.activations().forEach(activation -> annotations.add(activation.source()));
        layer.costs().forEach(cost -> annotations.add(cost.source()));
        layer.standardize().ifPresent(standardize -> annotations.add(standardize.source()));
        return annotations;
    }

    private static String simpleName(Source source) {
        return source.annotation() == null
                ? ""
                : source.annotation()
                        .getAnnotationType()
                        .asElement()
                        .getSimpleName()
                        .toString();
    }

    private void reportNoLayer(LayerDeclaration layer, Map<String, LayerDeclaration> layers) {
        if (runtime.sameSignature(layer.method()).isPresent() || runtime.isOfObject(layer.method())) {
            return;
        }
        LayerDeclaration redeclared = layers.get(layer.name());
        if (redeclared != null && layer.method().getParameters().isEmpty()) {
            reportTwice(layer, redeclared);
        } else {
            at(layer).report(Problem.NOT_A_LAYER, layer.name());
        }
    }

    private void reportTwice(LayerDeclaration layer, LayerDeclaration earlier) {
        atUse(layer).report(Problem.LAYER_DECLARED_TWICE, layer.name(), owner(earlier));
    }

    private void validateLayer(LayerDeclaration layer) {
        if (!layer.ordered()) {
            String owner = owner(layer);
            String type = declaration.type().getSimpleName().toString();
            atUse(layer).report(Problem.LAYER_FROM_CLASS_FILE, layer.name(), owner, owner, type);
            return;
        }
        if (layer.kinds().size() > 1) {
            LayerKind second = layer.kinds().get(1);
            diagnostics.at(second.source()).report(Problem.TWO_LAYER_KINDS, layer.name());
        }
        runtime.withoutParameters(layer.name())
                .filter(inherited -> layer.method().getParameters().isEmpty())
                .ifPresent(inherited -> at(layer)
                        .report(
                                Problem.LAYER_NAME_RESERVED,
                                layer.name(),
                                layer.name(),
                                owner(inherited).getSimpleName()));
        validateSignature(layer);
        boolean packagePrivate = layer.method().getModifiers().stream()
                .noneMatch(modifier -> modifier == Modifier.PUBLIC || modifier == Modifier.PROTECTED);
        if (packagePrivate
                && !elements.getPackageOf(layer.method()).equals(elements.getPackageOf(declaration.type()))) {
            at(layer).report(Problem.LAYER_INVISIBLE, layer.name(), owner(layer));
        }
    }

    private void validateSignature(LayerDeclaration layer) {
        ExecutableElement method = layer.method();
        for (VariableElement parameter : method.getParameters()) {
            report(Problem.LAYER_HAS_PARAMETERS, parameter, layer.name(), parameter.getSimpleName());
        }
        for (TypeParameterElement parameter : method.getTypeParameters()) {
            report(Problem.LAYER_HAS_TYPE_PARAMETERS, parameter, layer.name(), parameter.getSimpleName());
        }
        if (!isLayer(method.getReturnType())) {
            report(Problem.LAYER_RETURNS, method, layer.name(), method.getReturnType());
        }
        for (TypeMirror thrown : method.getThrownTypes()) {
            report(Problem.LAYER_THROWS, method, layer.name(), thrown);
        }
    }

    private static boolean isLayer(TypeMirror type) {
        return type instanceof DeclaredType declared
                && ((TypeElement) declared.asElement()).getQualifiedName().contentEquals(RuntimeNames.LAYER);
    }

    /** Methods beside the layers may share a signature with the runtime's only if they can be overridden. */
    private void validateUsersMethods() {
        for (ExecutableElement method : ElementFilter.methodsIn(elements.getAllMembers(declaration.type()))) {
            boolean hidden = method.getModifiers().contains(Modifier.PRIVATE)
                    || (method.getModifiers().contains(Modifier.STATIC)
                            && owner(method).getKind().isInterface());
            boolean layer = declaration.layers().stream()
                    .anyMatch(candidate -> candidate.method().equals(method)
                            && !candidate.kinds().isEmpty());
            if (!hidden && !layer) {
                runtime.sameSignature(method).ifPresent(implemented -> validateOverride(method, implemented));
                if (declaration.frozen().isEmpty() && isLoad(method)) {
                    diagnostics.at(Source.of(method), declaration.source()).report(Problem.METHOD_HIDES, method);
                }
            }
        }
    }

    private static boolean isLoad(ExecutableElement method) {
        return method.getSimpleName().contentEquals("load")
                && method.getParameters().size() == 1
                && LOADED_FROM.contains(method.getParameters().get(0).asType().toString());
    }

    private void validateOverride(ExecutableElement method, ExecutableElement implemented) {
        String obstacle = null;
        if (method.getModifiers().contains(Modifier.FINAL)) {
            obstacle = "final";
        } else if (method.getModifiers().contains(Modifier.STATIC)) {
            obstacle = "static";
        } else if (!returnsCompatibly(method.getReturnType(), implemented.getReturnType())) {
            obstacle = "of type '" + method.getReturnType() + "'";
        } else if (!throwsEnough(method, implemented)) {
            obstacle = "without 'throws " + implemented.getThrownTypes().get(0) + "'";
        }
        if (obstacle != null) {
            diagnostics
                    .at(Source.of(method), declaration.source())
                    .report(
                            Problem.METHOD_CLASHES,
                            method.getSimpleName(),
                            obstacle,
                            owner(implemented).getSimpleName(),
                            implemented);
        }
    }

    /** Whether a method may throw all that the runtime's may, or more. */
    private boolean throwsEnough(ExecutableElement method, ExecutableElement implemented) {
        return implemented.getThrownTypes().stream()
                .allMatch(
                        needed -> method.getThrownTypes().stream().anyMatch(thrown -> types.isSubtype(needed, thrown)));
    }

    /** Whether the runtime's return type does for both. */
    private boolean returnsCompatibly(TypeMirror users, TypeMirror runtimes) {
        if (runtimes.getKind().isPrimitive() || runtimes.getKind() == TypeKind.VOID) {
            return users.getKind() == runtimes.getKind();
        }
        return types.isSubtype(runtimes, users);
    }

    private void report(Problem problem, Element element, Object... details) {
        diagnostics.at(Source.of(element)).report(problem, details);
    }

    private Diagnostics.Place at(LayerDeclaration layer) {
        return diagnostics.at(layer.source(), declaration.source());
    }

    /** At the method if the annotated type itself declares it, else at that type, which inherits it. */
    private Diagnostics.Place atUse(LayerDeclaration layer) {
        boolean own = owner(layer.method()).equals(declaration.type());
        return diagnostics.at(own ? layer.source() : declaration.source());
    }

    private static String owner(LayerDeclaration layer) {
        return owner(layer.method()).getSimpleName().toString();
    }

    private static Element owner(ExecutableElement method) {
        return Objects.requireNonNull(method.getEnclosingElement(), "a method lies in a type");
    }
}
