package io.github.gradapt.processor.validation;

import io.github.gradapt.processor.reading.RuntimeNames;
import io.github.gradapt.processor.topology.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** The methods that a generated class has beside those of its topology: the runtime's, and those of every object. */
final class RuntimeMembers {
    private final Types types;
    private final List<ExecutableElement> ofNetwork = new ArrayList<>();
    private final List<ExecutableElement> ofObject;

    RuntimeMembers(Elements elements, Types types, boolean training, Precision precision, boolean frozen) {
        this.types = types;
        collect(elements.getTypeElement(networkType(training, precision)));
        if (frozen) {
            collect(elements.getTypeElement(RuntimeNames.FROZEN_NETWORK));
        }
        ofObject = ElementFilter.methodsIn(
                elements.getTypeElement("java.lang.Object").getEnclosedElements());
    }

    private static String networkType(boolean training, Precision precision) {
        return switch (precision) {
            case FLOAT -> training ? RuntimeNames.TRAINABLE_NETWORK : RuntimeNames.NETWORK;
            case DOUBLE -> training ? RuntimeNames.TRAINABLE_DOUBLE_NETWORK : RuntimeNames.DOUBLE_NETWORK;
        };
    }

    private void collect(TypeElement type) {
        ElementFilter.methodsIn(type.getEnclosedElements()).stream()
                .filter(method -> !method.getModifiers().contains(Modifier.STATIC))
                .forEach(ofNetwork::add);
        for (TypeMirror supertype : type.getInterfaces()) {
            collect((TypeElement) ((DeclaredType) supertype).asElement());
        }
    }

    /** The method without parameters of this name. */
    Optional<ExecutableElement> withoutParameters(String name) {
        return Stream.concat(ofNetwork.stream(), ofObject.stream())
                .filter(method -> method.getParameters().isEmpty()
                        && method.getSimpleName().contentEquals(name))
                .findFirst();
    }

    /** The runtime's method that a method of the user's has the signature of. */
    Optional<ExecutableElement> sameSignature(ExecutableElement method) {
        return first(method, ofNetwork);
    }

    /** Whether a method that looks abstract is one that every object has: a public one that an interface declares again. */
    boolean isOfObject(ExecutableElement method) {
        Element owner = method.getEnclosingElement();
        return owner != null
                && owner.getKind().isInterface()
                && first(method, ofObject)
                        .filter(inherited -> inherited.getModifiers().contains(Modifier.PUBLIC))
                        .isPresent();
    }

    private Optional<ExecutableElement> first(ExecutableElement method, List<ExecutableElement> candidates) {
        return candidates.stream()
                .filter(candidate -> candidate.getSimpleName().equals(method.getSimpleName())
                        && types.isSubsignature((ExecutableType) method.asType(), (ExecutableType) candidate.asType()))
                .findFirst();
    }
}
