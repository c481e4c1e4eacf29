package io.github.gradapt.training;

import io.github.gradapt.random.SplitMix64;
import org.jspecify.annotations.Nullable;

/**
 * The training rows in the order of one epoch after another, accumulated a batch at a time.
 *
 * @param <A> the array of the rows, {@code float[]} or {@code double[]}
 */
abstract class Batches<A> {

    final TrainedNetwork<A> network;
    final Rows<A> rows;

    private Batches(TrainedNetwork<A> network, Rows<A> rows) {
        this.network = network;
        this.rows = rows;
    }

    /** Batches of at most {@code batchSize} rows: in a new order each epoch or, without a seed, always in their own. */
    static <A> Batches<A> of(TrainedNetwork<A> network, Rows<A> rows, int batchSize, @Nullable Long seed) {
        return seed == null ? new InOrder<>(network, rows) : new Shuffled<>(network, rows, batchSize, seed);
    }

    /** Chooses the order of the next epoch. */
    abstract void nextEpoch();

    /** Chooses the order of the epoch after {@code epochs} more. */
    final void skip(int epochs) {
        for (int i = 0; i < epochs; i++) {
            nextEpoch();
        }
    }

    /** Accumulates the gradients of {@code count} rows of this epoch; returns the sum of their costs. */
    abstract double accumulate(int from, int count);

    private static final class InOrder<A> extends Batches<A> {

        InOrder(TrainedNetwork<A> network, Rows<A> rows) {
            super(network, rows);
        }

        @Override
        void nextEpoch() {
            // The order never changes.
        }

        @Override
        double accumulate(int from, int count) {
            return rows.accumulate(network, from, count);
        }
    }

    private static final class Shuffled<A> extends Batches<A> {

        private final SplitMix64 random;
        private final int[] order;
        private final Rows<A> batch;

        Shuffled(TrainedNetwork<A> network, Rows<A> rows, int batchSize, long seed) {
            super(network, rows);
            random = new SplitMix64(seed);
            order = new int[rows.count()];
            for (int i = 0; i < order.length; i++) {
                order[i] = i;
            }
            batch = rows.emptyCopy(network, Math.min(batchSize, rows.count()));
        }

        /** R. Fisher and F. Yates' shuffle, in the form of R. Durstenfeld, 1964: every order is equally likely. */
        @Override
        void nextEpoch() {
            for (int i = order.length - 1; i > 0; i--) {
                int j = random.nextInt(i + 1);
                int row = order[i];
                order[i] = order[j];
                order[j] = row;
            }
        }

        @Override
        double accumulate(int from, int count) {
            for (int i = 0; i < count; i++) {
                rows.copyRow(order[from + i], batch, i);
            }
            return batch.accumulate(network, 0, count);
        }
    }
}
