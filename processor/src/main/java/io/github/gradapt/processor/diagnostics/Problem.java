package io.github.gradapt.processor.diagnostics;

import java.util.Locale;

/**
 * Everything that can be wrong, each with an identifier that stays the same for good: GA-1xx the annotated type,
 * GA-2xx the name of the network, GA-3xx the methods, GA-4xx the layers and their sizes, GA-5xx activations and costs
 * on layers, GA-6xx formulas and attributes, GA-7xx parameters that are compiled in, GA-9xx the compilation itself.
 *
 * <p>A text says what is wrong, names the wrong value, and says what would be right.
 */
public enum Problem {
    WRONG_KIND_OF_TYPE(101, "'%s' is %s, but a network is declared by an interface or an abstract class"),
    PRIVATE_TYPE(102, "'%s' is private, so the generated class cannot reach it; make it at least package-private"),
    GENERIC_TYPE(103, "'%s' has type parameters, but a network has none to give; remove <%s>"),
    INNER_CLASS(104, "'%s' is an inner class, so it needs an instance of '%s'; make it static"),
    SEALED_TYPE(105, "'%s' is sealed, so the generated class cannot be a subtype of it; make it non-sealed"),
    NO_CONSTRUCTOR(
            106,
            "'%s' has no constructor that the generated class can call; "
                    + "declare one without parameters that is at least package-private"),
    CONSTRUCTOR_THROWS(
            107, "the constructor of '%s' throws %s, which the generated class cannot handle; handle it there"),
    UNRESOLVED(
            108,
            "%s cannot be resolved, and no annotation processor has generated it, so nothing is generated for '%s'"),

    INVALID_NAME(201, "'%s' is not a valid name of a class; a valid one is '%s'"),
    NAME_TAKEN(
            202,
            "the network would be called '%s', but there is a class of that name already; give it another name, as "
                    + "in @NeuralNetwork(name = \"%s\")"),
    NAME_SHARED(
            203,
            "the networks of %s would all be called '%s'; give each a name of its own, as in "
                    + "@NeuralNetwork(name = \"%s\")"),

    NOT_A_LAYER(301, "abstract method '%s' is not a layer; annotate it with @Input or @Dense, or give it a body"),
    TWO_LAYER_KINDS(302, "layer '%s' has both @Input and @Dense; keep one of them"),
    LAYER_HAS_BODY(303, "method '%s' has a body, so it cannot be a layer; remove the body or @%s"),
    LAYER_HAS_PARAMETERS(304, "layer '%s' has parameter '%s'; a layer's method has no parameters"),
    LAYER_HAS_TYPE_PARAMETERS(305, "layer '%s' has type parameter '%s'; a layer's method has no type parameters"),
    LAYER_RETURNS(306, "layer '%s' returns '%s'; a layer's method returns io.github.gradapt.Layer"),
    LAYER_THROWS(307, "layer '%s' throws '%s'; a layer's method has no throws clause"),
    LAYER_NAME_RESERVED(
            308, "a layer cannot be called '%s': the network inherits a method %s() from %s; rename the layer"),
    LAYER_DECLARED_TWICE(309, "layer '%s' is declared in '%s' already; declare it once"),
    LAYER_FROM_CLASS_FILE(
            310,
            "layer '%s' is inherited from '%s', which is already compiled, and class files need not keep the "
                    + "order of methods; compile '%s' together with '%s', or declare the layer there"),
    LAYER_INVISIBLE(
            311,
            "layer '%s' of '%s' is package-private in another package, so the generated class cannot implement "
                    + "it; make it protected or public"),
    METHOD_CLASHES(312, "method '%s' is %s, but the generated class has to implement %s.%s; rename the method"),
    METHOD_HIDES(
            313,
            "method '%s' has the signature of the static method of the generated class that loads parameters; rename "
                    + "the method"),

    NO_LAYERS(401, "'%s' has no layers; declare an abstract method for each, as in \"@Input(4) Layer input();\""),
    NO_INPUT(402, "'%s' has no input; declare one before '%s', as in \"@Input(4) Layer input();\""),
    INPUT_NOT_FIRST(403, "the input '%s' comes after layer '%s'; the input is the first layer"),
    SECOND_INPUT(404, "'%s' is a second input, after '%s'; a network has one"),
    ONLY_INPUT(405, "'%s' has no layer after its input '%s'; declare one, as in \"@Dense(3) Layer output();\""),
    UNITS_BELOW_ONE(406, "layer '%s' has %d units; it needs at least 1"),
    NO_EXTENTS(407, "the input '%s' has an empty shape; give the number of inputs, as in @Input(4)"),
    EXTENT_BELOW_ONE(408, "the input '%s' has an extent of %d; it needs at least 1"),
    INPUT_TOO_LARGE(409, "the input '%s' has %s = %d elements, more than the %d that an array holds"),
    TOO_MANY_PARAMETERS(
            410, "with layer '%s', the weights and biases, padding included, are up to %d; an array holds %d"),
    TOO_MANY_UNITS(411, "with layer '%s', the values of a block of rows are up to %d; an array holds %d"),
    TOO_MANY_LAYERS(412, "'%s' has %d layers after its input; a class file holds no more than about %d"),

