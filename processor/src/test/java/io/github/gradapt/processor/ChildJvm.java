package io.github.gradapt.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A virtual machine of its own, for what depends on flags or on what has been compiled. */
final class ChildJvm {

    private ChildJvm() {}

    /**
     * What a main class prints that ends well, line by line.
     *
     * @param classes   a folder of classes, beside those of this virtual machine
     * @param options   of the virtual machine
     * @param main      the main class
     * @param arguments its arguments
     */
    static List<String> run(Path classes, List<String> options, Class<?> main, List<String> arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add("-classpath");
        command.add(classes + File.pathSeparator + System.getProperty("java.class.path"));
        command.add(main.getName());
        command.addAll(arguments);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        return printed.lines().toList();
    }

    /** In such a machine: a network of the class that is named. */
    static Object network(String className) throws ReflectiveOperationException {
        Constructor<?> constructor = Class.forName(className).getDeclaredConstructor(long.class);
        constructor.setAccessible(true);
        return constructor.newInstance(7L);
    }
}
