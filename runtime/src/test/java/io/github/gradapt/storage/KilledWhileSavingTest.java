package io.github.gradapt.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradapt.LinearNetwork;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that are killed while they save: each file is one that was saved, whole. */
class KilledWhileSavingTest {

    private static final int KILLS = 200;
    private static final int AT_ONCE = 4;
    private static final int INPUTS = 100;
    private static final int OUTPUTS = 30;

    /** Some saves: a kill comes at any moment of them. */
    private static final int LONGEST_MICROS = 40_000;

    @TempDir
    Path folder;

    private final Random random = new Random(11);

    /** A process that saves once and, when it is told so, over and over: each time other parameters, all one number. */
    static final class Saver {

        private Saver() {}

        public static void main(String[] arguments) throws IOException {
            Path file = Path.of(arguments[0]);
            float[] values = new float[OUTPUTS * (INPUTS + 1)];
            LinearNetwork network = new LinearNetwork(INPUTS, OUTPUTS);
            for (int number = 1; ; number++) {
                Arrays.fill(values, number);
                network.setValues(values);
                network.save(file);
                if (number == 1) {
                    System.out.write('s');
                    System.out.flush();
                    if (System.in.read() < 0) {
                        return;
                    }
                }
            }
        }
    }

    private record Child(Process process, Path file) {}

    private Child start(int number) throws IOException {
        Path file = Files.createDirectory(folder.resolve("child" + number)).resolve("linear.safetensors");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xshare:auto",
                        "-cp",
                        folder(Safetensors.class) + File.pathSeparator + folder(KilledWhileSavingTest.class),
                        Saver.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new Child(process, file);
    }

    /** Where the classes are: the whole class path of the tests takes longer to open. */
    private static Path folder(Class<?> type) {
        return Path.of(URI.create(
                type.getProtectionDomain().getCodeSource().getLocation().toString()));
    }

    @Test
    void theFileIsTheOldOneOrTheNewOne() throws Exception {
        Deque<Child> running = new ArrayDeque<>();
        int leftOver = 0;
        int replaced = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            for (int next = kill + running.size(); running.size() < AT_ONCE && next < KILLS; next++) {
                running.add(start(next));
            }
            Child child = running.remove();
            float saved = killed(child);
            replaced += saved > 1 ? 1 : 0;
            leftOver += leftOver(child) ? 1 : 0;
        }
        System.out.printf(
                "%d processes killed while saving: %d had replaced their first file, %d left a temporary file behind%n",
                KILLS, replaced, leftOver);
        assertThat(replaced).isPositive();
        assertThat(leftOver)
                .as("processes that were killed between the first byte and the renaming")
                .isPositive();
    }

    /** Kills a process while it replaces its first file, or a later one; the number that the file holds. */
    private float killed(Child child) throws IOException, InterruptedException {
        try (InputStream output = child.process().getInputStream();
                OutputStream input = child.process().getOutputStream()) {
            assertThat(output.read()).isEqualTo('s');
            input.write('s');
            input.flush();
            TimeUnit.MICROSECONDS.sleep(random.nextInt(LONGEST_MICROS));
            child.process().destroyForcibly().waitFor();
        }
        assertThat(child.process().exitValue()).as("128 + SIGKILL").isEqualTo(137);

        LinearNetwork network = new LinearNetwork(INPUTS, OUTPUTS);
        ParameterFile.of(network).load(child.file());
        float[] values = network.values();
        float[] expected = new float[values.length];
        Arrays.fill(expected, values[0]);
        assertThat(values[0]).isPositive();
        assertThat(Arrays.equals(values, expected))
                .as("all values are of one save")
                .isTrue();
        return values[0];
    }

    private static boolean leftOver(Child child) throws IOException {
        try (Stream<Path> files = Files.list(child.file().getParent())) {
            List<String> names =
                    files.map(file -> file.getFileName().toString()).sorted().toList();
            assertThat(names).contains("linear.safetensors");
            assertThat(names)
                    .allMatch(
                            name -> name.matches("linear\\.safetensors|\\.linear\\.safetensors\\.[0-9a-f]{16}\\.tmp"));
            return names.size() > 1;
        }
    }
}
