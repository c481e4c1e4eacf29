package io.github.gradapt.processor.validation;

import io.github.gradapt.processor.diagnostics.Diagnostics;
import io.github.gradapt.processor.diagnostics.Problem;
import io.github.gradapt.processor.diagnostics.Source;
import io.github.gradapt.processor.formula.Condition;
import io.github.gradapt.processor.formula.Evaluator;
import io.github.gradapt.processor.formula.Formula;
import io.github.gradapt.processor.formula.FormulaException;
import io.github.gradapt.processor.formula.FormulaParser;
import io.github.gradapt.processor.formula.Substitution;
import io.github.gradapt.processor.formula.Variables;
import io.github.gradapt.processor.reading.Attribute;
import io.github.gradapt.processor.reading.FunctionDeclaration;
import io.github.gradapt.processor.reading.FunctionDeclaration.Parameter;
import io.github.gradapt.processor.reading.FunctionDeclaration.Role;
import io.github.gradapt.processor.reading.FunctionUse;
import io.github.gradapt.processor.topology.Precision;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The rules for annotations that carry a formula, and for their uses. */
final class FunctionValidator {
    private final Diagnostics diagnostics;
    private final Precision precision;

    /** The rules for a network that computes in {@code precision}. */
    FunctionValidator(Diagnostics diagnostics, Precision precision) {
        this.diagnostics = diagnostics;
        this.precision = precision;
    }

    /** The formulas of an annotation type, parsed. */
    private record Parsed(Formula formula, Optional<Condition> requires, Optional<Condition> domain) {}

    /** Reports what is wrong with an annotation type, whether it is used or not. */
    void validate(FunctionDeclaration declaration) {
        parse(declaration, Source.of(declaration.type()));
    }

    /** The formula of an annotation on a layer, unless something is wrong with it. */
    Optional<BoundFunction> bind(FunctionUse use) {
        Optional<Parsed> parsed = parse(use.declaration(), use.source());
        boolean finite = true;
        for (Map.Entry<String, Attribute<Double>> number : use.numbers().entrySet()) {
            double value = number.getValue().value();
            if (!isFinite(value)) {
                String name = use.declaration().name();
                diagnostics
                        .at(number.getValue().source())
                        .report(
                                Problem.ATTRIBUTE_NOT_FINITE,
                                number.getKey(),
                                name,
                                value,
                                precision.name().toLowerCase(Locale.ROOT));
                finite = false;
            }
        }
        return finite ? parsed.flatMap(function -> bind(function, use)) : Optional.empty();
    }

    private boolean isFinite(double value) {
        return switch (precision) {
            case FLOAT -> Float.isFinite((float) value);
            case DOUBLE -> Double.isFinite(value);
        };
    }

    private Optional<BoundFunction> bind(Parsed function, FunctionUse use) {
        Map<String, Double> numbers = values(use.numbers());
        Map<String, Boolean> flags = values(use.flags());
        if (function.requires()
                .filter(condition -> !Evaluator.holds(condition, numbers, flags))
                .isPresent()) {
            reportOutOfRange(use);
            return Optional.empty();
        }
        Map<String, Formula> constants = new HashMap<>();
        numbers.forEach((name, value) -> constants.put(name, new Formula.Constant(value)));
        return Optional.of(new BoundFunction(
                Substitution.substitute(function.formula(), constants, flags),
                function.domain().map(domain -> Substitution.substitute(domain, constants, flags))));
    }

