package io.github.gradapt.storage;

/** Text from a file, as it may stand in a message: in quotes, of bounded length, without anything that does not print. */
final class Quoted {

    private static final int MOST_CHARACTERS = 100;

    private Quoted() {}

    static String of(String text) {
        StringBuilder quoted = new StringBuilder("'");
        for (int i = 0; i < Math.min(text.length(), MOST_CHARACTERS); i++) {
            char c = text.charAt(i);
            if (Character.isLetterOrDigit(c) || (c >= ' ' && c <= '~')) {
                quoted.append(c);
            } else {
                quoted.append("\\u").append(String.format("%04x", (int) c));
            }
        }
        return quoted.append(text.length() > MOST_CHARACTERS ? "...'" : "'").toString();
    }
}
