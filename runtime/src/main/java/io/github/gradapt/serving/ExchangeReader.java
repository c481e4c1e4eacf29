package io.github.gradapt.serving;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The reader of an exchange. {@link ParameterExchange} says why this is safe.
 *
 * @param <A> the array, {@code float[]} or {@code double[]}
 */
final class ExchangeReader<A> implements ParameterReader {

    private final ParameterExchange<A> exchange;
    private final Consumer<A> adopt;

    /** The set that must not be written: the one in use, or one that is about to be. */
    private volatile ParameterSet<A> announced;

    /** The set in use; null once this is closed, so that no set is equal to it. */
    private @Nullable ParameterSet<A> current;

    private long version;
    private long published;

    /** A reader on {@code first}, which nobody writes before the exchange knows this reader. */
    ExchangeReader(ParameterExchange<A> exchange, Consumer<A> adopt, ParameterSet<A> first) {
        this.exchange = exchange;
        this.adopt = adopt;
        announced = first;
        use(first);
    }

    /** The set that must not be written; any thread may ask. */
    ParameterSet<A> announced() {
        return announced;
    }

    @Override
    public boolean refresh() {
        ParameterSet<A> latest = exchange.latest();
        // What this reader is on is announced, so it has not been written, and is not the latest once more.
        if (latest == current) {
            return false;
        }
        take(latest);
        return true;
    }

    /** Takes a set that was the latest, or what has become the latest since. */
    void take(ParameterSet<A> latest) {
        if (current == null) {
            throw new IllegalStateException("this reader is closed; its network is on a copy of set " + version);
        }
        ParameterSet<A> seen = latest;
        ParameterSet<A> next;
        do {
            next = seen;
            announced = next;
            seen = exchange.latest();
        } while (seen != next);
        use(next);
    }

    private void use(ParameterSet<A> set) {
        current = set;
        version = set.version;
        published = set.published;
        adopt.accept(set.values);
    }

    @Override
    public long version() {
        return version;
    }

    @Override
    public long ageNanos() {
        return System.nanoTime() - published;
    }

    @Override
    public void close() {
        if (current != null) {
            adopt.accept(exchange.leave(this, current.values));
            current = null;
        }
    }
}
