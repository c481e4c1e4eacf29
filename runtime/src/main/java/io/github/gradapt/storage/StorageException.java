package io.github.gradapt.storage;

import java.io.IOException;

/**
 * A file was read, and is not what was asked for. The message names the file, says what was found in it, and what would
 * be right. Whatever was to be filled from the file is as it was before.
 */
public abstract class StorageException extends IOException {

    private static final long serialVersionUID = 1;

    private final String file;

    /**
     * An error in a file.
     *
     * @param file    the name of the file, or what else names the bytes
     * @param message what is wrong
     */
    protected StorageException(String file, String message) {
        super(file + ": " + message);
        this.file = file;
    }

    /** The path that the file was opened by; of bytes without one, what they came from. */
    public final String file() {
        return file;
    }
}
