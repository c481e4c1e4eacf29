package io.github.gradapt.processor.formula;

import io.github.gradapt.processor.formula.FormulaException.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads the text of a formula.
 *
 * <p>From the loosest binding to the tightest: {@code c ? x : y} (right associative), {@code ||}, {@code &&},
 * comparisons, {@code + -}, {@code * /}, unary {@code -} and {@code !}, {@code ^} (right associative; its exponent
 * holds numbers and attributes only). So {@code -z^2} is {@code -(z^2)}.
 */
public final class FormulaParser {
    private static final Set<String> RELATIONS = Set.of("<", "<=", ">", ">=", "==", "!=");

    private final List<Token> tokens;
    private final Names names;
    private final Primaries primaries;
    private int next;

    private FormulaParser(String text, Names names) throws FormulaException {
        tokens = Tokenizer.tokens(text);
        this.names = names;
        primaries = new Primaries(names);
    }

    /**
     * The names a formula may use.
     *
     * @param variables those of the role: numbers that an exponent may not hold
     * @param numbers   attributes that stand for numbers
     * @param booleans  attributes that stand for conditions
     */
    public record Names(Set<String> variables, Set<String> numbers, Set<String> booleans) {
        public Names {
            variables = Set.copyOf(variables);
            numbers = Set.copyOf(numbers);
            booleans = Set.copyOf(booleans);
        }

        /** All that stand for numbers. */
        Set<String> numeric() {
            Set<String> numeric = new HashSet<>(variables);
            numeric.addAll(numbers);
            return numeric;
        }
    }

    /**
     * The number that {@code text} describes.
     *
     * @throws FormulaException if the text is wrong, or describes a condition
     */
    public static Formula parse(String text, Names names) throws FormulaException {
        return new FormulaParser(text, names).whole().number();
    }

    /**
     * The condition that {@code text} describes.
     *
     * @throws FormulaException if the text is wrong, or describes a number
     */
    public static Condition parseCondition(String text, Names names) throws FormulaException {
        return new FormulaParser(text, names).whole().condition();
    }

    private Parsed whole() throws FormulaException {
        if (peek().kind() == Token.Kind.END) {
            throw syntax(peek(), "the formula is empty");
        }
        Parsed parsed = ternary();
        if (peek().kind() != Token.Kind.END) {
            throw unexpectedAfterOperand();
        }
        return parsed;
    }

    private Parsed ternary() throws FormulaException {
        Parsed condition = or();
        if (!accept("?")) {
            return condition;
        }
        Condition decision = condition.condition();
        Formula whenTrue = ternary().number();
        if (!accept(":")) {
            throw missing("':'", "a condition is written 'c ? x : y'");
        }
        Formula whenFalse = ternary().number();
        return Parsed.of(condition.position(), new Formula.Selection(decision, whenTrue, whenFalse));
    }

    private Parsed or() throws FormulaException {
        Parsed left = and();
        while (accept("||")) {
            left = Parsed.of(left.position(), new Condition.Either(left.condition(), and().condition()));
        }
        return left;
    }

    private Parsed and() throws FormulaException {
        Parsed left = comparison();
        while (accept("&&")) {
            left = Parsed.of(
                    left.position(),
                    new Condition.Both(left.condition(), comparison().condition()));
        }
        return left;
    }

    private Parsed comparison() throws FormulaException {
        Parsed left = sum();
        if (!isRelation(peek())) {
            return left;
        }
        Condition.Relation relation = relation(take());
        Parsed right = sum();
        if (isRelation(peek())) {
            throw new FormulaException(
                    Kind.CHAINED_COMPARISON,
                    peek().position(),
                    "comparisons do not chain; write 'a < b && b < c' instead of 'a < b < c'");
        }
        return Parsed.of(left.position(), new Condition.Comparison(left.number(), relation, right.number()));
    }

    private Parsed sum() throws FormulaException {
        Parsed left = product();
        while (peek().is("+") || peek().is("-")) {
            Formula.Operator operator = take().is("+") ? Formula.Operator.ADD : Formula.Operator.SUBTRACT;
            left = Parsed.of(
                    left.position(),
                    new Formula.Binary(operator, left.number(), product().number()));
        }
        return left;
    }

    private Parsed product() throws FormulaException {
        Parsed left = unary();
        while (peek().is("*") || peek().is("/")) {
            Formula.Operator operator = take().is("*") ? Formula.Operator.MULTIPLY : Formula.Operator.DIVIDE;
            left = Parsed.of(left.position(), new Formula.Binary(operator, left.number(), unary().number()));
        }
        return left;
    }

