package io.github.gradapt.storage;

import java.util.List;

/**
 * The tensors of a file are not the parameters of a network. All that does not fit is listed at once; the network is as
 * it was.
 */
public final class ParameterMismatchException extends StorageException {

    private static final long serialVersionUID = 1;

    /** In the message, so that no file makes it longer than anyone reads. */
    private static final int MOST_LISTED = 1_000;

    private final transient List<Mismatch> mismatches;

    ParameterMismatchException(String file, List<Mismatch> mismatches) {
        super(file, message(mismatches));
        this.mismatches = List.copyOf(mismatches);
    }

    private static String message(List<Mismatch> mismatches) {
        StringBuilder message = new StringBuilder("its tensors are not the parameters of this network");
        int listed = Math.min(mismatches.size(), MOST_LISTED);
        mismatches.subList(0, listed).forEach(mismatch -> message.append("\n  ").append(mismatch));
        if (listed < mismatches.size()) {
            message.append("\n  and ").append(mismatches.size() - listed).append(" more");
        }
        return message.toString();
    }

    /** All that does not fit; empty after the exception itself has been read from a stream of objects. */
    @SuppressWarnings("RedundantNullCheck") // A transient field is null after deserialization.
    public List<Mismatch> mismatches() {
        return mismatches == null ? List.of() : mismatches;
    }

    /** In what way something does not fit. */
    public enum Kind {
        /** The network has the tensor, the file has not. */
        MISSING("is missing"),
        /** The file has the tensor, the network has not. */
        UNEXPECTED("is in the file"),
        /** The shapes differ. */
        MISSHAPEN("has another shape"),
        /** A value is NaN or infinite, perhaps only in the precision of the network. */
        NOT_FINITE("is not finite"),
        /** The file is of a network of another topology. */
        OTHER_TOPOLOGY("is of another topology, which only ParameterFile.anyTopology() takes");

        private final String text;

        Kind(String text) {
            this.text = text;
        }
    }

    /**
     * One thing that does not fit.
     *
     * @param kind     in what way
     * @param tensor   the name of the tensor in the file, or that of the metadata that tells the topology
     * @param found    what the file has: a shape, a value, a fingerprint; "nothing" if it has none
     * @param expected what the network has in its place
     */
    public record Mismatch(Kind kind, String tensor, String found, String expected) {

        @Override
        public String toString() {
            return Quoted.of(tensor) + " " + kind.text + ": found " + found + ", expected " + expected;
        }
    }
}
