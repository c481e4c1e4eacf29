package io.github.gradapt.processor.formula;

import io.github.gradapt.processor.formula.NotationWriter.Text;

/** Writes texts from the inside out; each knows how tightly it binds, so that parentheses stand only where needed. */
final class NotationWriter implements Formula.Visitor<Text>, Condition.Visitor<Text> {

    /** A text and how tightly its outermost operation binds. */
    record Text(String text, Level level) {
        String within(Level least) {
            return level.compareTo(least) >= 0 ? text : "(" + text + ")";
        }
    }

    /** From the loosest binding to the tightest. */
    enum Level {
        TERNARY,
        OR,
        AND,
        COMPARISON,
        SUM,
        PRODUCT,
        UNARY,
        POWER,
        PRIMARY
    }

    @Override
    public Text constant(Formula.Constant constant) {
        double value = constant.value();
        if (value < 0) {
            return new Text(Numerals.text(value), Level.UNARY);
        }
        String text = Double.isFinite(value) ? Numerals.text(value) : Double.toString(value);
        return new Text(text, Level.PRIMARY);
    }

    @Override
    public Text variable(Formula.Variable variable) {
        return new Text(variable.name(), Level.PRIMARY);
    }

    @Override
    public Text negation(Formula.Negation negation) {
        Text operand = negation.operand().accept(this);
        // Without parentheses, a minus and a number would read back as a negative number.
        boolean number = negation.operand() instanceof Formula.Constant;
        return new Text("-" + (number ? "(" + operand.text() + ")" : operand.within(Level.UNARY)), Level.UNARY);
    }

    @Override
    public Text binary(Formula.Binary binary) {
        return switch (binary.operator()) {
            case ADD -> infix(binary, " + ", Level.SUM, Level.PRODUCT);
            case SUBTRACT -> infix(binary, " - ", Level.SUM, Level.PRODUCT);
            case MULTIPLY -> infix(binary, " * ", Level.PRODUCT, Level.UNARY);
            case DIVIDE -> infix(binary, " / ", Level.PRODUCT, Level.UNARY);
            case MAXIMUM -> call("max", binary);
            case MINIMUM -> call("min", binary);
        };
    }

    private Text infix(Formula.Binary binary, String sign, Level level, Level tighter) {
        String left = binary.left().accept(this).within(level);
        return new Text(left + sign + binary.right().accept(this).within(tighter), level);
    }

    private Text call(String name, Formula.Binary binary) {
        String left = binary.left().accept(this).text();
        String right = binary.right().accept(this).text();
        return new Text(name + "(" + left + ", " + right + ")", Level.PRIMARY);
    }

    @Override
    public Text power(Formula.Power power) {
        String base = power.base().accept(this).within(Level.PRIMARY);
        return new Text(base + "^" + power.exponent().accept(this).within(Level.UNARY), Level.POWER);
    }

    @Override
    public Text application(Formula.Application application) {
        String argument = application.argument().accept(this).text();
        return new Text(application.function().text() + "(" + argument + ")", Level.PRIMARY);
    }

    @Override
    public Text selection(Formula.Selection selection) {
        String condition = selection.condition().accept(this).within(Level.OR);
        String whenTrue = selection.whenTrue().accept(this).text();
        String whenFalse = selection.whenFalse().accept(this).text();
        return new Text(condition + " ? " + whenTrue + " : " + whenFalse, Level.TERNARY);
    }

    @Override
    public Text comparison(Condition.Comparison comparison) {
        String left = comparison.left().accept(this).within(Level.SUM);
        String right = comparison.right().accept(this).within(Level.SUM);
        return new Text(left + " " + comparison.relation().text() + " " + right, Level.COMPARISON);
    }

    @Override
    public Text both(Condition.Both both) {
        String left = both.left().accept(this).within(Level.AND);
        return new Text(left + " && " + both.right().accept(this).within(Level.COMPARISON), Level.AND);
    }

    @Override
    public Text either(Condition.Either either) {
        String left = either.left().accept(this).within(Level.OR);
        return new Text(left + " || " + either.right().accept(this).within(Level.AND), Level.OR);
    }

    @Override
    public Text not(Condition.Not not) {
        return new Text("!" + not.operand().accept(this).within(Level.UNARY), Level.UNARY);
    }

    @Override
    public Text flag(Condition.Flag flag) {
        return new Text(flag.name(), Level.PRIMARY);
    }

    @Override
    public Text literal(Condition.Literal literal) {
        return new Text(Boolean.toString(literal.value()), Level.PRIMARY);
    }
}
