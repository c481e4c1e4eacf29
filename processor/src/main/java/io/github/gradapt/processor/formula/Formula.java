package io.github.gradapt.processor.formula;

/**
 * A scalar formula over named variables: an immutable expression tree. Equality is structural, so that equal
 * sub-expressions can be found and shared.
 */
public sealed interface Formula {

    /** Calls the method of {@code visitor} that belongs to this kind of formula. */
    <R> R accept(Visitor<R> visitor);

    /** A number. It is held in double and rounded only where it is printed. */
    record Constant(double value) implements Formula {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.constant(this);
        }
    }

    /** A name that stands for a number: {@code z}, {@code a}, {@code y} or an attribute not bound yet. */
    record Variable(String name) implements Formula {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.variable(this);
        }
    }

    /** {@code -operand}. */
    record Negation(Formula operand) implements Formula {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.negation(this);
        }
    }

    /** {@code left operator right}. */
    record Binary(Operator operator, Formula left, Formula right) implements Formula {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.binary(this);
        }
    }

    /** {@code base ^ exponent}; the exponent holds no variable once the attributes are bound. */
    record Power(Formula base, Formula exponent) implements Formula {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.power(this);
        }
    }

    /** {@code function(argument)}. */
    record Application(Function function, Formula argument) implements Formula {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.application(this);
        }
    }

    /** {@code condition ? whenTrue : whenFalse}. */
    record Selection(Condition condition, Formula whenTrue, Formula whenFalse) implements Formula {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.selection(this);
        }
    }

    /** The operators between two formulas. At a tie, the derivative of max and min is that of the second operand. */
    enum Operator {
        ADD,
        SUBTRACT,
        MULTIPLY,
        DIVIDE,
        MAXIMUM,
        MINIMUM
    }

    /** One method for each kind of formula. */
    interface Visitor<R> {
        R constant(Constant constant);

        R variable(Variable variable);

        R negation(Negation negation);

        R binary(Binary binary);

        R power(Power power);

        R application(Application application);

        R selection(Selection selection);
    }
}
