package io.github.gradapt.serving;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What publishers in float and in double have in common: some sets of parameters, of which one is the latest.
 *
 * <p>Why no reader sees a set that is being written. A reader takes a set in two steps (see
 * {@link ExchangeReader#refresh()}): A, a volatile store, announces it; R, a volatile read, finds that it is still the
 * latest; if not, it starts again. The publisher writes only sets that are neither the latest nor announced: it has
 * replaced the set as the latest by a volatile store L, and looks at the announcements by volatile reads afterwards. All
 * these have one order, which every thread agrees on (JLS 17.4.4). R saw the set as the latest, so it comes before L;
 * then A, which precedes R, comes before what the publisher looks at after L, and it finds the announcement. And it finds
 * another one in its place only after the reader has stored that: then all the reader's reads of the set happened before
 * the publisher's writes. In the other direction, the writes of a set precede the volatile store that makes it the
 * latest, and the reader reads its values after R has seen that store: they happened before (JLS 17.4.5).
 *
 * <p>A set may be the latest, be replaced, and be the latest again between a reader's first look and R: then it is
 * complete again, under its new number.
 *
 * <p>The sets in use are at most the latest and one for each reader, so that among readers + 2 there is one to write.
 *
 * @param <A> the array, {@code float[]} or {@code double[]}
 */
final class ParameterExchange<A> {

    private final int length;
    private final UnaryOperator<A> copy;
    private final List<ParameterSet<A>> sets = new ArrayList<>();
    private final List<ExchangeReader<A>> readers = new ArrayList<>();
    private volatile ParameterSet<A> latest;
    private volatile long version;

    /**
     * An exchange whose first set is a copy of {@code first}.
     *
     * @param length the length of the array
     * @param copy   makes a copy of an array
     */
    ParameterExchange(A first, int length, UnaryOperator<A> copy) {
        this.length = length;
        this.copy = copy;
        ParameterSet<A> set = new ParameterSet<>(copy.apply(first));
        sets.add(set);
        set.version = 1;
        set.published = System.nanoTime();
        version = 1;
        latest = set;
    }

    int length() {
        return length;
    }

    /** The number of the set that was published last, in any thread. */
    long version() {
        return version;
    }

    /** The set that was published last. Its fields may change until a reader has announced it. */
    ParameterSet<A> latest() {
        return latest;
    }

    /** The arrays there are. */
    synchronized int sets() {
        return sets.size();
    }

    /** Publishes a copy of {@code parameters}, which has the right length. */
    @SuppressWarnings("SuspiciousSystemArraycopy") // both are arrays of one type
    synchronized long publish(A parameters) {
        ParameterSet<A> set = unused();
        if (set == null) {
            set = new ParameterSet<>(copy.apply(parameters));
            sets.add(set);
        } else {
            System.arraycopy(parameters, 0, set.values, 0, length);
        }
        long next = version + 1;
        set.version = next;
        set.published = System.nanoTime();
        latest = set;
        version = next;
        return next;
    }

    /** A set that nobody reads, or null if there is none. */
    private @Nullable ParameterSet<A> unused() {
        for (int i = 0; i < sets.size(); i++) {
            ParameterSet<A> set = sets.get(i);
            if (set != latest && !announced(set)) {
                return set;
            }
        }
        return null;
    }

    private boolean announced(ParameterSet<A> set) {
        for (int i = 0; i < readers.size(); i++) {
            if (readers.get(i).announced() == set) {
                return true;
            }
        }
        return false;
    }

    /**
     * A reader, whose network is on the latest set.
     *
     * @param adopt lets the network compute with an array
     */
    synchronized ExchangeReader<A> reader(Consumer<A> adopt) {
        // Nothing is published meanwhile, so that the latest set is still the latest when its reader can be found.
        ExchangeReader<A> reader = new ExchangeReader<>(this, adopt, latest);
        readers.add(reader);
        return reader;
    }

    /** Forgets a reader, and yields a copy of the values that it was on. */
    synchronized A leave(ExchangeReader<A> reader, A values) {
        A own = copy.apply(values);
        readers.remove(reader);
        ParameterSet<A> spare = sets.size() > readers.size() + 2 ? unused() : null;
        if (spare != null) {
            sets.remove(spare);
        }
        return own;
    }
}
