package io.github.gradapt.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplitMix64Test {

    @Test
    void startsFromSeedZeroAsThePublishedAlgorithmDoes() {
        SplitMix64 random = new SplitMix64(0);

        assertThat(random.nextLong()).isEqualTo(0xE220A8397B1DCDAFL);
        assertThat(random.nextLong()).isEqualTo(0x6E789E6AA1B965F4L);
        assertThat(random.nextLong()).isEqualTo(0x06C45D188009454FL);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, -1, 42, Long.MIN_VALUE, 0x123456789ABCDEFL})
    void agreesWithTheGeneratorOfTheJdk(long seed) {
        SplitMix64 random = new SplitMix64(seed);
        SplittableRandom jdk = new SplittableRandom(seed);

        for (int i = 0; i < 1000; i++) {
            assertThat(random.nextLong()).isEqualTo(jdk.nextLong());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 64, 1000})
    void boundedNumbersAreEquallyLikely(int bound) {
        SplitMix64 random = new SplitMix64(bound);
        int draws = 1000 * bound;
        int[] counts = new int[bound];
        for (int i = 0; i < draws; i++) {
            counts[random.nextInt(bound)]++;
        }

        // Each count has the mean 1000 and a standard deviation below 32.
        for (int count : counts) {
            assertThat(count).isBetween(1000 - 160, 1000 + 160);
        }
    }

    @Test
    void theLargestBoundIsReachable() {
        SplitMix64 random = new SplitMix64(5);
        int greatest = 0;
        for (int i = 0; i < 1000; i++) {
            int number = random.nextInt(Integer.MAX_VALUE);
            assertThat(number).isNotNegative();
            greatest = Math.max(greatest, number);
        }

        assertThat(greatest).isGreaterThan(Integer.MAX_VALUE / 100 * 98);
    }

    @Test
    void symmetricNumbersHaveTheMomentsOfTheUniformDistribution() {
        SplitMix64 random = new SplitMix64(6);
        int draws = 100_000;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < draws; i++) {
            double number = random.nextSymmetric();
            assertThat(Math.abs(number)).isPositive().isLessThan(1);
            sum += number;
            squares += number * number;
        }

        // Five standard errors: 5 sqrt(1/3 / n), 5 sqrt(4/45 / n).
        assertThat(sum / draws).isCloseTo(0, within(0.0092));
        assertThat(squares / draws).isCloseTo(1 / 3.0, within(0.0048));
    }

    @Test
    void normalNumbersHaveTheMomentsOfTheNormalDistribution() {
        SplitMix64 random = new SplitMix64(7);
        int draws = 100_000;
        double[] moments = new double[5];
        for (int i = 0; i < draws; i++) {
            double number = random.nextNormal();
            for (int k = 1; k <= 4; k++) {
                moments[k] += Math.pow(number, k) / draws;
            }
        }

        // Five standard errors: the variances of x, x^2, x^3, x^4 are 1, 2, 15, 96.
        assertThat(moments[1]).isCloseTo(0, within(5 * Math.sqrt(1.0 / draws)));
        assertThat(moments[2]).isCloseTo(1, within(5 * Math.sqrt(2.0 / draws)));
        assertThat(moments[3]).isCloseTo(0, within(5 * Math.sqrt(15.0 / draws)));
        assertThat(moments[4]).isCloseTo(3, within(5 * Math.sqrt(96.0 / draws)));
    }
}
