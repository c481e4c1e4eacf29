package io.github.gradapt.processor.formula;

/** A piece of a formula's text. */
record Token(Kind kind, String text, int position) {

    enum Kind {
        NUMBER,
        NAME,
        SIGN,
        END
    }

    boolean is(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }

    /** The token as messages name it. */
    String description() {
        return kind == Kind.END ? "the end" : "'" + text + "'";
    }
}
