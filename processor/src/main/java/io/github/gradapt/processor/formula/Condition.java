package io.github.gradapt.processor.formula;

/** What a {@link Formula.Selection} decides by. */
public sealed interface Condition {

    /** Calls the method of {@code visitor} that belongs to this kind of condition. */
    <R> R accept(Visitor<R> visitor);

    /** {@code left relation right}. */
    record Comparison(Formula left, Relation relation, Formula right) implements Condition {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.comparison(this);
        }
    }

    /** {@code left && right}. */
    record Both(Condition left, Condition right) implements Condition {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.both(this);
        }
    }

    /** {@code left || right}. */
    record Either(Condition left, Condition right) implements Condition {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.either(this);
        }
    }

    /** {@code !operand}. */
    record Not(Condition operand) implements Condition {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.not(this);
        }
    }

    /** A boolean attribute that is not bound yet. */
    record Flag(String name) implements Condition {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.flag(this);
        }
    }

    /** {@code true} or {@code false}: a flag once it is bound. */
    record Literal(boolean value) implements Condition {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.literal(this);
        }
    }

    /** The relations between two formulas. */
    enum Relation {
        LESS("<"),
        LESS_OR_EQUAL("<="),
        GREATER(">"),
        GREATER_OR_EQUAL(">="),
        EQUAL("=="),
        NOT_EQUAL("!=");

        private final String text;

        Relation(String text) {
            this.text = text;
        }

        /** The sign in a formula's text, and in Java. */
        public String text() {
            return text;
        }
    }

    /** One method for each kind of condition. */
    interface Visitor<R> {
        R comparison(Comparison comparison);

        R both(Both both);

        R either(Either either);

        R not(Not not);

        R flag(Flag flag);

        R literal(Literal literal);
    }
}
