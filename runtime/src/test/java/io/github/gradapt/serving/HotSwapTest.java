package io.github.gradapt.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradapt.LinearNetwork;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Four threads serve while one publishes: every answer belongs to one set, and serving allocates nothing. */
class HotSwapTest {

    /** The virtual machine itself allocates on a thread once or twice; what serving allocates, it allocates each time. */
    private static final int LOOKS_OF_THE_VIRTUAL_MACHINE = 2;

    @Test
    void everyAnswerBelongsToOneSet() throws InterruptedException {
        check(2);
    }

    @Test
    @Tag("exhaustive")
    void everyAnswerBelongsToOneSetForAMinute() throws InterruptedException {
        check(60);
    }

    private static void check(double seconds) throws InterruptedException {
        HotSwap run = new HotSwap();
        run.run(seconds);

        System.out.println("Hot swap: " + run);
        assertThat(run.readers()).allSatisfy(reader -> {
            assertThat(reader.problem).isNull();
            assertThat(reader.swaps).isGreaterThan(10);
            assertThat(reader.rows).isGreaterThan(1000);
            assertThat(reader.looks).isGreaterThan(2 * LOOKS_OF_THE_VIRTUAL_MACHINE);
            assertThat(reader.allocatingLooks).isLessThanOrEqualTo(LOOKS_OF_THE_VIRTUAL_MACHINE);
        });
        assertThat(run.published()).isGreaterThan(100);
    }

    @Test
    void aMixtureOfTwoSetsWouldBeNoticed() {
        MarkedParameters marked = new MarkedParameters();
        LinearNetwork before = MarkedParameters.network();
        LinearNetwork after = MarkedParameters.network();
        marked.set(before, 7);
        marked.set(after, 8);
        int length = before.parameters().length;
        int mixtures = 0;
        // Half-written: set 8 has arrived up to an index. Padding and the weights of the first unit are the same in
        // both.
        for (int written = 1; written < length; written++) {
            LinearNetwork mixed = MarkedParameters.network();
            System.arraycopy(after.parameters(), 0, mixed.parameters(), 0, written);
            System.arraycopy(before.parameters(), written, mixed.parameters(), written, length - written);
            float[] output = new float[MarkedParameters.OUTPUTS];
            mixed.forward(MarkedParameters.ones(), output);
            boolean isBefore = Arrays.equals(output, marked.outputs(7));
            boolean isAfter = Arrays.equals(output, marked.outputs(8));
            if (isBefore || isAfter) {
                assertThat(mixed.values()).containsExactly(isBefore ? before.values() : after.values());
            } else {
                mixtures++;
            }
        }
        assertThat(mixtures).isGreaterThan(length / 2);
    }
}
