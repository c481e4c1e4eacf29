package io.github.gradapt.example.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class QuickstartTest {

    @Test
    void networksOfTenSeedsAreRightOnAverage() {
        Flowers flowers = Flowers.load();

        double[] accuracies = LongStream.rangeClosed(1, 10)
                .mapToObj(seed -> ConfusionMatrix.of(Quickstart.train(flowers, seed), flowers.test(), Flowers.SPECIES))
                .mapToDouble(ConfusionMatrix::accuracy)
                .toArray();

        assertThat(accuracies).hasSize(10);
        assertThat(DoubleStream.of(accuracies).average().orElseThrow())
                .as("mean of %s", Arrays.toString(accuracies))
                .isGreaterThanOrEqualTo(0.93);
    }

    @Test
    void theProgramPrintsWhatItFound() {
        String printed = printedBy(() -> Quickstart.main(new String[0]));

        assertThat(printed)
                .startsWith("epoch  training cost  validation cost")
                .containsPattern("one forward: \\d+ ns, 0 bytes")
                .containsPattern("test accuracy: 0\\.9[2-9]\\d\\R$");
    }

    @Test
    void aSeedGivesTheSameNetworkEveryTime() {
        Flowers flowers = Flowers.load();

        assertThat(Quickstart.train(flowers, 7).parameters())
                .isEqualTo(Quickstart.train(flowers, 7).parameters())
                .isNotEqualTo(Quickstart.train(flowers, 8).parameters());
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
