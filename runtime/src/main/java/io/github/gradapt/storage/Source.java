package io.github.gradapt.storage;

import java.nio.file.Path;

/**
 * Where bytes come from, as errors name it.
 *
 * @param name the path, or what there is instead of one
 */
record Source(String name) {

    static final Source STREAM = new Source("stream");
    static final Source BUFFER = new Source("buffer");
    static final Source MEMORY = new Source("memory");

    static Source of(Path file) {
        return new Source(file.toString());
    }

    DamagedFileException damaged(String found, String expected) {
        return new DamagedFileException(name, found, expected);
    }
}