    private static <T> Map<String, T> values(Map<String, Attribute<T>> attributes) {
        return attributes.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().value()));
    }

    /** Reports at the attribute at fault, or at the annotation if there are several it may be. */
    private void reportOutOfRange(FunctionUse use) {
        String condition = use.declaration().requires().value();
        Set<String> words = new HashSet<>(List.of(condition.split("\\W+")));
        Map<String, Source> concerned = new LinkedHashMap<>();
        use.numbers().forEach((name, number) -> {
            if (words.contains(name)) {
                concerned.put(name + " = " + text(number.value()), number.source());
            }
        });
        use.flags().forEach((name, flag) -> {
            if (words.contains(name)) {
                concerned.put(name + " = " + flag.value(), flag.source());
            }
        });
        Source source = concerned.size() == 1 ? concerned.values().iterator().next() : use.source();
        String values = String.join(" and ", concerned.keySet());
        diagnostics
                .at(source)
                .report(Problem.ATTRIBUTE_OUT_OF_RANGE, use.declaration().name(), condition, values);
    }

    private static String text(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    private Optional<Parsed> parse(FunctionDeclaration declaration, Source use) {
        boolean type = validateType(declaration, use);
        boolean attributes = validateAttributes(declaration, use);
        boolean activation = declaration.role() == Role.ACTIVATION;
        Optional<Formula> formula = parse(
                declaration,
                use,
                "formula",
                declaration.formula(),
                text -> FormulaParser.parse(text, names(declaration, activation ? List.of("z") : List.of("a", "y"))));
        formula.ifPresent(parsed -> validateVariable(declaration, use, parsed));
        Optional<Condition> requires = condition(declaration, use, declaration.requires(), List.of());
        Optional<Condition> domain = condition(declaration, use, declaration.domain(), List.of("a"));
        boolean complete = formula.isPresent()
                && requires.isPresent() != declaration.requires().value().isEmpty()
                && domain.isPresent() != declaration.domain().value().isEmpty();
        return type && attributes && complete
                ? Optional.of(new Parsed(formula.get(), requires, domain))
                : Optional.empty();
    }

    private Optional<Condition> condition(
            FunctionDeclaration declaration, Source use, Attribute<String> text, List<String> variables) {
        if (text.value().isEmpty()) {
            return Optional.empty();
        }
        return parse(
                declaration,
                use,
                "condition",
                text,
                condition -> FormulaParser.parseCondition(condition, names(declaration, variables)));
    }

    private static FormulaParser.Names names(FunctionDeclaration declaration, List<String> variables) {
        return new FormulaParser.Names(
                Set.copyOf(variables),
                declaration.names(Parameter.Kind.NUMBER),
                declaration.names(Parameter.Kind.FLAG));
    }

    /** A reading of a text that may be wrong. */
    private interface Parser<T> {
        T parse(String text) throws FormulaException;
    }

    private <T> Optional<T> parse(
            FunctionDeclaration declaration, Source use, String what, Attribute<String> text, Parser<T> parser) {
        try {
            return Optional.of(parser.parse(text.value()));
        } catch (FormulaException mistake) {
            Problem problem = mistake.kind() == FormulaException.Kind.UNKNOWN_NAME
                            || mistake.kind() == FormulaException.Kind.UNKNOWN_FUNCTION
                    ? Problem.FORMULA_UNKNOWN_NAME
                    : Problem.FORMULA_INVALID;
            diagnostics
                    .at(text.source(), use)
                    .report(
                            problem,
                            what,
                            text.value(),
                            declaration.name(),
                            mistake.column(),
                            String.valueOf(mistake.getMessage()));
            return Optional.empty();
        }
    }

    private void validateVariable(FunctionDeclaration declaration, Source use, Formula formula) {
        boolean activation = declaration.role() == Role.ACTIVATION;
        String variable = activation ? "z" : "a";
        if (!Variables.of(formula).contains(variable)) {
            diagnostics
                    .at(declaration.formula().source(), use)
                    .report(
                            Problem.FORMULA_WITHOUT_VARIABLE,
                            declaration.formula().value(),
                            declaration.name(),
                            variable,
                            activation
                                    ? "so the layer would be constant"
                                    : "so the cost would not depend on the outputs");
        }
    }

    /** Whether an annotation type can stand for one function wherever it is used, after reporting why it cannot. */
    private boolean validateType(FunctionDeclaration declaration, Source use) {
        int errors = diagnostics.errors();
        Diagnostics.Place place = diagnostics.at(Source.of(declaration.type()), use);
        if (declaration.hasBothRoles()) {
            place.report(Problem.TWO_ROLES, declaration.name());
        }
        if (declaration.vanishes()) {
            place.report(Problem.SOURCE_RETENTION, declaration.name());
        }
        return diagnostics.errors() == errors;
    }

    /** Whether the attributes of an annotation type can stand in a formula, after reporting those that cannot. */
    private boolean validateAttributes(FunctionDeclaration declaration, Source use) {
        int errors = diagnostics.errors();
        Set<String> variables = declaration.role() == Role.ACTIVATION ? Set.of("z") : Set.of("a", "y");
        for (Parameter parameter : declaration.parameters()) {
            Diagnostics.Place place = diagnostics.at(Source.of(parameter.element()), use);
            String name = parameter.name();
            if (parameter.kind() == Parameter.Kind.OTHER) {
                String type = parameter.element().getReturnType().toString();
                place.report(Problem.ATTRIBUTE_TYPE, name, declaration.name(), type, supported(declaration.role()));
            }
            if (variables.contains(name)) {
                place.report(Problem.ATTRIBUTE_NAME, name, declaration.name());
            }
        }
        return diagnostics.errors() == errors;
    }

    private static String supported(Role role) {
        String numbers = "a formula has numbers and booleans";
        return role == Role.ACTIVATION
                ? numbers
                : numbers + ", and a cost may have an attribute 'reduction' of type io.github.gradapt.Reduction";
    }
}
