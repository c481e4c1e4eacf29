package io.github.gradapt.processor.freezing;

import io.github.gradapt.processor.diagnostics.Diagnostics;
import io.github.gradapt.processor.diagnostics.Problem;
import io.github.gradapt.processor.reading.Declaration;
import io.github.gradapt.processor.reading.FrozenDeclaration;
import io.github.gradapt.processor.topology.Fingerprint;
import io.github.gradapt.processor.topology.Topology;
import io.github.gradapt.storage.Safetensors;
import io.github.gradapt.storage.StorageException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;

/** Compiles the parameters of a file into the networks that ask for it. */
public final class Freezer {

    /** The option of the compiler that says where else to look for files. */
    public static final String PATH_OPTION = "gradapt.frozen.path";

    /** The key, in the file, of the fingerprint of the topology that the parameters were saved from. */
    private static final String FINGERPRINT = "gradapt.fingerprint";

    private final FileFinder files;

    /** A freezer that looks where the options of the compilation say, and where the compiler looks for files. */
    public Freezer(ProcessingEnvironment environment) {
        files = new FileFinder(environment, environment.getOptions().getOrDefault(PATH_OPTION, ""));
    }

    /**
     * The topology with its parameters, if {@code declaration} asks for that, else as it is; or nothing if something had
     * to be reported.
     */
    public Optional<Topology> freeze(Declaration declaration, Topology topology, Diagnostics all) {
        if (declaration.frozen().isEmpty()) {
            return Optional.of(topology);
        }
        Diagnostics diagnostics = all.fresh();
        FrozenDeclaration frozen = declaration.frozen().get();
        String name = frozen.file().value();
        Diagnostics.Place place = diagnostics.at(frozen.file().source());
        try {
            Optional<FileFinder.Found> found = files.find(declaration.type(), name);
            if (found.isEmpty()) {
                String places = String.join(", ", files.places(declaration.type(), name));
                place.report(Problem.FROZEN_FILE_MISSING, name, places);
                return Optional.empty();
            }
            return freeze(declaration, topology, diagnostics, found.get());
        } catch (FileFinder.UnreadableException failure) {
            place.report(Problem.FROZEN_FILE_UNREADABLE, name, failure.place(), String.valueOf(failure.getMessage()));
            return Optional.empty();
        }
    }

    private static Optional<Topology> freeze(
            Declaration declaration, Topology topology, Diagnostics diagnostics, FileFinder.Found file) {
        FrozenDeclaration frozen = declaration.frozen().orElseThrow();
        Diagnostics.Place place = diagnostics.at(frozen.file().source());
        String name = frozen.file().value();
        Safetensors contents;
        try {
            contents = Safetensors.read(ByteBuffer.wrap(file.bytes()));
        } catch (StorageException damage) {
            // Its message begins with what it knows of the file: that it is a buffer.
            String what =
                    String.valueOf(damage.getMessage()).substring(damage.file().length() + 2);
            place.report(Problem.FROZEN_FILE_DAMAGED, name, file.place(), what);
            return Optional.empty();
        }
        String fingerprint = contents.metadata().get(FINGERPRINT);
        String expected = Fingerprint.of(topology);
        if (fingerprint != null && !fingerprint.equals(expected) && !frozen.anyTopology()) {
            String type = declaration.type().getSimpleName().toString();
            place.report(Problem.FROZEN_OTHER_TOPOLOGY, name, fingerprint, expected, type);
        }
        Tensors tensors = new Tensors(name, contents, topology.precision(), place);
        ParameterReader reader = new ParameterReader(declaration, topology, tensors, diagnostics);
        return reader.read(hash(file.bytes())).map(topology::with);
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
