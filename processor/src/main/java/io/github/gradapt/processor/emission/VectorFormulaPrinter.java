package io.github.gradapt.processor.emission;

import com.palantir.javapoet.CodeBlock;
import io.github.gradapt.processor.formula.Condition;
import io.github.gradapt.processor.formula.Formula;
import io.github.gradapt.processor.formula.Function;
import io.github.gradapt.processor.formula.SharedFormulas;
import io.github.gradapt.processor.formula.Subformulas;
import io.github.gradapt.processor.formula.Substitution;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Prints formulas as calls of the Vector API. Variables are locals of the same name, vectors all; powers are expanded
 * and functions are taken out before. Numbers stay numbers where a method of a vector takes them.
 */
final class VectorFormulaPrinter
        implements Formula.Visitor<VectorFormulaPrinter.Printed>, Condition.Visitor<CodeBlock> {

    private final Scalar scalar;
    private final String species;

    /** Operations that a kernel has room for; functions such as exp are loops of their own. */
    private static final int MOST_BRIEF_OPERATIONS = 6;

    /** Whether a formula is so short that a kernel computes it before it stores its results. */
    static boolean isBrief(Formula formula) {
        SharedFormulas.Shared shared = SharedFormulas.share(List.of(formula), Set.of());
        Set<Formula> parts = Subformulas.of(shared.results().get(0));
        return shared.bindings().isEmpty()
                && parts.size() <= MOST_BRIEF_OPERATIONS
                && parts.stream().noneMatch(Formula.Application.class::isInstance);
    }

    /** A brief formula, in vectors of so many numbers; {@code locals} has the local of each variable. */
    static CodeBlock brief(Scalar scalar, int lanes, Formula formula, Map<String, String> locals) {
        Map<String, Formula> variables = new LinkedHashMap<>();
        locals.forEach((name, local) -> variables.put(name, new Formula.Variable(local)));
        Formula expanded =
                SharedFormulas.share(List.of(formula), Set.of()).results().get(0);
        return new VectorFormulaPrinter(scalar, VectorConstants.species(scalar, lanes))
                .print(Substitution.substitute(expanded, variables));
    }

    /** A printer for vectors of the species that an expression names. */
    VectorFormulaPrinter(Scalar scalar, String species) {
        this.scalar = scalar;
        this.species = species;
    }

    /** The Java expression of {@code formula}: a vector. */
    CodeBlock print(Formula formula) {
        return vector(formula.accept(this));
    }

    /** An expression, which is a vector or one number. */
    record Printed(CodeBlock code, boolean isNumber) {}

    private static Printed vectorOf(String format, Object... arguments) {
        return new Printed(CodeBlock.of(format, arguments), false);
    }

    private CodeBlock vector(Printed printed) {
        return printed.isNumber()
                ? CodeBlock.of("$T.broadcast($L, $L)", scalar.vector(), species, printed.code())
                : printed.code();
    }

    @Override
    public Printed constant(Formula.Constant constant) {
        return new Printed(CodeBlock.of("$L", scalar.literal(constant.value())), true);
    }

    @Override
    public Printed variable(Formula.Variable variable) {
        return vectorOf("$L", variable.name());
    }

    @Override
    public Printed negation(Formula.Negation negation) {
        return vectorOf("$L.neg()", vector(negation.operand().accept(this)));
    }

    @Override
    public Printed binary(Formula.Binary binary) {
        Printed left = binary.left().accept(this);
        Printed right = binary.right().accept(this);
        return switch (binary.operator()) {
            case ADD -> commutative(left, "add", right);
            case SUBTRACT -> call(left, "sub", right);
            case MULTIPLY -> commutative(left, "mul", right);
            case DIVIDE -> call(left, "div", right);
            case MAXIMUM ->
                isVariable(binary.left()) && right.isNumber()
                        ? atLeast(left, right)
                        : isVariable(binary.right()) && left.isNumber()
                                ? atLeast(right, left)
                                : commutative(left, "max", right);
            case MINIMUM -> commutative(left, "min", right);
        };
    }

    private static boolean isVariable(Formula formula) {
        return formula instanceof Formula.Variable;
    }

    /** The maximum of a variable and a number: shorter than what machines do for NaN and for zeros of either sign. */
    private Printed atLeast(Printed variable, Printed number) {
        return vectorOf(
                "$1L.blend($2L, $1L.compare($3T.LE, $4L))",
                variable.code(),
                number.code(),
                VectorTypes.OPERATORS,
                number.code());
    }

    private Printed commutative(Printed left, String method, Printed right) {
        return left.isNumber() ? call(right, method, left) : call(left, method, right);
    }

    private Printed call(Printed left, String method, Printed right) {
        return vectorOf("$L.$L($L)", vector(left), method, right.code());
    }

    @Override
    public Printed power(Formula.Power power) {
        throw new IllegalArgumentException("a power that was not expanded: " + power);
    }

    @Override
    public Printed application(Formula.Application application) {
        CodeBlock argument = vector(application.argument().accept(this));
        Function function = application.function();
        return switch (function) {
            case ABS -> vectorOf("$L.abs()", argument);
            case SQRT -> vectorOf("$L.sqrt()", argument);
            default -> throw new IllegalArgumentException("a function that was not taken out: " + application);
        };
    }

    @Override
    public Printed selection(Formula.Selection selection) {
        CodeBlock whenFalse = vector(selection.whenFalse().accept(this));
        Printed whenTrue = selection.whenTrue().accept(this);
        return vectorOf(
                "$L.blend($L, $L)",
                whenFalse,
                whenTrue.code(),
                selection.condition().accept(this));
    }

    @Override
    public CodeBlock comparison(Condition.Comparison comparison) {
        Printed left = comparison.left().accept(this);
        Printed right = comparison.right().accept(this);
        String operator = switch (comparison.relation()) {
            case LESS -> "LT";
            case LESS_OR_EQUAL -> "LE";
            case GREATER -> "GT";
            case GREATER_OR_EQUAL -> "GE";
            case EQUAL -> "EQ";
            case NOT_EQUAL -> "NE";
        };
        return CodeBlock.of("$L.compare($T.$L, $L)", vector(left), VectorTypes.OPERATORS, operator, right.code());
    }

    @Override
    public CodeBlock both(Condition.Both both) {
        return CodeBlock.of("$L.and($L)", both.left().accept(this), both.right().accept(this));
    }

    @Override
    public CodeBlock either(Condition.Either either) {
        return CodeBlock.of(
                "$L.or($L)", either.left().accept(this), either.right().accept(this));
    }

    @Override
    public CodeBlock not(Condition.Not not) {
        return CodeBlock.of("$L.not()", not.operand().accept(this));
    }

    @Override
    public CodeBlock flag(Condition.Flag flag) {
        throw new IllegalArgumentException("an attribute that was not bound: " + flag);
    }

    @Override
    public CodeBlock literal(Condition.Literal literal) {
        return CodeBlock.of("$L.maskAll($L)", species, literal.value());
    }
}
