package io.github.gradapt.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.gradapt.Allocations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {

    @Test
    void aConstantIsTheSameAlways() {
        Schedule schedule = Schedule.constant(0.25);

        assertThat(schedule.factor(0)).isEqualTo(0.25);
        assertThat(schedule.factor(1_000_000)).isEqualTo(0.25);
    }

    @Test
    void stepsFallAfterTheirLength() {
        Schedule schedule = Schedule.step(3, 0.5);

        double[] expected = {1, 1, 1, 0.5, 0.5, 0.5, 0.25, 0.25};
        assertThat(factors(schedule, 8)).isEqualTo(expected);
    }

    @Test
    void exponentialsFallEachTime() {
        Schedule schedule = Schedule.exponential(0.99);

        assertThat(schedule.factor(0)).isEqualTo(1);
        assertThat(schedule.factor(1)).isEqualTo(0.99);
        for (int t = 0; t < 5000; t += 7) {
            double expected = StrictMath.pow(0.99, t);
            assertThat(schedule.factor(t)).isCloseTo(expected, within(1e-12 * expected));
        }
        assertThat(schedule.factor(Long.MAX_VALUE)).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 10, 999, 12345})
    void aCosineFallsToItsLeast(long duration) {
        Schedule schedule = Schedule.cosine(duration, 0.125);

        assertThat(schedule.factor(0)).isEqualTo(1);
        for (long t = 0; t < duration; t++) {
            double expected = 0.125 + 0.875 * (1 + StrictMath.cos(Math.PI * t / duration)) / 2;
            assertThat(schedule.factor(t)).isCloseTo(expected, within(4e-16));
        }
        assertThat(schedule.factor(duration)).isEqualTo(0.125);
        assertThat(schedule.factor(Long.MAX_VALUE)).isEqualTo(0.125);
        assertThat(Schedule.cosine(duration).factor(duration)).isZero();
    }

    @Test
    void aWarmUpRisesToOne() {
        double[] expected = {0.25, 0.5, 0.75, 1, 1, 1};

        assertThat(factors(Schedule.linearWarmUp(4), 6)).isEqualTo(expected);
    }

    @Test
    void theNextScheduleCountsFromZero() {
        Schedule schedule =
                Schedule.linearWarmUp(2).then(3, Schedule.step(2, 0.5)).then(7, t -> 10 + t);

        double[] expected = {0.5, 1, 1, 1, 1, 0.5, 0.5, 10, 11};
        assertThat(factors(schedule, 9)).isEqualTo(expected);
    }

    @Test
    void factorsAllocateNothing() {
        Schedule schedule =
                Schedule.linearWarmUp(10).then(10, Schedule.cosine(50)).then(60, Schedule.exponential(0.9));

        assertThat(Allocations.of(() -> sum(schedule, 200))).isZero();
    }

    @Test
    void argumentsAreChecked() {
        assertThatThrownBy(() -> Schedule.step(0, 0.5)).hasMessage("every is 0; it must be positive");
        assertThatThrownBy(() -> Schedule.step(1, 1.5)).hasMessage("factor is 1.5; it must be positive and at most 1");
        assertThatThrownBy(() -> Schedule.exponential(0))
                .hasMessage("factor is 0.0; it must be positive and at most 1");
        assertThatThrownBy(() -> Schedule.constant(-1)).hasMessageStartingWith("factor is -1.0");
        assertThatThrownBy(() -> Schedule.cosine(-3)).hasMessage("duration is -3; it must be positive");
        assertThatThrownBy(() -> Schedule.cosine(3, Double.NaN))
                .hasMessage("least is NaN; it must be at least 0 and at most 1");
        assertThatThrownBy(() -> Schedule.linearWarmUp(0)).hasMessage("duration is 0; it must be positive");
        Schedule schedule = Schedule.constant(1);
        assertThatThrownBy(() -> schedule.then(0, schedule)).hasMessage("duration is 0; it must be positive");
    }

    private static double[] factors(Schedule schedule, int count) {
        double[] factors = new double[count];
        for (int t = 0; t < count; t++) {
            factors[t] = schedule.factor(t);
        }
        return factors;
    }

    private static double sum(Schedule schedule, int count) {
        double sum = 0;
        for (int t = 0; t < count; t++) {
            sum += schedule.factor(t);
        }
        return sum;
    }
}
