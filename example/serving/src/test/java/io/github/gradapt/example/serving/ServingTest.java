package io.github.gradapt.example.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The program, in a process of its own. */
class ServingTest {

    @Test
    void endsInTimeAndPrintsTheHistogram() throws Exception {
        Process process = start("1");
        try (BufferedReader written = process.inputReader()) {
            String text = written.lines().collect(Collectors.joining("\n"));

            assertThat(process.waitFor()).as(text).isZero();
            assertThat(text)
                    .contains("serving 1000 payments per second")
                    .contains("99.99%", "swaps on the scoring thread", "sets of parameters published");
        }
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aSignalEndsItCleanly() throws Exception {
        Process process = start("3600");
        try (BufferedReader written = process.inputReader()) {
            String line = written.readLine();
            while (line != null && !line.startsWith("serving")) {
                line = written.readLine();
            }
            // Unlike Process.destroy, this leaves the stream open.
            process.toHandle().destroy();
            String text = written.lines().collect(Collectors.joining("\n"));

            assertThat(process.waitFor()).as(text).isEqualTo(128 + 15);
            assertThat(text).contains("99.99%", "sets of parameters published").doesNotContain("Exception");
        }
    }

    private static Process start(String seconds) throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dgradapt.backend=scalar",
                "-classpath",
                System.getProperty("java.class.path"),
                Serving.class.getName(),
                seconds,
                "1000");
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }
}