    private Parsed unary() throws FormulaException {
        int position = peek().position();
        if (accept("!")) {
            return Parsed.of(position, new Condition.Not(unary().condition()));
        }
        if (accept("-")) {
            return Parsed.of(position, negative(unary().number(), next - 1));
        }
        return power();
    }

    private Parsed power() throws FormulaException {
        Parsed base = primary();
        if (!accept("^")) {
            return base;
        }
        Parsed exponent = exponent();
        for (String name : Variables.of(exponent.number())) {
            if (names.variables().contains(name)) {
                throw new FormulaException(
                        Kind.VARIABLE_EXPONENT,
                        exponent.position(),
                        "an exponent holds only numbers and attributes, not '" + name
                                + "'; write exp(exponent * log(base))");
            }
        }
        return Parsed.of(base.position(), new Formula.Power(base.number(), exponent.number()));
    }

    private Parsed exponent() throws FormulaException {
        int position = peek().position();
        if (accept("-")) {
            return Parsed.of(position, negative(exponent().number(), next - 1));
        }
        return power();
    }

    /** A minus directly before a number, which is the token at {@code last}, makes it a negative number. */
    private Formula negative(Formula operand, int last) {
        boolean literal = tokens.get(last).kind() == Token.Kind.NUMBER
                && tokens.get(last - 1).is("-")
                && operand instanceof Formula.Constant;
        return literal ? Formulas.number(-((Formula.Constant) operand).value()) : new Formula.Negation(operand);
    }

    private Parsed primary() throws FormulaException {
        Token token = take();
        if (token.kind() == Token.Kind.NUMBER) {
            return Parsed.of(token.position(), Primaries.number(token));
        }
        if (token.kind() == Token.Kind.NAME) {
            return accept("(") ? call(token) : primaries.name(token);
        }
        if (token.is("(")) {
            Parsed inner = ternary();
            close(token);
            return inner.at(token.position());
        }
        throw syntax(token, "expected a number, a name or '(' instead of " + token.description());
    }

    private Parsed call(Token function) throws FormulaException {
        List<Formula> arguments = new ArrayList<>();
        if (!peek().is(")")) {
            do {
                arguments.add(ternary().number());
            } while (accept(","));
        }
        close(function);
        return primaries.call(function, arguments);
    }

    private void close(Token opening) throws FormulaException {
        if (accept(")")) {
            return;
        }
        if (startsOperand(peek())) {
            throw unexpectedAfterOperand();
        }
        String of = opening.kind() == Token.Kind.NAME
                ? "the call of " + opening.description()
                : "the parenthesis at column " + (opening.position() + 1);
        throw missing("')'", of + " is not closed");
    }

    private FormulaException unexpectedAfterOperand() {
        Token token = peek();
        if (startsOperand(token)) {
            return syntax(
                    token, "expected an operator before " + token.description() + "; a product is written with '*'");
        }
        if (token.is(")")) {
            return syntax(token, "this ')' closes nothing");
        }
        return syntax(token, "unexpected " + token.description());
    }

    private FormulaException missing(String what, String why) {
        return syntax(peek(), "expected " + what + " instead of " + peek().description() + "; " + why);
    }

    private static FormulaException syntax(Token token, String message) {
        return new FormulaException(Kind.SYNTAX, token.position(), message);
    }

    private static boolean startsOperand(Token token) {
        return token.kind() == Token.Kind.NUMBER || token.kind() == Token.Kind.NAME || token.is("(") || token.is("!");
    }

    private static boolean isRelation(Token token) {
        return token.kind() == Token.Kind.SIGN && RELATIONS.contains(token.text());
    }

    private static Condition.Relation relation(Token token) {
        for (Condition.Relation relation : Condition.Relation.values()) {
            if (relation.text().equals(token.text())) {
                return relation;
            }
        }
        throw new IllegalStateException(token.text());
    }

    private Token peek() {
        return tokens.get(next);
    }

    private Token take() {
        Token token = tokens.get(next);
        if (token.kind() != Token.Kind.END) {
            next++;
        }
        return token;
    }

    private boolean accept(String sign) {
        if (peek().is(sign)) {
            next++;
            return true;
        }
        return false;
    }

    /** The names of all functions, {@code max} and {@code min} included. */
    static Set<String> functionNames() {
        Set<String> names = new TreeSet<>(Set.of("max", "min"));
        for (Function function : Function.values()) {
            names.add(function.text());
        }
        return names;
    }
}
