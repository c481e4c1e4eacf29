package io.github.gradapt.processor.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a formula's text into tokens. */
final class Tokenizer {
    private static final Pattern TOKEN = Pattern.compile("(?<number>(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?)"
            + "|(?<name>[A-Za-z_][A-Za-z_0-9]*)"
            + "|(?<sign>\\|\\||&&|<=|>=|==|!=|[-+*/^()?:<>!,])");

    private Tokenizer() {}

    /** The tokens of {@code text}, an end token last. */
    static List<Token> tokens(String text) throws FormulaException {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        int position = 0;
        while (true) {
            while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
                position++;
            }
            if (position == text.length()) {
                tokens.add(new Token(Token.Kind.END, "", position));
                return tokens;
            }
            if (!matcher.region(position, text.length()).lookingAt()) {
                throw unexpected(text, position);
            }
            tokens.add(new Token(kind(matcher), matcher.group(), position));
            position = matcher.end();
        }
    }

    private static Token.Kind kind(Matcher matcher) {
        if (matcher.group("number") != null) {
            return Token.Kind.NUMBER;
        }
        return matcher.group("name") != null ? Token.Kind.NAME : Token.Kind.SIGN;
    }

    private static FormulaException unexpected(String text, int position) {
        String found = text.substring(position, text.offsetByCodePoints(position, 1));
        String hint = switch (found) {
            case "=" -> "; equality is written '=='";
            case "&" -> "; 'and' is written '&&'";
            case "|" -> "; 'or' is written '||', the absolute value 'abs(x)'";
            case "%" -> "; there is no remainder";
            case "[", "{" -> "; use round parentheses";
            case "\u00b7", "\u00d7" -> "; a product is written with '*'";
            case "\u03c0" -> "; write 'pi'";
            default -> "";
        };
        return new FormulaException(
                FormulaException.Kind.SYNTAX, position, "unexpected character '" + found + "'" + hint);
    }
}
