package io.github.gradapt.processor.diagnostics;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/**
 * Where something is written: on an element, in one of its annotations, as one value of that annotation.
 *
 * @param element    the element
 * @param annotation the annotation, unless the element as a whole is meant
 * @param value      the value, unless the annotation or the element as a whole is meant
 */
public record Source(
        Element element,
        @Nullable AnnotationMirror annotation,
        @Nullable AnnotationValue value) {

    /** The element as a whole. */
    public static Source of(Element element) {
        return new Source(element, null, null);
    }

    /** An annotation of the same element. */
    public Source with(AnnotationMirror annotation) {
        return new Source(element, annotation, null);
    }

    /** A value of the same annotation. */
    public Source with(AnnotationValue value) {
        return new Source(element, annotation, value);
    }
}
