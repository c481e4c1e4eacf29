package io.github.gradapt.storage;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;

/** Text as UTF-8, where nothing that is malformed passes: neither bytes nor lone surrogates. */
final class Text {

    /** The order of code points, which is that of the bytes in UTF-8; that of chars is another. */
    static final Comparator<String> ORDER =
            (a, b) -> Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));

    private Text() {}

    static String decode(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    /** Whether a text has a form in UTF-8: whether each surrogate is one of a pair. */
    static boolean isWellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                boolean pair = i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1));
                if (!pair) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    /** The text itself. */
    static String wellFormed(String text) {
        if (!isWellFormed(text)) {
            throw new IllegalArgumentException(Quoted.of(text) + " is no Unicode text: a surrogate stands alone");
        }
        return text;
    }
}
