package io.github.gradapt.storage;

/** The bytes of a file break the rules of its format: it was cut, overwritten, or never was such a file. */
public final class DamagedFileException extends StorageException {

    private static final long serialVersionUID = 1;

    private final String found;
    private final String expected;

    DamagedFileException(String file, String found, String expected) {
        super(file, found + "; expected " + expected);
        this.found = found;
        this.expected = expected;
    }

    /** What the file holds. */
    public String found() {
        return found;
    }

    /** What would be right in its place. */
    public String expected() {
        return expected;
    }
}
