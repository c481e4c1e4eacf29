package io.github.gradapt.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gradapt.Allocations;
import io.github.gradapt.LinearDoubleNetwork;
import io.github.gradapt.LinearNetwork;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What publisher and readers do one after another; what they do at the same time is in HotSwapTest. */
class ParameterPublisherTest {

    private final LinearNetwork trained = new LinearNetwork(2, 1);
    private final LinearNetwork serving = new LinearNetwork(2, 1);
    private final ParameterPublisher publisher = new ParameterPublisher(trained.parameters());

    /** Publishes a network whose every parameter is {@code value}. */
    private long publish(float value) {
        trained.setValues(value, value, value);
        return publisher.publish(trained.parameters());
    }

    private static float output(LinearNetwork network) {
        float[] output = new float[1];
        network.forward(new float[] {1, 1}, output);
        return output[0];
    }

    @Test
    void aNetworkIsOnTheLatestSetFromTheStart() {
        publish(5);
        ParameterReader reader = publisher.reader(serving);

        assertThat(reader.version()).isEqualTo(2);
        assertThat(output(serving)).isEqualTo(15);
    }

    @Test
    void aSetIsUsedOnceTheReaderIsRefreshed() {
        ParameterReader reader = publisher.reader(serving);
        assertThat(publish(5)).isEqualTo(2);
        assertThat(publisher.version()).isEqualTo(2);
        assertThat(output(serving)).isZero();
        assertThat(reader.version()).isEqualTo(1);

        assertThat(reader.refresh()).isTrue();
        assertThat(output(serving)).isEqualTo(15);
        assertThat(reader.version()).isEqualTo(2);
        assertThat(reader.refresh()).isFalse();
    }

    @Test
    void theLayersShowTheSetThatIsUsed() {
        ParameterReader reader = publisher.reader(serving);
        publish(5);
        reader.refresh();

        assertThat(serving.layers().get(1).weight(0, 1)).isEqualTo(5);
    }

    @Test
    void whatTheTrainerDoesAfterwardsIsNotSeen() {
        ParameterReader reader = publisher.reader(serving);
        publish(5);
        trained.setValues(7, 7, 7);
        reader.refresh();

        assertThat(output(serving)).isEqualTo(15);
    }

    @Test
    void aSetIsLeftAloneAsLongAsAReaderIsOnIt() {
        ParameterReader slow = publisher.reader(serving);
        LinearNetwork other = new LinearNetwork(2, 1);
        ParameterReader fast = publisher.reader(other);
        publish(5);
        slow.refresh();
        for (int i = 0; i < 100; i++) {
            publish(i);
            assertThat(output(serving)).isEqualTo(15);
            fast.refresh();
            assertThat(output(other)).isEqualTo(3 * i);
        }
        assertThat(slow.refresh()).isTrue();
        assertThat(output(serving)).isEqualTo(3 * 99);
        assertThat(slow.version()).isEqualTo(102);
    }

    @Test
    void thereAreAtMostTwoArraysMoreThanReaders() {
        ParameterExchange<float[]> exchange = new ParameterExchange<>(trained.parameters(), 12, float[]::clone);
        ExchangeReader<?>[] readers = new ExchangeReader<?>[3];
        for (int i = 0; i < 50; i++) {
            exchange.publish(trained.parameters());
            if (i < readers.length) {
                readers[i] = exchange.reader(array -> {});
            }
            assertThat(exchange.sets()).isLessThanOrEqualTo(Math.min(i + 1, readers.length) + 2);
        }
        assertThat(exchange.sets()).isEqualTo(5);
        for (ExchangeReader<?> reader : readers) {
            reader.close();
        }
        assertThat(exchange.sets()).isEqualTo(2);
    }

    /** What happens between a reader's look at the latest set and its announcement cannot be timed: it is played here. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void aReaderThatIsLateWithItsAnnouncementLooksAgain(int publications) {
        ParameterExchange<float[]> exchange = new ParameterExchange<>(trained.parameters(), 12, float[]::clone);
        ExchangeReader<float[]> reader = exchange.reader(serving::adopt);
        exchange.publish(trained.parameters());
        ParameterSet<float[]> seen = exchange.latest();
        for (int i = 1; i <= publications; i++) {
            trained.setValues(i, i, i);
            exchange.publish(trained.parameters());
        }

        reader.take(seen);
        assertThat(reader.version()).isEqualTo(2 + publications);
        assertThat(reader.announced()).isSameAs(exchange.latest());
        assertThat(output(serving)).isEqualTo(3 * publications);
    }

    @Test
    void theNetworkOfAClosedReaderKeepsItsSet() {
        ParameterReader reader = publisher.reader(serving);
        publish(5);
        reader.refresh();
        reader.close();
        for (int i = 0; i < 10; i++) {
            publish(i);
        }

        assertThat(output(serving)).isEqualTo(15);
        assertThat(reader.version()).isEqualTo(2);
        assertThatThrownBy(reader::refresh)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("this reader is closed; its network is on a copy of set 2");
        assertThatCode(reader::close).doesNotThrowAnyException();
    }

    @Test
    void theAgeIsThatOfTheSetInUse() throws InterruptedException {
        ParameterReader reader = publisher.reader(serving);
        long before = System.nanoTime();
        publish(5);
        TimeUnit.MILLISECONDS.sleep(20);
        assertThat(reader.ageNanos()).isGreaterThanOrEqualTo(20_000_000);
        publish(6);
        reader.refresh();
        assertThat(reader.ageNanos()).isNotNegative().isLessThanOrEqualTo(System.nanoTime() - before - 20_000_000);
    }

    @Test
    void parametersOfAnotherNumberAreRefused() {
        assertThatThrownBy(() -> publisher.publish(new float[7]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("parameters has 7 values; the first set had 12, and all sets are of networks of one class");
        assertThatThrownBy(() -> publisher.reader(new LinearNetwork(3, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("parameters has 12 values; this network has 16");
        assertThat(publisher.version()).isEqualTo(1);
    }

    @Test
    void nobodyAllocatesOnceThereAreEnoughArrays() {
        ParameterReader reader = publisher.reader(serving);

        assertThat(Allocations.of(() -> {
                    for (int i = 0; i < 10; i++) {
                        publisher.publish(trained.parameters());
                        reader.refresh();
                        reader.refresh();
                    }
                }))
                .isZero();
    }

    @Test
    void networksInDoubleExchangeTheirsInTheSameWay() {
        LinearDoubleNetwork network = new LinearDoubleNetwork(2, 1);
        LinearDoubleNetwork teacher = new LinearDoubleNetwork(2, 1);
        DoubleParameterPublisher doubles = new DoubleParameterPublisher(teacher.parameters());
        teacher.setValues(1e-60, Math.PI, 0);
        try (ParameterReader reader = doubles.reader(network)) {
            assertThat(doubles.publish(teacher.parameters())).isEqualTo(2);
            assertThat(reader.refresh()).isTrue();
            assertThat(network.values()).containsExactly(1e-60, Math.PI, 0);
            assertThat(doubles.version()).isEqualTo(2);
        }
        assertThatThrownBy(() -> doubles.publish(new double[3]))
                .hasMessageStartingWith("parameters has 3 values; the first set had 12");
    }
}
