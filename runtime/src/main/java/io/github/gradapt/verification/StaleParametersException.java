package io.github.gradapt.verification;

/** A file of parameters has changed since a network was compiled from it. */
public final class StaleParametersException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String compiledHash;
    private final String fileHash;

    StaleParametersException(String network, String compiledHash, String file, String fileHash) {
        super(network + " was compiled from a file with the SHA-256 " + compiledHash + ", but that of " + file + " is "
                + fileHash + "; compile " + network + " again");
        this.compiledHash = compiledHash;
        this.fileHash = fileHash;
    }

    /** The SHA-256 of the file that the network was compiled from. */
    public String compiledHash() {
        return compiledHash;
    }

    /** The SHA-256 of the file as it is now. */
    public String fileHash() {
        return fileHash;
    }
}
