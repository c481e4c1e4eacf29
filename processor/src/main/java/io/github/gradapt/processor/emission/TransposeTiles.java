package io.github.gradapt.processor.emission;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import io.github.gradapt.processor.plan.Plan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/**
 * The tiles of a network that bring numbers to lie in another order. They are its own, as their distances are constants:
 * with distances that it is told, a transpose takes 1.6 to 1.8 times as long ({@code processor/docs/many-rows}), as it has to
 * compute where each row begins and to check that it lies in the array.
 */
final class TransposeTiles {

    private final Scalar scalar;
    private final Names names;
    private final VectorConstants constants;
    private final int width;
    private final Map<String, MethodSpec> methods = new LinkedHashMap<>();

    TransposeTiles(Scalar scalar, Names names, VectorConstants constants) {
        this.scalar = scalar;
        this.names = names;
        this.constants = constants;
        this.width = Plan.VECTOR_BITS / (scalar.bytes() * Byte.SIZE);
    }

    /** The lanes of the shortest vectors that there are tiles for. */
    int width() {
        return width;
    }

    /** The rows that come at a time. */
    int rows(int lanes, int stride, int distance) {
        return kernel(lanes, stride, distance).rows();
    }

    /**
     * The name of the tile {@code (x, xAt, rows, columns, y, yAt)} that transposes rows which are {@code stride} apart, so
     * that their columns are {@code distance} apart. Both come in the numbers that {@link VectorTransposeKernel} asks for.
     */
    String transpose(int lanes, int stride, int distance) {
        return tile(
                "transposed" + stride + "To" + distance,
                lanes,
                List.of("rows", "columns"),
                kernel(lanes, stride, distance).code());
    }

    /** The same, number by number, for vectors that are shorter, and for rows that are fewer. */
    static CodeBlock numberByNumber(
            String x, String xAt, int stride, String rows, String columns, String y, String yAt, int distance) {
        return CodeBlock.builder()
                .beginControlFlow("for (int row = 0; row < $L; row++)", rows)
                .beginControlFlow("for (int column = 0; column < $L; column++)", columns)
                .addStatement(
                        "$L[$L + column * $L + row] = $L[$L + row * $L + column]", y, yAt, distance, x, xAt, stride)
                .endControlFlow()
                .endControlFlow()
                .build();
    }

    /** The name of the tile {@code (x, xAt, rows, y, yAt)} that brings rows of few values to lie unit by unit. */
    String rowsToUnits(int lanes, int size) {
        return tile(
                "rowsOf" + size + "ToUnits",
                lanes,
                List.of("rows"),
                interleave(lanes, size).toUnits());
    }

    /** The name of the tile {@code (x, xAt, rows, y, yAt)} that brings few units to lie row by row. */
    String unitsToRows(int lanes, int size) {
        return tile(
                "unitsToRowsOf" + size,
                lanes,
                List.of("rows"),
                interleave(lanes, size).toRows());
    }

    /** The beginning of a method that reads x and writes y. */
    MethodSpec.Builder declared(String suggestion, List<String> numbers) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(names.newMethod(suggestion))
                .addModifiers(Modifier.STATIC)
                .addParameter(scalar.array(), "x")
                .addParameter(TypeName.INT, "xAt");
        numbers.forEach(number -> method.addParameter(TypeName.INT, number));
        return method.addParameter(scalar.array(), "y").addParameter(TypeName.INT, "yAt");
    }

    /** The tiles called so far. */
    List<MethodSpec> methods() {
        return List.copyOf(methods.values());
    }

    private VectorTransposeKernel kernel(int lanes, int stride, int distance) {
        return new VectorTransposeKernel(new Arithmetic.OfVectors(scalar, lanes), width, stride, distance, constants);
    }

    private VectorInterleaveKernel interleave(int lanes, int size) {
        return new VectorInterleaveKernel(new Arithmetic.OfVectors(scalar, lanes), size, constants);
    }

    private String tile(String name, int lanes, List<String> numbers, CodeBlock code) {
        return methods.computeIfAbsent(
                        name + "Of" + lanes,
                        key -> declared(key, numbers)
                                .addModifiers(Modifier.PRIVATE)
                                .addCode(code)
                                .build())
                .name();
    }
}
