package io.github.gradapt.processor.reading;

import io.github.gradapt.processor.reading.FunctionDeclaration.Parameter;
import io.github.gradapt.processor.reading.FunctionDeclaration.Role;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** Reads annotations whose types carry a formula. */
public final class FunctionReader {
    private static final String REDUCTION = "reduction";

    private final Elements elements;

    /** Reads by means of the compiler's {@code elements}. */
    public FunctionReader(Elements elements) {
        this.elements = elements;
    }

    /** The formulas that an annotation type carries. */
    public List<FunctionDeclaration> read(TypeElement annotationType) throws UnresolvedException {
        Optional<AnnotationReader> activation =
                AnnotationReader.find(elements, annotationType, RuntimeNames.ELEMENTWISE);
        Optional<AnnotationReader> cost = AnnotationReader.find(elements, annotationType, RuntimeNames.PER_OUTPUT);
        if (activation.isPresent()) {
            FunctionDeclaration declared = declaration(Role.ACTIVATION, annotationType, activation.get());
            return cost.isPresent()
                    ? List.of(declared, declaration(Role.COST, annotationType, cost.get()))
                    : List.of(declared);
        }
        return cost.isPresent() ? List.of(declaration(Role.COST, annotationType, cost.get())) : List.of();
    }

    /** The activation that an annotation on a layer stands for, if it does. */
    Optional<ActivationDeclaration> activation(AnnotationReader use) throws UnresolvedException {
        String name = use.type().getSimpleName().toString();
        if (use.qualifiedName().equals(RuntimeNames.SOFTMAX)) {
            return Optional.of(new ActivationDeclaration.Softmax(name, use.source()));
        }
        if (use.qualifiedName().equals(RuntimeNames.LOG_SOFTMAX)) {
            return Optional.of(new ActivationDeclaration.LogSoftmax(name, use.source()));
        }
        Optional<AnnotationReader> meta = AnnotationReader.find(elements, use.type(), RuntimeNames.ELEMENTWISE);
        if (meta.isEmpty()) {
            return Optional.empty();
        }
        FunctionDeclaration declaration = declaration(Role.ACTIVATION, use.type(), meta.get());
        return Optional.of(new ActivationDeclaration.Elementwise(
                function(declaration, use), meta.get().constant("initializer")));
    }

    /** The cost that an annotation on a layer stands for, if it does. */
    Optional<CostDeclaration> cost(AnnotationReader use) throws UnresolvedException {
        Optional<AnnotationReader> meta = AnnotationReader.find(elements, use.type(), RuntimeNames.PER_OUTPUT);
        if (meta.isEmpty()) {
            return Optional.empty();
        }
        FunctionDeclaration declaration = declaration(Role.COST, use.type(), meta.get());
        boolean ownReduction = !declaration.names(Parameter.Kind.REDUCTION).isEmpty();
        String reduction = ownReduction ? use.constant(REDUCTION) : meta.get().constant(REDUCTION);
        return Optional.of(new CostDeclaration(function(declaration, use), reduction));
    }

    private static FunctionDeclaration declaration(Role role, TypeElement type, AnnotationReader meta)
            throws UnresolvedException {
        Attribute<String> formula = meta.text("value");
        return new FunctionDeclaration(
                type,
                role,
                formula,
                meta.text("requires"),
                role == Role.COST ? meta.text("domain") : new Attribute<>("", formula.source()),
                ElementFilter.methodsIn(type.getEnclosedElements()).stream()
                        .map(attribute -> new Parameter(attribute, kind(attribute, role)))
                        .toList());
    }

    private static Parameter.Kind kind(ExecutableElement attribute, Role role) {
        TypeMirror type = attribute.getReturnType();
        if (type.getKind() == TypeKind.BOOLEAN) {
            return Parameter.Kind.FLAG;
        }
        if (type.getKind().isPrimitive() && type.getKind() != TypeKind.CHAR) {
            return Parameter.Kind.NUMBER;
        }
        boolean reduction = role == Role.COST
                && attribute.getSimpleName().contentEquals(REDUCTION)
                && type instanceof DeclaredType declared
                && declared.asElement() instanceof TypeElement element
                && element.getQualifiedName().contentEquals(RuntimeNames.REDUCTION);
        return reduction ? Parameter.Kind.REDUCTION : Parameter.Kind.OTHER;
    }

    private static FunctionUse function(FunctionDeclaration declaration, AnnotationReader use)
            throws UnresolvedException {
        Map<String, Attribute<Double>> numbers = new LinkedHashMap<>();
        Map<String, Attribute<Boolean>> flags = new LinkedHashMap<>();
        for (Parameter parameter : declaration.parameters()) {
            String name = parameter.name();
            if (parameter.kind() == Parameter.Kind.NUMBER) {
                numbers.put(name, use.number(name));
            } else if (parameter.kind() == Parameter.Kind.FLAG) {
                flags.put(name, use.flag(name));
            }
        }
        return new FunctionUse(declaration, use.source(), numbers, flags);
    }
}
