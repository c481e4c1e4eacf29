package io.github.gradapt.storage;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** Writes files that are, at every moment, either the old one or the new one. */
final class AtomicFile {

    private static final int MOST_LINKS = 40;
    private static final int MOST_CHARACTERS = 50;

    private AtomicFile() {}

    /** What writes the bytes of a file. */
    interface Content {
        void write(OutputStream stream) throws IOException;
    }

    /** Writes a file: to another name, then forced to the disk, then renamed. */
    static void write(Path file, Content content) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file)) {
            // A pipe or a device: what it is must stay, and is not forced to a disk.
            try (OutputStream stream = Files.newOutputStream(file, StandardOpenOption.WRITE)) {
                content.write(stream);
            }
            return;
        }
        Path target = target(file);
        Path folder = target.getParent();
        if (folder == null) {
            throw new IOException(file + " names no file");
        }
        if (!Files.isDirectory(folder)) {
            throw new NoSuchFileException(file.toString(), null, "there is no folder " + folder);
        }
        Path temporary = folder.resolve(temporaryName(target.getFileName().toString()));
        try {
            // A file of that name would be somebody else's: it must be new.
            try (FileChannel channel = openNew(temporary, target)) {
                content.write(Channels.newOutputStream(channel));
                channel.force(true);
            }
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | RuntimeException | Error e) {
            deleteAfter(e, temporary);
            throw e;
        }
        force(folder);
    }

    /** Where the name is a link, the file that it leads to is replaced, and not the link. */
    private static Path target(Path file) throws IOException {
        if (Files.exists(file)) {
            return file.toRealPath();
        }
        Path target = file.toAbsolutePath();
        for (int links = 0; Files.isSymbolicLink(target); links++) {
            if (links == MOST_LINKS) {
                throw new FileSystemLoopException(file.toString());
            }
            target = target.resolveSibling(Files.readSymbolicLink(target));
        }
        return target;
    }

    /** Room for the rest in a name of 255 bytes, where a character takes up to four. */
    private static String temporaryName(String name) {
        String begin = name.substring(
                0, name.offsetByCodePoints(0, Math.min(MOST_CHARACTERS, name.codePointCount(0, name.length()))));
        return String.format(".%s.%016x.tmp", begin, ThreadLocalRandom.current().nextLong());
    }

    /** Opens a new file with the permissions of the one that it replaces, if there is one. */
    private static FileChannel openNew(Path temporary, Path target) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(target, PosixFileAttributeView.class);
        Set<OpenOption> asNew = Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
        if (view == null || !Files.exists(target)) {
            return FileChannel.open(temporary, asNew);
        }
        Set<PosixFilePermission> permissions = view.readAttributes().permissions();
        // From the start, as the bytes may be secret; and again, as the process may have a mask that takes some away.
        FileChannel channel = FileChannel.open(temporary, asNew, PosixFilePermissions.asFileAttribute(permissions));
        try {
            restore(temporary, permissions);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
        return channel;
    }

    /** Not every system lets permissions be changed: then those have to do that are left, unless they allow more. */
    private static void restore(Path temporary, Set<PosixFilePermission> permissions) throws IOException {
        Set<PosixFilePermission> created = Files.getPosixFilePermissions(temporary);
        if (created.equals(permissions)) {
            return;
        }
        try {
            Files.setPosixFilePermissions(temporary, permissions);
        } catch (IOException e) {
            if (!permissions.containsAll(created)) {
                throw e;
            }
        }
    }

    private static void deleteAfter(Throwable failure, Path temporary) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    /** Forces to the disk that the file has its name. Not every system lets a folder be opened: then it decides when. */
    private static void force(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // The file is whole under either name.
        }
    }
}
