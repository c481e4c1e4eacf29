package io.github.gradapt.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** How generated code grows: not with the width of a network, and no faster than its depth. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GrowthTest {

    private static final double MARGIN = 0.05;

    private final List<Measured> table = new ArrayList<>();

    private record Measured(String network, int classBytes, long sourceLines, long milliseconds) {}

    private Measured measure(String what, String source) {
        long start = System.nanoTime();
        CompiledNetworks compiled =
                new NetworkCompiler().source("growth.Net", source).compile();
        long milliseconds = (System.nanoTime() - start) / 1_000_000;
        Measured measured = new Measured(
                what,
                compiled.classes().get("growth.NetNetwork").length,
                compiled.source("growth.NetNetwork").lines().count(),
                milliseconds);
        table.add(measured);
        return measured;
    }

    private Measured width(int units) {
        return measure(units + " wide", """
                @NeuralNetwork public interface Net {
                    @Input(%1$d) Layer in();
                    @Dense(%1$d) @Tanh Layer hidden();
                    @Dense(16) @Softmax @CrossEntropy Layer out();
                }
                """.formatted(units));
    }

    private Measured depth(int layers) {
        StringBuilder source = new StringBuilder("@NeuralNetwork public interface Net {\n    @Input(32) Layer in();\n");
        for (int layer = 1; layer < layers; layer++) {
            source.append("    @Dense(32) @Tanh Layer layer").append(layer).append("();\n");
        }
        source.append("    @Dense(32) @Softmax @CrossEntropy Layer out();\n}\n");
        return measure(layers + " deep", source.toString());
    }

    @AfterAll
    void print() {
        System.out.println("network      class bytes  source lines  compiled in ms");
        for (Measured row : table) {
            System.out.printf(
                    "%-12s %11d %13d %15d%n", row.network(), row.classBytes(), row.sourceLines(), row.milliseconds());
        }
    }

    @Test
    void codeDoesNotGrowWithTheWidth() {
        Measured narrow = width(64);
        for (int units : new int[] {256, 1024, 4096}) {
            Measured wide = width(units);
            assertThat((double) wide.sourceLines()).isLessThan((1 + MARGIN) * narrow.sourceLines());
            assertThat((double) wide.classBytes()).isLessThan((1 + MARGIN) * narrow.classBytes());
        }
        width(16);
    }

    @Test
    void codeGrowsInProportionToTheDepth() {
        Measured ten = depth(10);
        Measured hundred = depth(100);
        Measured thousand = depth(1000);
        depth(1);
        double bytesPerLayer = (hundred.classBytes() - ten.classBytes()) / 90.0;
        double linesPerLayer = (hundred.sourceLines() - ten.sourceLines()) / 90.0;

        assertThat((thousand.classBytes() - hundred.classBytes()) / 900.0).isLessThan((1 + MARGIN) * bytesPerLayer);
        assertThat((thousand.sourceLines() - hundred.sourceLines()) / 900.0).isLessThan((1 + MARGIN) * linesPerLayer);
    }
}
