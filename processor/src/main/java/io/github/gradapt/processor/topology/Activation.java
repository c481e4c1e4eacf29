package io.github.gradapt.processor.topology;

import io.github.gradapt.processor.formula.Formula;

/** The function between a layer's weighted inputs z and its activations a. */
public sealed interface Activation {

    /** The simple name of its annotation, or {@code identity}. */
    String name();

    /** Calls the method of {@code visitor} that belongs to this kind of activation. */
    <R> R accept(Visitor<R> visitor);

    /**
     * a_j = phi(z_j).
     *
     * @param phi a formula over {@code z}, its attributes bound
     */
    record Elementwise(String name, Formula phi) implements Activation {
        /** a = z: what a layer without an activation has. */
        public static final Elementwise IDENTITY = new Elementwise("identity", new Formula.Variable("z"));

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.elementwise(this);
        }
    }

    /** a_j = e^z_j / sum_k e^z_k. */
    record Softmax() implements Activation {
        @Override
        public String name() {
            return "Softmax";
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.softmax(this);
        }
    }

    /** a_j = z_j - log(sum_k e^z_k). */
    record LogSoftmax() implements Activation {
        @Override
        public String name() {
            return "LogSoftmax";
        }

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
