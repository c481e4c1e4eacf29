package io.github.gradapt.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** After {@code warmUp()} what C2 has compiled lasts: the first rows of a service do not make HotSpot take it back. */
class WarmUpTest {

    /** A line that tells of such code that has been made. */
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

        List<String> log = ChildJvm.run(
                folder,
                List.of("-Dgradapt.backend=scalar", "-XX:+PrintCompilation"),
                WarmUpProbe.class,
                List.of("serving.BranchesNetwork"));

        assertThat(log).contains(WarmUpProbe.WARM);
        assertThat(log.subList(0, log.indexOf(WarmUpProbe.WARM)))
                .anyMatch(line -> COMPILED.matcher(line).matches());
        assertThat(log.subList(log.indexOf(WarmUpProbe.WARM), log.size()))
                .filteredOn(line -> TAKEN_BACK.matcher(line).matches())
                .isEmpty();
    }
}
