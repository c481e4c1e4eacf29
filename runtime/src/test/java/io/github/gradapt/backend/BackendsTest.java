package io.github.gradapt.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Choices made by other virtual machines, as each has its own flags. */
class BackendsTest {
    private static final String MODULE = "--add-modules=jdk.incubator.vector";

    /** Prints the choice, twice. */
    public static final class Chooser {
        public static void main(String[] args) {
            System.out.println(Backends.choose(Chooser.class));
            System.out.println(Backends.choose(Chooser.class));
            System.out.println("units: " + Backends.takesUnits(true) + " " + Backends.takesUnits(false));
        }
    }

    @Test
    void vectorsAreChosenWhereTheyArePossible() throws Exception {
        assertThat(run(MODULE)).contains("VECTOR").doesNotContain("SCALAR", "without vector instructions");
        assertThat(run(MODULE, "-Dgradapt.backend=vector")).contains("VECTOR");
    }

    @Test
    void theMissingModuleIsNamedOnce() throws Exception {
        assertThat(run()).contains("SCALAR").containsOnlyOnce("--add-modules jdk.incubator.vector");
    }

    @Test
    void scalarIsChosenSilentlyIfAskedFor() throws Exception {
        assertThat(run("-Dgradapt.backend=scalar")).contains("SCALAR").doesNotContain("--add-modules");
        assertThat(run("-Dgradapt.backend=scalar", MODULE)).contains("SCALAR").doesNotContain("VECTOR");
    }

    @Test
    void manyRowsAreTakenInTheFasterWayUnlessAPropertySaysWhich() throws Exception {
        assertThat(run(MODULE)).contains("units: true false");
        assertThat(run(MODULE, "-Dgradapt.manyRows=Auto")).contains("units: true false");
        assertThat(run(MODULE, "-Dgradapt.manyRows=units")).contains("units: true true");
        assertThat(run(MODULE, "-Dgradapt.manyRows=rows")).contains("units: false false");
        assertThat(run(MODULE, "-Dgradapt.manyRows=columns"))
                .contains("gradapt.manyRows is 'columns'; units, rows or auto is expected");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Xint", "-XX:TieredStopAtLevel=1"})
    void withoutC2ScalarIsChosenSilently(String flag) throws Exception {
        assertThat(run(MODULE, flag)).contains("SCALAR").doesNotContain("VECTOR", "--add-modules");
        assertThat(run(MODULE, flag, "-Dgradapt.backend=vector")).contains("IllegalStateException", "without C2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-XX:+TieredCompilation", "-XX:-TieredCompilation"})
    void fusedMultiplyAddIsFoundWhateverRunsTheCode(String flag) throws Exception {
        assertThat(run(MODULE, flag)).contains("VECTOR").doesNotContain("SCALAR", "Math.fma");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-XX:+TieredCompilation", "-XX:-TieredCompilation"})
    void whereFusedMultiplyAddIsEmulatedScalarIsChosenAndTold(String flag) throws Exception {
        String written = run(MODULE, "-XX:-UseFMA", flag);

        assertThat(written).contains("SCALAR").doesNotContain("VECTOR");
        assertThat(written)
                .containsOnlyOnce("Networks are slow on this machine")
                .containsOnlyOnce("Math.fma is emulated");
    }

    @Test
    void vectorsWithoutFusedMultiplyAddAreRefused() throws Exception {
        assertThat(run(MODULE, "-XX:-UseFMA", "-Dgradapt.backend=vector"))
                .contains("IllegalStateException: gradapt.backend is vector, but Math.fma is emulated")
                .doesNotContain("SCALAR");
    }

    /** A flag for vectors would not help. */
    @Test
    void emulationIsToldBeforeTheMissingModule() throws Exception {
        assertThat(run("-XX:-UseFMA")).contains("Math.fma is emulated").doesNotContain("--add-modules");
    }

    @Test
    void vectorsThatAreDemandedButMissingFail() throws Exception {
        assertThat(run("-Dgradapt.backend=vector"))
                .contains("IllegalStateException", "--add-modules jdk.incubator.vector")
                .doesNotContain("SCALAR");
    }

    @Test
    void anUnknownBackendFails() throws Exception {
        assertThat(run("-Dgradapt.backend=simd")).contains("'simd'; scalar, vector or auto is expected");
    }

    /** What a virtual machine with these flags writes, to both its streams. */
    private static String run(String... flags) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(flags));
        command.addAll(List.of("-cp", location(Backends.class) + File.pathSeparator + location(Chooser.class)));
        command.add(Chooser.class.getName());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String written = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return written;
    }

    private static String location(Class<?> type) {
        return new File(type.getProtectionDomain().getCodeSource().getLocation().getPath()).getPath();
    }
}
