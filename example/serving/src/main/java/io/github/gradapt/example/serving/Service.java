package io.github.gradapt.example.serving;

import com.lmax.disruptor.EventHandler;
import com.lmax.disruptor.ExceptionHandler;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.SleepingWaitStrategy;
import com.lmax.disruptor.WaitStrategy;
import com.lmax.disruptor.YieldingWaitStrategy;
import com.lmax.disruptor.dsl.Disruptor;
import com.lmax.disruptor.dsl.ProducerType;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Two threads and their ring buffers: payments to score, and payments whose outcome is known. Scoring comes first: when
 * there is no room for an outcome, it is dropped.
 *
 * <p>One thread submits; it, or another after it, closes.
 */
final class Service implements AutoCloseable {

    private static final int WAITING = 1 << 12;

    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final Disruptor<Payment> scoring;
    private final Disruptor<Payment> learning;
    private final RingBuffer<Payment> requests;
    private final RingBuffer<Payment> outcomes;
    private long dropped;

    /** A service that runs; closing it ends its threads. */
    Service(Scoring scoring, Learning learning) {
        this.scoring = disruptor("scoring", new YieldingWaitStrategy(), scoring);
        this.learning = disruptor("learning", new SleepingWaitStrategy(), learning);
        requests = this.scoring.start();
        outcomes = this.learning.start();
    }

    private Disruptor<Payment> disruptor(String name, WaitStrategy waiting, EventHandler<Payment> handler) {
        Disruptor<Payment> disruptor =
                new Disruptor<>(Payment::new, WAITING, task -> new Thread(task, name), ProducerType.SINGLE, waiting);
        disruptor.setDefaultExceptionHandler(new Failures());
        disruptor.handleEventsWith(handler);
        return disruptor;
    }

    /**
     * Asks for the score of the next payment, and later, when it is known, tells the outcome. Both happen at once here,
     * which saves a simulation of the time between; the scoring thread sees only the request.
     *
     * @throws IllegalStateException if a thread of the service has failed
     */
    void submit(Payments payments, long due, Phase phase, boolean counts) {
        if (failure.get() != null) {
            throw new IllegalStateException("the service has failed", failure.get());
        }
        long request = requests.next();
        Payment payment = requests.get(request);
        payments.next(payment);
        payment.due = due;
        payment.phase = phase;
        payment.counts = counts;
        // From here on both threads only read the features.
        requests.publish(request);
        if (outcomes.hasAvailableCapacity(1)) {
            long next = outcomes.next();
            Payment outcome = outcomes.get(next);
            System.arraycopy(payment.features, 0, outcome.features, 0, Payment.FEATURES);
            outcome.fraudulent = payment.fraudulent;
            outcome.phase = phase;
            outcomes.publish(next);
        } else {
            dropped++;
        }
    }

    /** The outcomes there was no room for; the thread that submits may ask. */
    long dropped() {
        return dropped;
    }

    /** Waits until all that was submitted is scored and learned, and ends both threads. */
    @Override
    public void close() {
        scoring.shutdown();
        learning.shutdown();
    }

    /** Keeps the first failure: the next submission reports it. */
    private final class Failures implements ExceptionHandler<Payment> {

        @Override
        public void handleEventException(Throwable thrown, long sequence, Payment payment) {
            failure.compareAndSet(null, thrown);
        }

        @Override
        public void handleOnStartException(Throwable thrown) {
            failure.compareAndSet(null, thrown);
        }

        @Override
        public void handleOnShutdownException(Throwable thrown) {
            failure.compareAndSet(null, thrown);
        }
    }
}
