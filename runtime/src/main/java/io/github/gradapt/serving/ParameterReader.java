package io.github.gradapt.serving;

/**
 * One thread's end of a {@link ParameterPublisher} or a {@link DoubleParameterPublisher}: it keeps the network that it
 * was made for on a published set of parameters, always on exactly one.
 *
 * <pre>{@code
 * try (ParameterReader parameters = publisher.reader(network)) {
 *     while (serving) {
 *         parameters.refresh();
 *         network.forward(next(), scores);
 *     }
 * }
 * }</pre>
 *
 * <p>Reader and network belong to one thread at a time. Nothing else may write the network's parameters, and nobody may
 * keep {@link io.github.gradapt.Network#parameters() the array} beyond the next {@link #refresh()}: it is written again
 * once the reader has left it. So train another instance, and make {@code sharing()} instances of that one, or give each
 * a reader of its own.
 */
public interface ParameterReader extends AutoCloseable {

    /**
     * Lets the network compute with the set published last, from the next call on; to be called between two calls of
     * the network, as often as you like. Where there is nothing new, this is one volatile read; otherwise it stores a
     * reference and reads again, once more for every set that is published in the meantime. It never waits, copies
     * nothing and allocates nothing.
     *
     * @return whether the network was on another set before
     * @throws IllegalStateException if this reader is closed
     */
    boolean refresh();

    /** The number of the set that the network is on: it never falls. The first set has 1. */
    long version();

    /** The nanoseconds that have passed since the set that the network is on was published. */
    long ageNanos();

    /**
     * Leaves the publisher, which may then write the set again, and gives the network a copy of its own: it stays usable.
     * This allocates, and may wait for a set that is being copied. Closing twice does nothing.
     */
    @Override
    void close();
}
