package io.github.gradapt.example.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds the contenders against each other: what is measured is equal work. */
class AgreementTest {
    private static final float TOLERANCE = 2e-5f;
    private static final String COMPILER = "gcc";

    @TempDir
    static Path folder;

    private static Yardstick yardstick;

    @BeforeAll
    static void buildYardstick() throws IOException, InterruptedException {
        if (isGcc()) {
            String program = folder.resolve("yardstick").toString();
            int exit = new ProcessBuilder(
                            COMPILER, "-O2", "-march=native", "-o", program, "src/main/c/yardstick.c", "-lm")
                    .inheritIO()
                    .start()
                    .waitFor();
            assertThat(exit).as("exit value of %s", COMPILER).isZero();
            yardstick = new Yardstick(program);
        }
    }

    /** On some systems other compilers go by this name. */
    private static boolean isGcc() throws InterruptedException {
        try {
            Process version = new ProcessBuilder(COMPILER, "--version").start();
            String text = new String(version.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return version.waitFor() == 0 && text.contains("Free Software Foundation");
        } catch (IOException e) {
            return false;
        }
    }

    @ParameterizedTest
    @EnumSource
    void theTextbookComputesWhatIsGenerated(Net net) {
        for (Task task : new Task[] {Task.FORWARD1, Task.FORWARD64, Task.LEARN1, Task.ADAM64, Task.GRADIENT200}) {
            assertAgreement(task, results(new Textbook(net), net, task), results(new Generated(net), net, task));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theProgramInCComputesWhatIsGenerated(Net net) throws IOException, InterruptedException {
        assumeTrue(yardstick != null, "there is GCC");
        for (Task task : Task.values()) {
            float[] expected = yardstick.results(net, task);
            float[] actual = results(new Generated(net), net, task);
            // Of the gradient, C gives more than the cost.
            assertAgreement(task, Arrays.copyOf(expected, task == Task.GRADIENT200 ? 1 : expected.length), actual);
        }
    }

    /** In the order of the C program: the outputs, or the cost and the parameters behind it. */
    private static float[] results(Contender contender, Net net, Task task) {
        Examples examples = Examples.of(net, task.rows());
        if (!task.training()) {
            float[] outputs = new float[task.rows() * net.outputs()];
            if (task == Task.FORWARD1) {
                contender.forward(examples.inputs(), outputs);
            } else {
                contender.forward(examples.inputs(), outputs, task.rows());
            }
            return outputs;
        }
        float cost = switch (task) {
            case LEARN1 -> contender.learn(examples.inputs(), examples.targets(), 0.001f);
            case GRADIENT200 -> contender.gradient(examples.inputs(), examples.targets(), task.rows());
            default -> contender.adam(examples.inputs(), examples.targets(), task.rows());
        };
        if (task == Task.GRADIENT200) {
            return new float[] {cost};
        }
        float[] parameters = contender.parameters();
        float[] results = new float[parameters.length + 1];
        results[0] = cost;
        System.arraycopy(parameters, 0, results, 1, parameters.length);
        return results;
    }

    private static void assertAgreement(Task task, float[] expected, float[] actual) {
        assertThat(actual).hasSameSizeAs(expected);
        assertThat(actual[0]).isCloseTo(expected[0], within(TOLERANCE * (1 + Math.abs(expected[0]))));
        int far = 0;
        for (int i = 1; i < actual.length; i++) {
            if (!(Math.abs(actual[i] - expected[i]) <= TOLERANCE * (1 + Math.abs(expected[i])))) {
                far++;
            }
        }
        // The first step of Adam is as long for a gradient that is nothing but rounding errors, and may point anywhere.
        assertThat(far)
                .as("%s: numbers that differ", task)
                .isLessThanOrEqualTo(task.name().startsWith("ADAM") ? actual.length / 1000 : 0);
    }
}
