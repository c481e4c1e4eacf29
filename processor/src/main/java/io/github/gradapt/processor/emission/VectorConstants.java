package io.github.gradapt.processor.emission;

import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.lang.model.element.Modifier;

/** The constants of the vector class: the length of the machine's vectors, and the masks that the kernels ask for. */
final class VectorConstants implements VectorDotKernel.Padding {

    private final Scalar scalar;
    private final Map<String, FieldSpec> masks = new TreeMap<>();

    VectorConstants(Scalar scalar) {
        this.scalar = scalar;
    }

    @Override
    public String after(int used) {
        String name = "AFTER_" + used;
        masks.computeIfAbsent(name, n -> mask(n, used));
        return name;
    }

    private FieldSpec mask(String name, int used) {
        TypeName type =
                ParameterizedTypeName.get(VectorTypes.MASK, scalar.type().box());
        return FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("The lanes from $L on: padding.\n", used)
                .initializer("$L.indexInRange(0, $L).not()", species(), used)
                .build();
    }

    /** The name of the species in use. */
    String species() {
        return "S";
    }

    List<FieldSpec> fields() {
        List<FieldSpec> fields = new ArrayList<>();
        TypeName type =
                ParameterizedTypeName.get(VectorTypes.SPECIES, scalar.type().box());
        fields.add(FieldSpec.builder(type, species(), Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("The vectors in use.\n")
                .initializer("$T.$LS", RuntimeTypes.VECTOR_LENGTH, scalar.name())
                .build());
        fields.add(
                FieldSpec.builder(TypeName.INT, VectorLengths.LANES, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                        .addJavadoc("The numbers in a vector.\n")
                        .initializer("$L.length()", species())
                        .build());
        fields.addAll(masks.values());
        return fields;
    }
}