    ACTIVATION_ON_INPUT(501, "the input '%s' has activation @%s; move it to a layer that computes"),
    TWO_ACTIVATIONS(502, "layer '%s' has activation @%s after @%s; keep one of them"),
    COST_ON_INPUT(503, "the input '%s' has cost @%s; move it to the last layer"),
    COST_NOT_LAST(504, "layer '%s' has cost @%s, but is not the last layer; move the cost to '%s'"),
    TWO_COSTS(505, "layer '%s' has cost @%s after @%s; keep one of them"),
    NO_COST(
            506,
            "'%s' has no cost, so the network cannot be trained; annotate its last layer '%s' with one, such as "
                    + "@SquaredError, or set @NeuralNetwork(training = false)"),
    DOMAIN_NOT_MET(
            507, "@%s needs outputs with %s, but those of %s lie in %s; choose another activation or another cost"),

    FORMULA_INVALID(601, "in the %s \"%s\" of @%s, column %d: %s"),
    FORMULA_UNKNOWN_NAME(602, "in the %s \"%s\" of @%s, column %d: %s"),
    FORMULA_WITHOUT_VARIABLE(603, "the formula \"%s\" of @%s does not contain '%s', %s"),
    ATTRIBUTE_TYPE(604, "attribute '%s' of @%s is of type '%s'; %s"),
    ATTRIBUTE_NAME(605, "attribute '%s' of @%s has the name of a variable of the formula; rename the attribute"),
    ATTRIBUTE_OUT_OF_RANGE(606, "@%s requires %s, but has %s"),
    ATTRIBUTE_NOT_FINITE(607, "attribute '%s' of @%s is %s; it has to be finite as a %s"),
    TWO_ROLES(
            608,
            "@%s has both @Elementwise and @PerOutput, but it is either an activation or a cost; keep one of them"),
    SOURCE_RETENTION(
            609,
            "@%s has @Retention(SOURCE), so class files would lose it on the layers of other topologies; "
                    + "remove @Retention, or choose CLASS or RUNTIME"),

    FROZEN_WITH_TRAINING(
            701,
            "'%s' can be trained, so its parameters cannot be compiled in; set @NeuralNetwork(training = false), or "
                    + "remove @Frozen and load '%s' at run time"),
    FROZEN_FILE_NAME(
            702,
            "'%s' is not the name of a file; name it relative to the package, as in \"iris.safetensors\", or from the "
                    + "root of the packages, as in \"/models/iris.safetensors\", without '.', '..' and '\\'"),
    FROZEN_NAME(
            703,
            "\"%s\" does not say what the file calls something; write \"layer=prefix\", or \"layer.weight=name\" for one "
                    + "tensor; the layers are %s"),
    FROZEN_NAME_TWICE(704, "'%s' has two names in the file, '%s' and '%s'; keep one of them"),
    FROZEN_NAME_SHARED(713, "tensor '%s' would be both '%s' and '%s'; give them different names in @Frozen(names = …)"),
    FROZEN_FILE_MISSING(
            705,
            "'%s' is not found; looked for %s; put it into one of these places, or name its folder by "
                    + "-Agradapt.frozen.path"),
    FROZEN_FILE_UNREADABLE(706, "'%s', found in %s, cannot be read: %s"),
    FROZEN_FILE_DAMAGED(707, "'%s', found in %s, is no sound safetensors file: %s"),
    FROZEN_TENSOR_MISSING(
            708, "'%s' has no tensor '%s' for '%s'; it has %s; where it has other names, @Frozen(names = …) says so"),
    FROZEN_TENSOR_UNEXPECTED(709, "'%s' has tensors that no layer takes: %s; the layers take %s"),
    FROZEN_TENSOR_SHAPE(710, "tensor '%s' in '%s' has the shape %s; layer '%s' takes %s"),
    FROZEN_TENSOR_NOT_FINITE(711, "tensor '%s' in '%s' has the value %s at %s; parameters are finite numbers"),
    FROZEN_OTHER_TOPOLOGY(
            714,
            "'%s' holds the parameters of another topology, with the fingerprint %s, not %s; name a file of '%s', or set "
                    + "@Frozen(anyTopology = true) if names, sizes or activations may differ from those it was trained "
                    + "with"),
    FROZEN_TOO_LARGE(712, "'%s' has %d parameters; up to %d are compiled in; remove @Frozen and load '%s' at run time"),

    STANDARDIZE_NOT_ON_INPUT(721, "layer '%s' has @Standardize; move it to the input '%s'"),
    STANDARDIZE_WITHOUT_FROZEN(
            722,
            "the input '%s' has @Standardize, which is folded into parameters that are compiled in; add @Frozen to '%s', "
                    + "or standardize the rows"),
    STANDARDIZE_COUNT(
            723,
            "@Standardize of '%s' has %d values of '%s'; give one for each of the %d inputs, one for all, or neither mean "
                    + "nor deviation to take both from the file"),
    STANDARDIZE_VALUE(724, "the %s of %s is %s; means are finite, deviations finite and above 0"),
    STANDARDIZE_WITHOUT_BIAS(
            725,
            "the mean of '%s' is not 0, and layer '%s' has no biases to fold it into; let it have biases, 0 in the file, "
                    + "or subtract the mean from the rows"),
    STANDARDIZE_OVERFLOW(726, "with '%s' standardized, parameters of layer '%s' overflow; a deviation is too small"),

    NOT_WRITTEN(901, "'%s' cannot be written: %s"),
    INTERNAL_ERROR(902, "Gradapt itself has failed on '%s'; please report this as a defect: %s");

    private final String id;
    private final String text;

    Problem(int number, String text) {
        this.id = "GA-" + number;
        this.text = text;
    }

    /** The identifier, such as {@code GA-406}. */
    public String id() {
        return id;
    }

    /** The text with its details filled in, after the identifier. */
    String message(Object... details) {
        return id + ": " + String.format(Locale.ROOT, text, details);
    }
}
