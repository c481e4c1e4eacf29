package io.github.gradapt.processor.reading;

import io.github.gradapt.processor.diagnostics.Source;

/** A declaration names something that does not exist, at least not yet: another processor may still write it. */
public final class UnresolvedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Source source;

    UnresolvedException(String what, Source source) {
        super(what);
        this.source = source;
    }

    /** What does not exist. */
    public String what() {
        return String.valueOf(getMessage());
    }

    /** Where it is named. */
    public Source source() {
        return source;
    }
}
