package io.github.gradapt.example.frozen;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradapt.verification.FrozenParameters;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class IrisTest {

    @Test
    void theClassIsThatOfTheFile() {
        FrozenParameters.verify(
                new IrisNetwork(), Path.of("src/main/java/io/github/gradapt/example/frozen/iris.safetensors"));
    }

    @Test
    void theFileIsNotDeployed() {
        assertThat(Iris.class.getResource("iris.safetensors")).isNull();
    }

    @Test
    void knownFlowersAreRecognized() {
        assertThat(printedBy(() -> Classify.main(new String[0])).lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("5.1 3.5 1.4 0.2: setosa, "),
                        line -> assertThat(line).startsWith("6.4 3.2 4.5 1.5: versicolor, "),
                        line -> assertThat(line).startsWith("6.3 3.3 6.0 2.5: virginica, "));
        assertThat(printedBy(() -> Classify.main(new String[] {"5", "3.4", "1.5", "0.2"})))
                .contains("setosa");
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
