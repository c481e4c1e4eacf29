package io.github.gradapt.processor.reading;

import io.github.gradapt.processor.diagnostics.Source;

/** An activation on a layer. */
public sealed interface ActivationDeclaration {

    /** The simple name of the annotation. */
    String name();

    /** The annotation on the layer. */
    Source source();

    /** Calls the method of {@code visitor} that belongs to this kind of activation. */
    <R> R accept(Visitor<R> visitor);

    /**
     * An activation that carries its formula.
     *
     * @param function    the formula and its attributes
     * @param initializer the name of the initializer that suits the activation
     */
    record Elementwise(FunctionUse function, String initializer) implements ActivationDeclaration {
        @Override
        public String name() {
            return function.declaration().name();
        }

        @Override
        public Source source() {
            return function.source();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.elementwise(this);
        }
    }

    /** Softmax over the units of the layer. */
    record Softmax(String name, Source source) implements ActivationDeclaration {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.softmax(this);
        }
    }

    /** The logarithm of softmax. */
    record LogSoftmax(String name, Source source) implements ActivationDeclaration {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.logSoftmax(this);
        }
    }

    /** One method for each kind of activation. */
    interface Visitor<R> {
        R elementwise(Elementwise activation);

        R softmax(Softmax activation);

        R logSoftmax(LogSoftmax activation);
    }
}
