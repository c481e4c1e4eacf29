package io.github.gradapt.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A network where fused multiply-adds are emulated in software, in virtual machines that are told not to fuse them. */
class EmulatedFmaTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void compile() throws IOException {
        new NetworkCompiler()
                .options("--add-modules=jdk.incubator.vector", "-Xlint:all,-processing")
                .source("fused.Small", """
                        @NeuralNetwork
                        public interface Small {
                            @Input(5)                              Layer in();
                            @Dense(9) @Tanh                        Layer hidden();
                            @Dense(3) @Softmax @CrossEntropy       Layer out();
                        }
                        """)
                .compile()
                .writeClasses(folder);
    }

    @Test
    void aNetworkHasTheSameBitsAndScalarCode() throws IOException, InterruptedException {
        List<String> fused = run();
        List<String> emulated = run("-XX:-UseFMA");

        assertThat(fused).contains("backend VECTOR");
        assertThat(emulated).contains("backend SCALAR");
        assertThat(bits(emulated)).isEqualTo(bits(fused));
    }

    private static String bits(List<String> printed) {
        assertThat(printed).filteredOn(line -> line.startsWith("bits ")).hasSize(1);
        return printed.stream()
                .filter(line -> line.startsWith("bits "))
                .findFirst()
                .orElseThrow();
    }

    /** What is printed with these flags. */
    private List<String> run(String... flags) throws IOException, InterruptedException {
        List<String> options = new ArrayList<>(List.of("--add-modules=jdk.incubator.vector"));
        options.addAll(List.of(flags));
        return ChildJvm.run(folder, options, NetworkBits.class, List.of("fused.SmallNetwork"));
    }
}
