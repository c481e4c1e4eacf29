package io.github.gradapt.processor.emission;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import io.github.gradapt.processor.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;

/** The constants of the vector class: the length of the machine's vectors, and the masks and shuffles that the kernels ask for. */
final class VectorConstants {

    /** The species in use. */
    static final String SPECIES = "S";

    /** The species of products without sums along vectors. */
    private static final String LONG_SPECIES = "LONG";

    /** How many numbers are in the longest vectors in use. */
    static final String LANES = "LANES";

    /** Where the workspace of a network has room for what does not outlive an operation. */
    static final String SCRATCH = "SCRATCH";

    /** What is read where the gradients so far are cleared. */
    private static final String ZEROS = "ZEROS";

    private final Scalar scalar;
    private final boolean hasLong;
    private final Map<String, FieldSpec> masksAndShuffles = new TreeMap<>();
    private int zeros;

    /**
     * No constants so far.
     *
     * @param hasLong whether there is code for the longest vectors
     */
    VectorConstants(Scalar scalar, boolean hasLong) {
        this.scalar = scalar;
        this.hasLong = hasLong;
    }

    /** The name of the species of vectors of so many numbers, where the machine has them. */
    static String species(Scalar scalar, int lanes) {
        return isLong(scalar, lanes) ? LONG_SPECIES : SPECIES;
    }

    /** Whether vectors of so many numbers are longer than those of sums. */
    static boolean isLong(Scalar scalar, int lanes) {
        return Plan.isLong(lanes, scalar.bytes() * Byte.SIZE);
    }

    /** The vector, cast to the class that C2 else looks for in profiles. */
    static CodeBlock cast(Scalar scalar, boolean isLong, CodeBlock vector) {
        return CodeBlock.of(
                "$T.$L$L_VECTOR.cast($L)",
                RuntimeTypes.VECTOR_LENGTH,
                isLong ? LONG_SPECIES + "_" : "",
                scalar.name(),
                vector);
    }

    /** The statement that stores a vector. */
    static CodeBlock store(Scalar scalar, boolean isLong, CodeBlock vector, String array, String index) {
        return CodeBlock.of("$L.intoArray($L, $L);\n", cast(scalar, isLong, vector), array, index);
    }

    /** {@code vector}, of so many lanes, with +0 in those from {@code used} on. */
    CodeBlock blended(CodeBlock vector, int lanes, int used) {
        return blended(vector, lanes, used, CodeBlock.of("$T.zero($L)", scalar.vector(), species(scalar, lanes)));
    }

    /** {@code vector}, of so many lanes, with those of {@code other} from {@code used} on. */
    CodeBlock blended(CodeBlock vector, int lanes, int used, CodeBlock other) {
        CodeBlock after = CodeBlock.of("$L.indexInRange(0, $L).not()", species(scalar, lanes), used);
        FieldSpec mask = field(
                VectorTypes.MASK, prefix(lanes) + "AFTER_" + used, "The lanes from %d on.".formatted(used), after);
        return CodeBlock.of("$L.blend($L, $L)", vector, other, constant(mask));
    }

    /**
     * The name of a mask: of the lanes whose bits are set. Where the species has fewer lanes, it is cut, and not used.
     *
     * @param name a name for these bits alone
     */
    String mask(Arithmetic.OfVectors values, String name, long bits, String documentation) {
        CodeBlock mask =
                CodeBlock.of("$T.fromLong($L, 0x$LL)", VectorTypes.MASK, values.species(), Long.toHexString(bits));
        return constant(field(VectorTypes.MASK, prefix(values.lanes()) + name, documentation, mask));
    }

    /**
     * The name of a shuffle: each lane takes that of {@code sources}. Where the species has fewer lanes, it is cut, and not
     * used.
     *
     * @param name a name for these sources alone
     */
    String shuffle(Arithmetic.OfVectors values, String name, IntStream sources, String documentation) {
        CodeBlock shuffle = CodeBlock.of(
                "$T.fromArray($L, new int[] {$L}, 0)",
                VectorTypes.SHUFFLE,
                values.species(),
                sources.mapToObj(Integer::toString).collect(Collectors.joining(", ")));
        return constant(field(VectorTypes.SHUFFLE, prefix(values.lanes()) + name, documentation, shuffle));
    }

    /** The name of the shuffle that swaps lanes so far apart. */
    String swap(Arithmetic.OfVectors values, int apart) {
        return shuffle(
                values,
                "SWAP_" + apart,
                IntStream.range(0, values.lanes()).map(lane -> lane ^ apart),
                "Lanes that are %d apart change places.".formatted(apart));
    }

    private String constant(FieldSpec field) {
        FieldSpec before = masksAndShuffles.putIfAbsent(field.name(), field);
        if (before != null && !before.equals(field)) {
            throw new IllegalStateException(field + " and " + before);
        }
        return field.name();
    }

    /** Numbers side by side in the first lanes of a vector; the last one is in all that follow. */
    CodeBlock sideBySide(Arithmetic.OfVectors values, List<String> numbers) {
        CodeBlock vector = values.spread(numbers.get(0));
        for (int lane = 1; lane < numbers.size(); lane++) {
            vector = blended(vector, values.lanes(), lane, values.spread(numbers.get(lane)));
        }
        return vector;
    }

    /** The name of an array of at least {@code count} numbers that are +0. */
    String zeros(int count) {
        zeros = Math.max(zeros, count);
        return ZEROS;
    }

    private String prefix(int lanes) {
        return isLong(scalar, lanes) ? LONG_SPECIES + "_" : "";
    }

    private FieldSpec field(ClassName type, String name, String documentation, CodeBlock value) {
        return FieldSpec.builder(
                        ParameterizedTypeName.get(type, scalar.type().box()),
                        name,
                        Modifier.PRIVATE,
                        Modifier.STATIC,
                        Modifier.FINAL)
                .addJavadoc("$L\n", documentation)
                .initializer(value)
                .build();
    }

    List<FieldSpec> fields() {
        List<FieldSpec> fields = new ArrayList<>();
        TypeName type =
                ParameterizedTypeName.get(VectorTypes.SPECIES, scalar.type().box());
        fields.add(FieldSpec.builder(type, SPECIES, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("The vectors in use.\n")
                .initializer("$T.$LS", RuntimeTypes.VECTOR_LENGTH, scalar.name())
                .build());
        if (hasLong) {
            fields.add(FieldSpec.builder(type, LONG_SPECIES, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                    .addJavadoc("Those of products without sums along vectors: as long, or longer.\n")
                    .initializer("$T.LONG_$LS", RuntimeTypes.VECTOR_LENGTH, scalar.name())
                    .build());
        }
        fields.add(FieldSpec.builder(TypeName.INT, LANES, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("The numbers in the longest vectors.\n")
                .initializer("$L.length()", hasLong ? LONG_SPECIES : SPECIES)
                .build());
        if (zeros > 0) {
            fields.add(FieldSpec.builder(scalar.array(), ZEROS, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                    .addJavadoc("Cleared gradients of a tile: never written.\n")
                    .initializer("new $T[$L]", scalar.type(), zeros)
                    .build());
        }
        fields.addAll(masksAndShuffles.values());
        return fields;
    }
}
