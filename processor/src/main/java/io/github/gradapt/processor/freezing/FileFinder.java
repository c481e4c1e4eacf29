package io.github.gradapt.processor.freezing;

import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.annotation.processing.FilerException;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.tools.StandardLocation;

/**
 * Finds the file of a topology: what its author wrote comes before what a build has copied, so that a copy left over
 * from an earlier build is never taken for it.
 */
final class FileFinder {

    private final ProcessingEnvironment environment;
    private final List<Path> folders;

    /**
     * A finder.
     *
     * @param path folders to look into, separated as in a class path
     */
    FileFinder(ProcessingEnvironment environment, String path) {
        this.environment = environment;
        this.folders = Arrays.stream(path.split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .map(Path::of)
                .toList();
    }

    /** A place where the file may be. */
    private interface Place {
        InputStream open() throws IOException;
    }

    private record NamedPlace(String name, Place place) {}

    /**
     * The bytes of a file.
     *
     * @param place where it was found
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared as a whole.
    record Found(byte[] bytes, String place) {}

    /** A file was found, and could not be read. */
    static final class UnreadableException extends Exception {
        private static final long serialVersionUID = 1L;

        private final String place;

        UnreadableException(String place, Throwable cause) {
            super(cause.toString(), cause);
            this.place = place;
        }

        String place() {
            return place;
        }
    }

    /** Where the file of a topology may be, as an error names it. */
    List<String> places(TypeElement topology, String file) {
        return candidates(topology, file).stream().map(NamedPlace::name).toList();
    }

    /** The file, from the first place that has it. */
    Optional<Found> find(TypeElement topology, String file) throws UnreadableException {
        for (NamedPlace candidate : candidates(topology, file)) {
            try (InputStream stream = candidate.place().open()) {
                return Optional.of(new Found(stream.readAllBytes(), candidate.name()));
            } catch (NoSuchFileException | FileNotFoundException | FilerException | IllegalArgumentException absent) {
                // So the next place, if there is one.
            } catch (IOException failure) {
                throw new UnreadableException(candidate.name(), failure);
            } catch (RuntimeException failure) {
                // What a file manager throws comes out wrapped.
                throw new UnreadableException(
                        candidate.name(), Objects.requireNonNullElse(failure.getCause(), failure));
            }
        }
        return Optional.empty();
    }

    private List<NamedPlace> candidates(TypeElement topology, String file) {
        boolean absolute = file.startsWith("/");
        String path = absolute ? file.substring(1) : file;
        String packageName = absolute
                ? ""
                : environment
                        .getElementUtils()
                        .getPackageOf(topology)
                        .getQualifiedName()
                        .toString();
        String packagePath = packageName.isEmpty() ? path : packageName.replace('.', '/') + "/" + path;
        List<NamedPlace> places = new ArrayList<>();
        for (Path folder : folders) {
            places.add(place(folder.resolve(packagePath)));
            if (!packagePath.equals(path)) {
                places.add(place(folder.resolve(path)));
            }
        }
        if (!absolute) {
            sourceFolder(topology).ifPresent(folder -> places.add(place(folder.resolve(path))));
        }
        places.add(place(StandardLocation.SOURCE_PATH, "the source path", packageName, path, packagePath));
        places.add(place(StandardLocation.CLASS_OUTPUT, "the class files", packageName, path, packagePath));
        places.add(place(StandardLocation.CLASS_PATH, "the class path", packageName, path, packagePath));
        return places;
    }

    private static NamedPlace place(Path file) {
        return new NamedPlace("'" + file + "'", () -> Files.newInputStream(file));
    }

    private NamedPlace place(
            StandardLocation location, String name, String packageName, String path, String packagePath) {
        return new NamedPlace(
                "'" + packagePath + "' in " + name,
                () -> environment
                        .getFiler()
                        .getResource(location, packageName, path)
                        .openInputStream());
    }

    /** The folder of the source file, where the compiler tells. */
    private Optional<Path> sourceFolder(TypeElement topology) {
        try {
            TreePath tree = Trees.instance(environment).getPath(topology);
            return tree == null
                    ? Optional.empty()
                    : Optional.ofNullable(
                            Path.of(tree.getCompilationUnit().getSourceFile().toUri())
                                    .getParent());
        } catch (IllegalArgumentException | FileSystemNotFoundException notJavacOrNoFile) {
            return Optional.empty();
        }
    }
}
