package io.github.gradapt.storage;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;

/** Writes files that are, at every moment, either the old one or the new one. */
final class AtomicFile {

    private AtomicFile() {}

    /** What writes the bytes of a file. */
    interface Content {
        void write(OutputStream stream) throws IOException;
    }

    /** Writes a file: to another name, then forced to the disk, then renamed. */
    static void write(Path file, Content content) throws IOException {
        // Where the name is a link, the file that it leads to is replaced, and not the link.
        Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        Path folder = target.getParent();
        if (folder == null) {
            throw new IOException(file + " names no file");
        }
        String unique = String.format("%016x", ThreadLocalRandom.current().nextLong());
        Path temporary = folder.resolve("." + target.getFileName() + "." + unique + ".tmp");
        try {
            // A file of that name would be somebody else's: it must be new.
            try (FileChannel channel =
                    FileChannel.open(temporary, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
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
