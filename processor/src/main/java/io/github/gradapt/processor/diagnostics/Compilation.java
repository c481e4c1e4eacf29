package io.github.gradapt.processor.diagnostics;

import java.util.HashSet;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;

/**
 * The types that are being compiled, as opposed to those that are read from class files: only the former have
 * positions to report at, and an order of members to rely on.
 */
public final class Compilation {
    private final Set<String> types = new HashSet<>();

    /** Adds the root elements of a round. */
    public void add(Set<? extends Element> roots) {
        for (Element root : roots) {
            if (root instanceof TypeElement type) {
                types.add(type.getQualifiedName().toString());
            }
        }
    }

    /** Whether an element is declared in a source file of this compilation. */
    public boolean contains(Element element) {
        Element outermost = element;
        while (outermost.getEnclosingElement() != null
                && outermost.getEnclosingElement().getKind() != ElementKind.PACKAGE) {
            outermost = outermost.getEnclosingElement();
        }
        return outermost instanceof TypeElement type
                && types.contains(type.getQualifiedName().toString());
    }
}
