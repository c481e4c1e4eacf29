package io.github.gradapt.serving;

import io.github.gradapt.Network;

/**
 * Hands finished sets of parameters from a thread that trains to threads that serve, while both run: the trainer goes on
 * with its own network, and each serving thread's network switches to the latest set between two rows.
 *
 * <pre>{@code
 * ParameterPublisher publisher = new ParameterPublisher(trained.parameters());
 *
 * // each serving thread, with a network of its own
 * ParameterReader parameters = publisher.reader(network);
 * parameters.refresh();
 * network.forward(input, scores);
 *
 * // the training thread, whenever it likes
 * publisher.publish(trained.parameters());
 * }</pre>
 *
 * <p>A set is published as a whole or not at all: between two {@link ParameterReader#refresh()} a network computes with
 * one set, of which every value was written before {@link #publish} made it visible, and of which none is written before
 * the reader has left it. What the trainer did before it published happens before what a reader does after it has
 * switched.
 *
 * <p>Sets lie in arrays that are written again: at most as many as there are readers, and two. They are allocated when
 * they are first needed, by the thread that publishes; afterwards nobody allocates. Publishing never waits for a reader,
 * however slow, and reading never waits for anyone; a reader that has fallen behind skips sets.
 *
 * <p>Any thread may call these methods. Publishing, and making and closing readers, exclude each other.
 */
public final class ParameterPublisher {

    private final ParameterExchange<float[]> exchange;

    /**
     * A publisher whose first set is a copy of {@code parameters}.
     *
     * @param parameters laid out as {@link Network#parameters()} of the class of all networks that will read
     */
    public ParameterPublisher(float[] parameters) {
        exchange = new ParameterExchange<>(parameters, parameters.length, float[]::clone);
    }

    /**
     * Publishes a copy of {@code parameters}, which nobody may write in the meantime. It takes the time of the copy.
     *
     * @param parameters as many as the first set had, and laid out in the same way
     * @return the number of the set: one more than that of the set before
     * @throws IllegalArgumentException if there are more or fewer
     */
    public long publish(float[] parameters) {
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
    public ParameterReader reader(Network network) {
        return exchange.reader(network::adopt);
    }

    /** The number of the set published last; a {@link ParameterReader#refresh()} from now on leads to it or beyond. */
    public long version() {
        return exchange.version();
    }
}
