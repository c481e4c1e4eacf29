package io.github.gradapt.example.digits;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DigitsTest {

    @Test
    void networksOfFiveSeedsAreRightOnAverage() {
        Images images = Images.load();

        double[] accuracies = LongStream.rangeClosed(1, 5)
                .mapToObj(seed -> ConfusionMatrix.of(Digits.train(images, seed), images.test(), Images.DIGITS))
                .mapToDouble(ConfusionMatrix::accuracy)
                .toArray();

        assertThat(accuracies).hasSize(5);
        assertThat(DoubleStream.of(accuracies).average().orElseThrow())
                .as("mean of %s", Arrays.toString(accuracies))
                .isGreaterThanOrEqualTo(0.975);
    }

    @Test
    void theProgramPrintsWhatItFound() {
        String printed = printedBy(() -> Digits.main(new String[0]));

        assertThat(printed)
                .startsWith("epoch  training cost  validation cost")
                .containsPattern("one forward: \\d+ ns, 0 bytes")
                .containsPattern("test accuracy: 0\\.9[2-9]\\d\\R$");
    }

    @Test
    void aSeedGivesTheSameNetworkEveryTime() {
        Images images = Images.load();

        assertThat(Digits.train(images, 7).parameters())
                .isEqualTo(Digits.train(images, 7).parameters())
                .isNotEqualTo(Digits.train(images, 8).parameters());
    }

    private static String printedBy(Runnable program) {
        PrintStream out = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            program.run();
        } finally {
            System.setOut(out);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }
}
