package io.github.gradapt.storage;

/** The version of this library, as files name what wrote them. */
final class Version {

    /** That of the module in its build; a test compares them. */
    static final String CURRENT = "0.1.0-SNAPSHOT";

    private Version() {}
}
