package io.github.gradapt.example.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gradapt.serving.ParameterPublisher;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The service, under load for a short time. */
class ServiceTest {

    private static final long INTERVAL_NANOS = TimeUnit.MICROSECONDS.toNanos(100);

    private final FraudNetwork trained = new FraudNetwork(3);
    private final FraudNetwork serving = new FraudNetwork(4);
    private final ParameterPublisher publisher = new ParameterPublisher(trained.parameters());
    private final Map<Long, float[]> sets = new ConcurrentHashMap<>();

    /** What was asked, what was answered, and with which set. */
    private record Answer(float[] features, float score, long version) {}

    private long publish(float[] parameters) {
        long version = publisher.publish(parameters);
        sets.put(version, parameters.clone());
        return version;
    }

    @Test
    void everyScoreIsThatOfThePublishedNetwork() {
        sets.put(publisher.version(), trained.parameters().clone());
        List<Answer> answers = new ArrayList<>();
        Answers collect = payment -> answers.add(new Answer(payment.features.clone(), payment.score, payment.version));
        try (Service service =
                new Service(new Scoring(serving, publisher, collect), new Learning(trained, this::publish))) {
            new Load(service, new Payments(5), INTERVAL_NANOS).run(0, TimeUnit.SECONDS.toNanos(1));
        }

        FraudNetwork check = new FraudNetwork(5);
        float[] score = new float[1];
        long before = 0;
        for (Answer answer : answers) {
            assertThat(answer.version()).isGreaterThanOrEqualTo(before);
            before = answer.version();
            check.adopt(sets.get(answer.version()));
            check.forward(answer.features(), score);
            assertThat(answer.score()).isEqualTo(score[0]);
        }
        assertThat(answers).hasSize((int) (TimeUnit.SECONDS.toNanos(1) / INTERVAL_NANOS));
        assertThat(answers.stream().map(Answer::version).distinct().count()).isGreaterThan(10);
    }

    @Test
    void learningWhileServingMakesScoresBetter() {
        List<Double> costs = new ArrayList<>();
        Answers collect = payment -> costs.add(-Math.log(payment.fraudulent ? payment.score : 1 - payment.score));
        try (Service service =
                new Service(new Scoring(serving, publisher, collect), new Learning(trained, publisher::publish))) {
            new Load(service, new Payments(5), INTERVAL_NANOS).run(0, TimeUnit.SECONDS.toNanos(4));
        }

        assertThat(mean(costs.subList(costs.size() - 5_000, costs.size())))
                .isLessThan(0.8 * mean(costs.subList(0, 1_000)));
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    @Test
    void nothingIsPublishedInQuietTimes() {
        Learning learning = new Learning(trained, this::publish);
        Payment payment = new Payment();
        for (Phase phase : Phase.values()) {
            payment.phase = phase;
            sets.clear();
            for (int row = 0; row < 2 * Learning.ROWS_PER_STEP; row++) {
                learning.onEvent(payment, row, true);
            }
            assertThat(sets).hasSize(phase == Phase.PUBLISHING ? 2 : 0);
        }
    }

    @Test
    void nonsenseIsNotLearned() {
        Learning learning = new Learning(trained, this::publish);
        float[] before = trained.parameters().clone();
        Payment payment = new Payment();
        payment.features[3] = Float.NaN;
        for (int row = 0; row < 2 * Learning.ROWS_PER_STEP; row++) {
            learning.onEvent(payment, row, true);
        }

        assertThat(trained.parameters()).containsExactly(before);
        assertThat(sets).isEmpty();
    }

    @Test
    void aFailureOfTheEventLoopEndsTheLoad() {
        Answers broken = payment -> {
            throw new IllegalArgumentException("no room for scores");
        };
        try (Service service =
                new Service(new Scoring(serving, publisher, broken), new Learning(trained, this::publish))) {
            Load load = new Load(service, new Payments(5), INTERVAL_NANOS);

            assertThatThrownBy(() -> load.run(0, TimeUnit.SECONDS.toNanos(60)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("the service has failed")
                    .hasRootCauseMessage("no room for scores");
        }
    }
}
