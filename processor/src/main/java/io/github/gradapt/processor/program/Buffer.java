package io.github.gradapt.processor.program;

/**
 * A vector of one row: {@code size} values of one quantity of one layer. Every buffer is written by one operation.
 *
 * @param layer the name of the layer
 */
public record Buffer(String layer, Quantity quantity, int size) {

    /** The buffer for the derivative of the cost with respect to this one. */
    public Buffer gradient() {
        return new Buffer(layer, quantity.gradient(), size);
    }

    @Override
    public String toString() {
        return layer + "." + quantity.symbol();
    }

    /** What a buffer holds. */
    public enum Quantity {
        /** The inputs of a network or the activations of a layer. */
        ACTIVATION("a"),
        /** z = W x + b. */
        WEIGHTED_INPUT("z"),
        /** l = log(softmax(z)). */
        LOG_PROBABILITY("l"),
        /** e^l of a layer whose activations are l. */
        PROBABILITY("p"),
        /** The targets of the outputs. */
        TARGET("y"),
        /** The terms of the cost, one for each output. */
        COST_TERM("c"),
        /** dC/da. */
        ACTIVATION_GRADIENT("g"),
        /** delta = dC/dz. */
        DELTA("delta"),
        /** h = dC/dl. */
        LOG_PROBABILITY_GRADIENT("h");

        private final String symbol;

        Quantity(String symbol) {
            this.symbol = symbol;
        }

        /** The symbol in formulas. */
        public String symbol() {
            return symbol;
        }

        /** The quantity that is the derivative of the cost with respect to this one. */
        Quantity gradient() {
            return switch (this) {
                case ACTIVATION -> ACTIVATION_GRADIENT;
                case WEIGHTED_INPUT -> DELTA;
                case LOG_PROBABILITY -> LOG_PROBABILITY_GRADIENT;
                default -> throw new IllegalArgumentException("nothing is derived with respect to " + symbol);
            };
        }
    }
}
