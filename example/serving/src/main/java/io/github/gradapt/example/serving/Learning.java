package io.github.gradapt.example.serving;

import com.lmax.disruptor.EventHandler;
import io.github.gradapt.TrainableNetwork;
import io.github.gradapt.optimizer.Adam;
import io.github.gradapt.optimizer.Optimizer;
import java.util.function.ToLongFunction;

/** The thread that trains: learns from payments whose outcome is known, and hands the parameters on after each step. */
final class Learning implements EventHandler<Payment> {

    static final int ROWS_PER_STEP = 32;

    private final TrainableNetwork network;
    private final ToLongFunction<float[]> publish;
    private final Optimizer optimizer = new Adam(0.003);
    private final float[] score = new float[1];
    private final float[] outcome = new float[1];

    /**
     * Trains {@code network}, which nobody else uses.
     *
     * @param publish publishes a copy of its parameters, and yields the number of the set
     */
    Learning(TrainableNetwork network, ToLongFunction<float[]> publish) {
        this.network = network;
        this.publish = publish;
    }

    @Override
    public void onEvent(Payment payment, long sequence, boolean endOfBatch) {
        outcome[0] = payment.fraudulent ? 1 : 0;
        network.forward(payment.features, score);
        float cost = network.backward(outcome);
        if (!(cost < Float.POSITIVE_INFINITY)) {
            // One row of nonsense would spoil every later score.
            network.clearGradients();
            return;
        }
        if (network.accumulatedRows() == ROWS_PER_STEP) {
            optimizer.step(network);
            if (payment.phase == Phase.PUBLISHING) {
                publish.applyAsLong(network.parameters());
            }
        }
    }
}
