package io.github.gradapt.example.serving;

/** The client: submits payments at fixed moments, whether or not the answers to those before have come. */
final class Load {

    private final Service service;
    private final Payments payments;
    private final long intervalNanos;
    private volatile boolean stopped;

    Load(Service service, Payments payments, long intervalNanos) {
        this.service = service;
        this.payments = payments;
        this.intervalNanos = intervalNanos;
    }

    /** Submits until the time is over, or somebody calls {@link #stop()}. */
    void run(long warmUpNanos, long nanos) {
        long start = System.nanoTime();
        for (long at = 0; at < warmUpNanos + nanos && !stopped; at += intervalNanos) {
            long due = start + at;
            while (System.nanoTime() - due < 0) {
                // Lets the other threads run where processors are few.
                Thread.yield();
            }
            service.submit(payments, due, Phase.at(at), at >= warmUpNanos);
        }
    }

    /** Ends the load early; any thread may call it. */
    void stop() {
        stopped = true;
    }
}
