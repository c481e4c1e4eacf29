package io.github.gradapt.processor.formula;

import io.github.gradapt.processor.formula.FormulaException.Kind;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Gives numbers, names and calls their meaning. */
final class Primaries {
    private final FormulaParser.Names names;

    Primaries(FormulaParser.Names names) {
        this.names = names;
    }

    static Formula number(Token token) throws FormulaException {
        double value = Double.parseDouble(token.text());
        if (Double.isInfinite(value)) {
            throw new FormulaException(Kind.NUMBER_RANGE, token.position(), token.text() + " is too large");
        }
        return Formulas.number(value);
    }

    Parsed name(Token token) throws FormulaException {
        String name = token.text();
        if (names.numeric().contains(name)) {
            return Parsed.of(token.position(), new Formula.Variable(name));
        }
        if (names.booleans().contains(name)) {
            return Parsed.of(token.position(), new Condition.Flag(name));
        }
        if (name.equals("pi")) {
            return Parsed.of(token.position(), Formulas.number(Math.PI));
        }
        if (name.equals("true") || name.equals("false")) {
            return Parsed.of(token.position(), new Condition.Literal(name.equals("true")));
        }
        throw new FormulaException(Kind.UNKNOWN_NAME, token.position(), unknownName(name));
    }

    private String unknownName(String name) {
        if (FormulaParser.functionNames().contains(name)) {
            return "'" + name + "' is a function; its argument follows in parentheses, as in '" + name + "(z)'";
        }
        if (name.equals("e")) {
            return "unknown name 'e'; e to the power of x is written 'exp(x)'";
        }
        Set<String> candidates = new TreeSet<>(names.numeric());
        candidates.addAll(names.booleans());
        candidates.add("pi");
        String known = String.join(", ", candidates);
        return "unknown name '" + name + "'" + Suggestions.didYouMean(name, candidates) + " (known here: " + known
                + ")";
    }

    Parsed call(Token token, List<Formula> arguments) throws FormulaException {
        String name = token.text();
        if (name.equals("max") || name.equals("min")) {
            checkCount(token, arguments, 2);
            Formula.Operator operator = name.equals("max") ? Formula.Operator.MAXIMUM : Formula.Operator.MINIMUM;
            return Parsed.of(token.position(), new Formula.Binary(operator, arguments.get(0), arguments.get(1)));
        }
        for (Function function : Function.values()) {
            if (function.text().equals(name)) {
                checkCount(token, arguments, 1);
                return Parsed.of(token.position(), new Formula.Application(function, arguments.get(0)));
            }
        }
        throw new FormulaException(Kind.UNKNOWN_FUNCTION, token.position(), unknownFunction(name));
    }

    private String unknownFunction(String name) {
        if (names.numeric().contains(name)) {
            return "'" + name + "' is no function; a product is written '" + name + " * (...)'";
        }
        String hint = switch (name) {
            case "ln" -> "; did you mean 'log'?";
            case "pow" -> "; a power is written 'x^2'";
            case "cosh" -> "; log(cosh(x)) is written 'logcosh(x)'";
            default -> Suggestions.didYouMean(name, FormulaParser.functionNames());
        };
        return "unknown function '" + name + "'" + hint;
    }

    private static void checkCount(Token token, List<Formula> arguments, int expected) throws FormulaException {
        if (arguments.size() != expected) {
            throw new FormulaException(
                    Kind.ARGUMENT_COUNT,
                    token.position(),
                    "'" + token.text() + "' takes " + (expected == 1 ? "one argument" : "two arguments") + ", not "
                            + arguments.size());
        }
    }
}
