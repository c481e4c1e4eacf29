package io.github.gradapt.processor.reading;

import io.github.gradapt.processor.diagnostics.Source;

/**
 * A cost on a layer.
 *
 * @param function  the formula and its attributes
 * @param reduction the name of the constant of the runtime's {@code Reduction}
 */
public record CostDeclaration(FunctionUse function, String reduction) {

    /** The simple name of the annotation. */
    public String name() {
        return function.declaration().name();
    }

    /** The annotation on the layer. */
    public Source source() {
        return function.source();
    }
}
