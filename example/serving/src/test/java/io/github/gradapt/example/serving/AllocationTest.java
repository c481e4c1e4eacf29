package io.github.gradapt.example.serving;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.gradapt.serving.ParameterPublisher;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** What scoring allocates once it is warm, new parameters and the recording of times included: nothing. */
class AllocationTest {

    private static final int ROUNDS = 5;
    private static final int PAYMENTS = 10_000;

    @Test
    void scoringAllocatesNothing() {
        FraudNetwork trained = new FraudNetwork(1);
        ParameterPublisher publisher = new ParameterPublisher(trained.parameters());
        Scoring scoring = new Scoring(new FraudNetwork(1), publisher, new ResponseTimes());
        Payment payment = new Payment();
        payment.counts = true;

        assertThat(bytes(() -> {
                    publisher.publish(trained.parameters());
                    payment.due = System.nanoTime();
                    scoring.onEvent(payment, 0, true);
                }))
                .isZero();
    }

    @Test
    void learningAllocatesNothing() {
        FraudNetwork trained = new FraudNetwork(1);
        ParameterPublisher publisher = new ParameterPublisher(trained.parameters());
        Learning learning = new Learning(trained, publisher::publish);
        Payments payments = new Payments(1);
        Payment payment = new Payment();

        assertThat(bytes(() -> {
                    payments.next(payment);
                    learning.onEvent(payment, 0, true);
                }))
                .isZero();
    }

    /** The bytes of all calls of the best round: the JVM itself allocates on the thread now and then. */
    private static long bytes(Runnable call) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < PAYMENTS; i++) {
                call.run();
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }
}
