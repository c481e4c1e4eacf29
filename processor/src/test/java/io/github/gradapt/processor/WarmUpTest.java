package io.github.gradapt.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** After {@code warmUp()} what C2 has compiled lasts: the first rows of a service do not make HotSpot take it back. */
class WarmUpTest {

    private static final Pattern COMPILED = Pattern.compile(".* 4  +serving\\..*::forward .*bytes\\)");

    /** A line of the compiler's log that tells of code of the highest level, of ours, that is not entered any more. */
    private static final Pattern TAKEN_BACK =
            Pattern.compile(".* 4  +(serving\\.|io\\.github\\.gradapt\\.).*made not entrant.*");

    @TempDir
    private Path folder;

    @Test
    void newRowsTakeNoCompiledCodeBack() throws IOException, InterruptedException {
        CompiledNetworks networks =
                new NetworkCompiler().source("serving.Branches", """
                        @NeuralNetwork public interface Branches {
                            @Input(16)                        Layer in();
                            @Dense(32) @LeakyRelu             Layer first();
                            @Dense(32) @HardSwish             Layer second();
                            @Dense(4) @Softmax @CrossEntropy  Layer out();
                        }
                        """).compile();
        networks.writeClasses(folder);

        List<String> log = run("serving.BranchesNetwork");

        assertThat(log).contains(WarmUpProbe.WARM);
        assertThat(log.subList(0, log.indexOf(WarmUpProbe.WARM)))
                .anyMatch(line -> COMPILED.matcher(line).matches());
        assertThat(log.subList(log.indexOf(WarmUpProbe.WARM), log.size()))
                .filteredOn(line -> TAKEN_BACK.matcher(line).matches())
                .isEmpty();
    }

    private List<String> run(String network) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dgradapt.backend=scalar",
                        "-XX:+PrintCompilation",
                        "-classpath",
                        folder + File.pathSeparator + System.getProperty("java.class.path"),
                        WarmUpProbe.class.getName(),
                        network)
                .redirectErrorStream(true)
                .start();
        List<String> log = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(process.waitFor()).as(() -> String.join("\n", log)).isZero();
        return log;
    }
}
