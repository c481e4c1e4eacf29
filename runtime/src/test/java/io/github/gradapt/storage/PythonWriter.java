package io.github.gradapt.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A program in Python that writes files, {@code write.py} among the resources, and the files that it wrote once. */
final class PythonWriter {

    private PythonWriter() {}

    /** The bytes of a file that it wrote. */
    static byte[] kept(String name) throws IOException {
        return resource(name + ".safetensors");
    }

    /** Writes the files again, into a folder, if there is a Python. */
    static void run(Path folder) throws IOException, InterruptedException {
        Path script = Files.write(folder.resolve("write.py"), resource("write.py"));
        Process process;
        try {
            process = new ProcessBuilder("python3", script.toString(), folder.toString())
                    .inheritIO()
                    .start();
        } catch (IOException e) {
            assumeTrue(false, "python3 is needed to write the files anew");
            throw e;
        }
        assertThat(process.waitFor()).isZero();
        Files.delete(script);
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream stream = PythonWriter.class.getResourceAsStream("/storage/" + name)) {
            assertThat(stream).as(name).isNotNull();
            return stream.readAllBytes();
        }
    }
}
