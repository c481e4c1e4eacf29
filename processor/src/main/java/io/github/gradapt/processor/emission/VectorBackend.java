package io.github.gradapt.processor.emission;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.github.gradapt.processor.plan.Plan;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** The vector code of a network: a nested class, which is not loaded on a machine or a JVM without vectors. */
final class VectorBackend {

    /** The constant of a network that says whether the vector code is used. */
    static final String SWITCH = "VECTORS";

    /** The constant of a network that says whether that code takes many rows unit by unit, if it can. */
    static final String BY_UNITS = "BY_UNITS";

    private final Plan plan;
    private final String name;
    private final Scalar scalar;
    private final VectorConstants constants;
    private final TransposeTiles transposes;
    private final VectorPasses rowMajor;
    private final Optional<VectorPasses> unitMajor;
    private final HeldRow heldRow;

    VectorBackend(Plan plan, Names names, OpSignature signature, String name) {
        this.plan = plan;
        this.name = name;
        this.scalar = signature.scalar();
        this.constants = new VectorConstants(scalar, plan.hasLongVectors());
        this.transposes = new TransposeTiles(scalar, names, constants);
        VectorSignature ofRows = new VectorSignature(plan, signature, names, false);
        this.rowMajor = new VectorPasses(
                plan,
                name,
                signature,
                ofRows,
                VectorMethods.rowMajor(plan, names, ofRows, constants, transposes),
                Optional.empty());
        this.heldRow = new HeldRow(plan, names, ofRows, constants);
        this.unitMajor = plan.unitMajor() ? Optional.of(unitMajor(names, signature)) : Optional.empty();
    }

    private VectorPasses unitMajor(Names names, OpSignature signature) {
        VectorSignature ofUnits = new VectorSignature(plan, signature, names, true);
        UnitMajorTransposes toUnits = new UnitMajorTransposes(plan, name, transposes);
        VectorMethods methods = VectorMethods.unitMajor(plan, names, ofUnits, constants, toUnits);
        return new VectorPasses(plan, name, signature, ofUnits, methods, Optional.of(toUnits));
    }

    /** The passes of rows that lie row by row. */
    VectorPasses rowMajor() {
        return rowMajor;
    }

    /** Those of many rows that lie unit by unit, if the network has them. */
    Optional<VectorPasses> unitMajor() {
        return unitMajor;
    }

    /** The forward pass of one row, which {@code calls} run step by step. */
    CodeBlock forwardRow(CodeBlock calls) {
        return heldRow.forward(name, calls);
    }

    /** What follows it where a row is learned, which {@code calls} run step by step; the cost may come after it. */
    CodeBlock changesOfRow(CodeBlock calls) {
        return heldRow.changes(name, calls);
    }

    /** The constants that choose between what a network can do. */
    List<FieldSpec> switches() {
        return unitMajor.isPresent() ? List.of(switchField(), byUnits()) : List.of(switchField());
    }

    private static FieldSpec byUnits() {
        return FieldSpec.builder(TypeName.BOOLEAN, BY_UNITS, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("Whether that code takes many rows unit by unit.\n")
                .initializer(
                        "$L && $T.takesUnits($T.MANY_REGISTERS)",
                        SWITCH,
                        RuntimeTypes.BACKENDS,
                        RuntimeTypes.VECTOR_LENGTH)
                .build();
    }

    /** The constant that says whether the vector code is used; two doubles in 128 bits are not worth it. */
    private FieldSpec switchField() {
        CodeBlock chosen = CodeBlock.of(
                "$T.choose($L.class) == $T.VECTOR",
                RuntimeTypes.BACKENDS,
                plan.program().topology().name(),
                RuntimeTypes.BACKEND);
        boolean mayBeShort = 2 * Plan.FEWEST_LANES * scalar.bytes() * Byte.SIZE > Plan.VECTOR_BITS;
        return FieldSpec.builder(TypeName.BOOLEAN, SWITCH, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("Whether the code in vectors is used.\n")
                .initializer(
                        mayBeShort
                                ? CodeBlock.of(
                                        "$L && $L.$L >= $L", chosen, name, VectorConstants.LANES, Plan.FEWEST_LANES)
                                : chosen)
                .build();
    }

    /** The class that holds the methods called so far. */
    TypeSpec type() {
        TypeSpec.Builder type = TypeSpec.classBuilder(name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("The same computation, the same bits, in vectors.\n");
        type.addMethods(heldRow.methods());
        type.addMethods(rowMajor.methods());
        unitMajor.ifPresent(passes -> type.addMethods(passes.methods()));
        type.addMethods(transposes.methods());
        return type.addFields(constants.fields()).build();
    }
}
