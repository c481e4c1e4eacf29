package io.github.gradapt.serving;

import io.github.gradapt.DoubleNetwork;

/**
 * {@link ParameterPublisher} for networks that compute in double; all that is said there holds here.
 */
public final class DoubleParameterPublisher {

    private final ParameterExchange<double[]> exchange;

    /**
     * A publisher whose first set is a copy of {@code parameters}.
     *
     * @param parameters laid out as {@link DoubleNetwork#parameters()} of the class of all networks that will read
     */
    public DoubleParameterPublisher(double[] parameters) {
        exchange = new ParameterExchange<>(parameters, parameters.length, double[]::clone);
    }

    /**
     * Publishes a copy of {@code parameters}, which nobody may write in the meantime. It takes the time of the copy.
     *
     * @param parameters as many as the first set had, and laid out in the same way
     * @return the number of the set: one more than that of the set before
     * @throws IllegalArgumentException if there are more or fewer
     */
    public long publish(double[] parameters) {
        if (parameters.length != exchange.length()) {
            throw new IllegalArgumentException("parameters has " + parameters.length + " values; the first set had "
                    + exchange.length() + ", and all sets are of networks of one class");
        }
        return exchange.publish(parameters);
    }

    /**
     * Lets a network compute with the latest set from now on, and with later ones as the reader is refreshed. The array
     * that the network had is not used again. A reader that is no longer needed should be closed: until then, its set
     * is kept.
     *
     * @param network an instance that no other reader was made for and that nobody trains
     * @return the reader, for the thread of the network
     * @throws IllegalArgumentException if the network does not have as many parameters as the sets
     */
    public ParameterReader reader(DoubleNetwork network) {
        return exchange.reader(network::adopt);
    }

    /** The number of the set published last; a {@link ParameterReader#refresh()} from now on leads to it or beyond. */
    public long version() {
        return exchange.version();
    }
}
