package io.github.gradapt.processor.validation;

import io.github.gradapt.processor.diagnostics.Diagnostics;
import io.github.gradapt.processor.diagnostics.Problem;
import io.github.gradapt.processor.reading.Attribute;
import io.github.gradapt.processor.reading.Declaration;
import io.github.gradapt.processor.reading.RuntimeNames;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/**
 * The names of the generated classes of a compilation.
 *
 * <p>Unless the user gives one, the name is that of the annotated type, without a trailing {@code Topology}, with
 * {@code Network} appended; {@code Topology} alone is kept. Names of types around it come before it, joined by
 * {@code _}: {@code Models.IrisTopology} gives {@code Models_IrisNetwork}.
 */
public final class GeneratedNames {
    private static final String DROPPED = "Topology";
    private static final Pattern IDENTIFIER_PARTS = Pattern.compile("[\\p{L}\\p{Nd}_$]+");

    /** Identifiers that cannot be names of types. */
    private static final Set<String> RESTRICTED = Set.of("permits", "record", "sealed", "var", "yield");

    private final Elements elements;
    private final Map<String, Set<String>> claims = new TreeMap<>();

    /** No names yet. */
    public GeneratedNames(Elements elements) {
        this.elements = elements;
    }

    /** Lays claim to the name of a network, before any network of the same round is validated. */
    public void claim(Declaration declaration) {
        claims.computeIfAbsent(qualified(declaration.type(), name(declaration)), name -> new TreeSet<>())
                .add(declaration.type().getQualifiedName().toString());
    }

    /** The simple name of the class to generate. */
    static String name(Declaration declaration) {
        String given = declaration.name().value();
        return given.isEmpty() ? defaultName(declaration.type()) : given;
    }

    /** Reports what is wrong with the name. */
    void validate(Declaration declaration, Diagnostics diagnostics) {
        Attribute<String> given = declaration.name();
        Diagnostics.Place place = diagnostics.at(given.value().isEmpty() ? declaration.source() : given.source());
        String name = name(declaration);
        if (!isValid(name)) {
            place.report(Problem.INVALID_NAME, name, validName(name, declaration.type()));
            return;
        }
        Set<String> claimants = claims.getOrDefault(qualified(declaration.type(), name), Set.of());
        if (claimants.size() > 1) {
            String all = claimants.stream().map(type -> "'" + type + "'").collect(Collectors.joining(" and "));
            place.report(Problem.NAME_SHARED, all, name, freeName(declaration.type()));
        } else if (isTaken(declaration.type(), name)) {
            place.report(Problem.NAME_TAKEN, name, freeName(declaration.type()));
        }
    }

    private static boolean isValid(String name) {
        return SourceVersion.isName(name) && !name.contains(".") && !RESTRICTED.contains(name);
    }

    /** The parts of a name that can stand in an identifier, capitalized and joined. */
    private static String validName(String name, TypeElement type) {
        String joined = IDENTIFIER_PARTS
                .matcher(name)
                .results()
                .map(MatchResult::group)
                .map(part -> part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1))
                .collect(Collectors.joining());
        return isValid(joined) ? joined : defaultName(type);
    }

    private static String defaultName(TypeElement type) {
        String simple = type.getSimpleName().toString();
        String stem = simple.endsWith(DROPPED) && !simple.equals(DROPPED)
                ? simple.substring(0, simple.length() - DROPPED.length())
                : simple;
        String joined = String.join("_", TypeValidator.simpleNames(type));
        return joined.substring(0, joined.length() - simple.length()) + stem + "Network";
    }

    /** A name that nothing else has: made from the whole name of the type if need be. */
    private String freeName(TypeElement type) {
        String joined = String.join("_", TypeValidator.simpleNames(type));
        return Stream.of(defaultName(type), joined + "Network", joined + "NeuralNetwork")
                .filter(name -> !claims.containsKey(qualified(type, name)) && !isTaken(type, name))
                .findFirst()
                .orElse(joined + "GeneratedNetwork");
    }

    private boolean isTaken(TypeElement type, String name) {
        TypeElement existing = elements.getTypeElement(qualified(type, name));
        return existing != null && !isGenerated(existing);
    }

    /** Whether a type is one of ours: left over, as a class file, from a compilation before. */
    private static boolean isGenerated(TypeElement type) {
        return type.getAnnotationMirrors().stream()
                .map(mirror -> (TypeElement) mirror.getAnnotationType().asElement())
                .anyMatch(annotation -> annotation.getQualifiedName().contentEquals(RuntimeNames.GENERATED_NETWORK));
    }

    private String qualified(TypeElement type, String name) {
        String packageName = elements.getPackageOf(type).getQualifiedName().toString();
        return packageName.isEmpty() ? name : packageName + "." + name;
    }
}
