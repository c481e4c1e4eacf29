package io.github.gradapt.processor.emission;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.lang.model.element.Modifier;

/** The constants of the vector class: the length of the machine's vectors, and the masks that the kernels ask for. */
final class VectorConstants {

    /** The species in use. */
    static final String SPECIES = "S";

    /** How many numbers are in a vector. */
    static final String LANES = "LANES";

    /** Where the workspace of a network has room for what does not outlive an operation. */
    static final String SCRATCH = "SCRATCH";

    /** What is read where the gradients so far are cleared. */
    private static final String ZEROS = "ZEROS";

    private final Scalar scalar;
    private final Map<String, FieldSpec> masks = new TreeMap<>();
    private int zeros;

    VectorConstants(Scalar scalar) {
        this.scalar = scalar;
    }

    /** {@code vector}, with +0 in the lanes from {@code used} on. */
    CodeBlock blended(CodeBlock vector, int used) {
        String mask = "AFTER_" + used;
        masks.computeIfAbsent(mask, name -> mask(name, used));
        return CodeBlock.of("$L.blend($L, $L)", vector, scalar.zero(), mask);
    }

    /** The name of an array of at least {@code count} numbers that are +0. */
    String zeros(int count) {
        zeros = Math.max(zeros, count);
        return ZEROS;
    }

    private FieldSpec mask(String name, int used) {
        TypeName type =
                ParameterizedTypeName.get(VectorTypes.MASK, scalar.type().box());
        return FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("The lanes from $L on: padding.\n", used)
                .initializer("$L.indexInRange(0, $L).not()", SPECIES, used)
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
        fields.add(FieldSpec.builder(TypeName.INT, LANES, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("The numbers in a vector.\n")
                .initializer("$L.length()", SPECIES)
                .build());
        if (zeros > 0) {
            fields.add(FieldSpec.builder(scalar.array(), ZEROS, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                    .addJavadoc("Cleared gradients of a tile: never written.\n")
                    .initializer("new $T[$L]", scalar.type(), zeros)
                    .build());
        }
        fields.addAll(masks.values());
        return fields;
    }
}
