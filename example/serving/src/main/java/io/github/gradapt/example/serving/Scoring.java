package io.github.gradapt.example.serving;

import com.lmax.disruptor.EventHandler;
import io.github.gradapt.Network;
import io.github.gradapt.serving.ParameterPublisher;
import io.github.gradapt.serving.ParameterReader;

/** The event loop: scores each payment with the parameters that were published last. Nothing here allocates. */
final class Scoring implements EventHandler<Payment> {

    private final Network network;
    private final ParameterReader parameters;
    private final Answers answers;
    private final float[] score = new float[1];

    /** Scores with {@code network}, which nobody else uses, on the parameters of a publisher. */
    Scoring(Network network, ParameterPublisher publisher, Answers answers) {
        this.network = network;
        this.answers = answers;
        parameters = publisher.reader(network);
    }

    @Override
    public void onEvent(Payment payment, long sequence, boolean endOfBatch) {
        parameters.refresh();
        network.forward(payment.features, score);
        payment.score = score[0];
        payment.version = parameters.version();
        answers.accept(payment);
    }

    @Override
    public void onShutdown() {
        answers.end();
        parameters.close();
    }
}
