package io.github.gradapt.processor;

import com.google.testing.compile.JavaFileObjects;
import javax.tools.JavaFileObject;

/**
 * A source file of package {@code models}, with a caret before the character where an error is expected.
 *
 * @param name the name of its type
 * @param text the text without the caret
 * @param line the line of the caret, from 1; 0 if there is none
 * @param column the column of the caret, from 1
 */
record MarkedSource(String name, String text, long line, long column) {
    private static final char CARET = '‸';

    /** Puts the package, and imports of the whole runtime, into the first line. */
    static MarkedSource of(String name, String body) {
        return whole(
                name,
                "package models; import io.github.gradapt.*; import io.github.gradapt.activation.*; "
                        + "import io.github.gradapt.cost.*; import java.util.*;\n" + body);
    }

    /** A source file of any package. */
    static MarkedSource whole(String name, String marked) {
        int caret = marked.indexOf(CARET);
        if (caret < 0) {
            return new MarkedSource(name, marked, 0, 0);
        }
        String before = marked.substring(0, caret);
        return new MarkedSource(
                name,
                before + marked.substring(caret + 1),
                before.chars().filter(character -> character == '\n').count() + 1,
                caret - before.lastIndexOf('\n'));
    }

    JavaFileObject file() {
        return JavaFileObjects.forSourceString(name, text);
    }
}
