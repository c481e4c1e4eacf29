package io.github.gradapt.storage;

import java.nio.charset.CharacterCodingException;

/**
 * Reads the JSON of a header, token by token. It knows of JSON (RFC 8259) what a header may hold: objects, arrays,
 * strings, and integers that are not negative; whoever calls decides what is nested in what, so that nothing nests
 * deeper than the code that reads it.
 */
final class JsonReader {

    private final Source source;
    private final String text;
    private int at;

    /** A reader of bytes that have to be UTF-8. */
    JsonReader(byte[] bytes, Source source) throws DamagedFileException {
        this.source = source;
        try {
            text = Text.decode(bytes);
        } catch (CharacterCodingException e) {
            throw source.damaged("the header is not valid UTF-8", "JSON in UTF-8");
        }
    }

    /** Passes one character of punctuation, and the white space before it. */
    void expect(char punctuation) throws DamagedFileException {
        if (!skip(punctuation)) {
            throw unexpected("'" + punctuation + "'");
        }
    }

    /** Passes one character of punctuation and the white space before it, if it is there; whether it is. */
    boolean skip(char punctuation) {
        skipWhiteSpace();
        if (at < text.length() && text.charAt(at) == punctuation) {
            at++;
            return true;
        }
        return false;
    }

    /** The next string. */
    String string() throws DamagedFileException {
        expect('"');
        int begin = at;
        while (at < text.length() && text.charAt(at) >= ' ' && text.charAt(at) != '"' && text.charAt(at) != '\\') {
            at++;
        }
        String string = text.substring(begin, at);
        if (at < text.length() && text.charAt(at) == '\\') {
            string = unescaped(string);
        }
        if (at == text.length() || text.charAt(at) != '"') {
            throw unexpected("the rest of a string");
        }
        at++;
        return string;
    }

    /** The rest of a string that has escapes, after what there is before the first. */
    private String unescaped(String start) throws DamagedFileException {
        StringBuilder value = new StringBuilder(start);
        while (at < text.length() && text.charAt(at) >= ' ' && text.charAt(at) != '"') {
            char c = text.charAt(at++);
            value.append(c == '\\' ? escaped() : c);
        }
        String string = value.toString();
        if (!Text.isWellFormed(string)) {
            throw source.damaged("the string " + Quoted.of(string) + " in the header", "no surrogate without its pair");
        }
        return string;
    }

    private char escaped() throws DamagedFileException {
        if (at == text.length()) {
            throw unexpected("the rest of a string");
        }
        char c = text.charAt(at++);
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> hexadecimal();
            default -> {
                at--;
                throw unexpected("an escape of JSON");
            }
        };
    }

    private char hexadecimal() throws DamagedFileException {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            int digit = at < text.length() && text.charAt(at) <= 'f' ? Character.digit(text.charAt(at), 16) : -1;
            if (digit < 0) {
                throw unexpected("four hexadecimal digits");
            }
            value = value << 4 | digit;
            at++;
        }
        return (char) value;
    }

    /** The next integer, which is not negative and fits into a long. */
    long count() throws DamagedFileException {
        skipWhiteSpace();
        int begin = at;
        long value = 0;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            int digit = text.charAt(at) - '0';
            if (value > (Long.MAX_VALUE - digit) / 10) {
                throw source.damaged(
                        "a number above 2^63 - 1 at character " + begin + " of the header", "a smaller one");
            }
            value = value * 10 + digit;
            at++;
        }
        boolean leadingZero = at - begin > 1 && text.charAt(begin) == '0';
        if (at == begin || leadingZero) {
            at = begin;
            throw unexpected("a whole number, not negative and without leading zeros");
        }
        return value;
    }

    /** Checks that nothing but spaces is left. */
    void expectPadding() throws DamagedFileException {
        while (at < text.length()) {
            if (text.charAt(at) != ' ') {
                throw unexpected("nothing but spaces up to the end of the header");
            }
            at++;
        }
    }

    private void skipWhiteSpace() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private DamagedFileException unexpected(String expected) {
        String found = at == text.length() ? "the end of the header" : Quoted.of(text.substring(at, at + 1));
        return source.damaged(found + " at character " + at + " of the header", expected);
    }
}
