package io.github.gradapt.verification;

import io.github.gradapt.FrozenNetwork;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Compares a network whose parameters were compiled in with the file they come from, in one line of a test:
 *
 * <pre>{@code
 * FrozenParameters.verify(new IrisNetwork(), Path.of("src/main/resources/models/iris.safetensors"));
 * }</pre>
 *
 * <p>A compiler does not know that a class has to be compiled again when such a file changes; the test does. Any thread
 * may call.
 */
public final class FrozenParameters {

    private static final int BUFFER = 1 << 16;

    private FrozenParameters() {}

    /**
     * Does nothing if the network was compiled from a file with exactly these bytes.
     *
     * @param network the network
     * @param file    the file it was compiled from, as it is now
     * @throws StaleParametersException if the file is another one now
     * @throws UncheckedIOException     if the file cannot be read
     */
    public static void verify(FrozenNetwork network, Path file) {
        try (InputStream bytes = Files.newInputStream(file)) {
            verify(network, bytes, file.toString());
        } catch (IOException failure) {
            throw new UncheckedIOException(
                    "the parameters of " + name(network) + " cannot be read: " + failure, failure);
        }
    }

    /**
     * Does nothing if the network was compiled from a file with exactly these bytes.
     *
     * @param network the network
     * @param file    the bytes of the file it was compiled from; read to the end, not closed
     * @throws StaleParametersException if the file is another one now
     * @throws UncheckedIOException     if the bytes cannot be read
     */
    public static void verify(FrozenNetwork network, InputStream file) {
        try {
            verify(network, file, network.parametersFile());
        } catch (IOException failure) {
            throw new UncheckedIOException(
                    "the parameters of " + name(network) + " cannot be read: " + failure, failure);
        }
    }

    private static void verify(FrozenNetwork network, InputStream file, String fileName) throws IOException {
        String hash = hash(file);
        if (!hash.equals(network.parametersHash())) {
            throw new StaleParametersException(name(network), network.parametersHash(), fileName, hash);
        }
    }

    private static String hash(InputStream bytes) throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[BUFFER];
        for (int count = bytes.read(buffer); count >= 0; count = bytes.read(buffer)) {
            digest.update(buffer, 0, count);
        }
        StringBuilder hash = new StringBuilder();
        for (byte each : digest.digest()) {
            hash.append(Character.forDigit(each >> 4 & 0xF, 16)).append(Character.forDigit(each & 0xF, 16));
        }
        return hash.toString();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    private static String name(FrozenNetwork network) {
        return network.getClass().getName();
    }
}
