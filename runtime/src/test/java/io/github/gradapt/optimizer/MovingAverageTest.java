package io.github.gradapt.optimizer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MovingAverageTest {

    @ParameterizedTest
    @ValueSource(floats = {0.5f, 0.9f, 0.99f, 0.999f, 0.9999f})
    void movingAveragesFadeWithoutBecomingSubnormal(float share) {
        float average = 3;
        float least = Float.MAX_VALUE;
        for (int step = 0; step < 1_000_000; step++) {
            average = Optimizer.flush(share * average);
            if (average != 0) {
                least = Math.min(least, share * average);
            }
        }

        assertThat(least).isGreaterThan(Float.MIN_NORMAL);
        // It ends where what it loses in a step is half of the distance of two multiples of 2^-103.
        assertThat(average).isBetween(0f, 0.51f / (1 - share) * 0x1p-103f);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.9, 0.99})
    void movingAveragesInDoubleFadeWithoutBecomingSubnormal(double share) {
        double average = 3;
        double least = Double.MAX_VALUE;
        for (int step = 0; step < 200_000; step++) {
            average = Optimizer.flush(share * average);
            if (average != 0) {
                least = Math.min(least, share * average);
            }
        }

        assertThat(least).isGreaterThan(Double.MIN_NORMAL);
        assertThat(average).isBetween(0.0, 0.51 / (1 - share) * 0x1p-952);
    }

    @Test
    void averagesThatMatterAreKept() {
        for (float average = 0x1p-40f; average < 0x1p100f; average *= 1.37f) {
            assertThat(Optimizer.flush(average)).isEqualTo(average);
            assertThat(Optimizer.flush(-average)).isEqualTo(-average);
        }
        for (double average = 0x1p-800; average < 0x1p900; average *= 1.37) {
            assertThat(Optimizer.flush(average)).isEqualTo(average);
            assertThat(Optimizer.flush(-average)).isEqualTo(-average);
        }
    }
}
