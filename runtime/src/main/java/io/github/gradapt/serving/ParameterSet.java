package io.github.gradapt.serving;

/**
 * An array of parameters that is published, left by its readers, and written again. All fields are written before the
 * set is published, and not before all readers have left it.
 *
 * @param <A> the array, {@code float[]} or {@code double[]}
 */
final class ParameterSet<A> {

    final A values;

    long version;

    /** When it was published, by {@link System#nanoTime()}. */
    long published;

    ParameterSet(A values) {
        this.values = values;
    }
}
