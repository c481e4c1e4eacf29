package io.github.gradapt.processor.emission;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import io.github.gradapt.processor.plan.Plan;
import io.github.gradapt.processor.plan.UnitMajor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import javax.lang.model.element.Modifier;

/**
 * The methods by which rows become a block that lies unit by unit, and a block becomes rows. They are a network's own, as
 * their distances are constants: with distances that it is told, a transpose takes up to twice as long, to compute where
 * each row begins and to check that it lies in the array.
 */
final class UnitMajorTransposes {

    /** More values in a row would be more shuffles than C1 compiles in one loop: one for each value and vector. */
    private static final int MOST_INTERLEAVED = 6;

    private final String className;
    private final Scalar scalar;
    private final List<Integer> lengths;
    private final Names names;
    private final VectorConstants constants;
    private final int width;
    private final Map<String, MethodSpec> methods = new LinkedHashMap<>();
    private final Map<String, MethodSpec> tiles = new LinkedHashMap<>();

    /**
     * No methods so far.
     *
     * @param className the class of the vector methods
     */
    UnitMajorTransposes(Plan plan, String className, Scalar scalar, Names names, VectorConstants constants) {
        this.className = className;
        this.scalar = scalar;
        this.lengths = plan.vectorLengths();
        this.names = names;
        this.constants = constants;
        this.width = Plan.VECTOR_BITS / (scalar.bytes() * Byte.SIZE);
    }

    /** Brings rows that the caller has to the workspace: code of a method of the network, where {@code rows} counts them. */
    CodeBlock broughtIn(Access rows, Access block) {
        String from = rows.array() + ", " + rows.start();
        int size = rows.size();
        return size >= width || interleaves(size)
                ? CodeBlock.of("$L.$L($L, rows, workspace, $L);\n", className, toUnits(size), from, block.start())
                : CodeBlock.of(
                        "$T.toUnits($L, $L, rows, workspace, $L);\n",
                        RuntimeTypes.VECTOR_UNITS,
                        from,
                        size,
                        block.start());
    }

    /** Brings the outputs of {@code block} rows to where the caller wants them: code of a method of the network. */
    CodeBlock broughtOut(Access block) {
        String to = "outputs, outputOffset + done * OUTPUTS";
        int size = block.size();
        return size % width == 0 || interleaves(size)
                ? CodeBlock.of("$L.$L(workspace, $L, block, $L);\n", className, toRows(size), block.start(), to)
                : CodeBlock.of(
                        "$T.toRows(workspace, $L, OUTPUTS, block, $L);\n",
                        RuntimeTypes.VECTOR_UNITS,
                        block.start(),
                        to);
    }

    /** Brings a block to lie row by row in the workspace, padding included: code of a vector method. */
    CodeBlock turned(Access block, Access rows) {
        return CodeBlock.of("$L(s, $L, rows, s, $L);\n", toRows(rows.stride()), block.start(), rows.start());
    }

    private boolean interleaves(int size) {
        return size > 1 && size < width && size <= MOST_INTERLEAVED;
    }

    /**
     * The name of the method {@code (x, xAt, rows, y, yAt)} that brings rows of {@code size} values, one after another, to
     * lie unit by unit. It reads nothing behind them.
     */
    private String toUnits(int size) {
        String name = "rowsOf" + size + "ToUnits";
        return method(name, lanes -> {
            if (lanes < width) {
                return generally("toUnits", size);
            }
            return interleaves(size)
                    ? interleaved(name, lanes, kernel(lanes, size).toUnits())
                    : transposedRows(size, lanes);
        });
    }

    private CodeBlock transposedRows(int size, int lanes) {
        String tile = tile(lanes, size, UnitMajor.ROWS);
        int whole = size / width * width;
        CodeBlock.Builder code = CodeBlock.builder().addStatement("$L(x, xAt, rows, $L, y, yAt)", tile, whole);
        if (whole < size) {
            // Columns that fill a vector, some of them for a second time.
            int last = size - width;
            int to = last * UnitMajor.ROWS;
            code.addStatement("$L(x, xAt + $L, rows, $L, y, yAt + $L)", tile, last, width, to);
        }
        return code.build();
    }

    /** The name of the method {@code (x, xAt, rows, y, yAt)} that brings a block of {@code size} units to lie row by row. */
    private String toRows(int size) {
        String name = "unitsToRowsOf" + size;
        return method(name, lanes -> {
            if (lanes < width) {
                return generally("toRows", size);
            }
            return interleaves(size)
                    ? interleaved(name, lanes, kernel(lanes, size).toRows())
                    : transposedUnits(size, lanes);
        });
    }

    private CodeBlock transposedUnits(int size, int lanes) {
        int atATime = kernel(lanes, UnitMajor.ROWS, size).rows();
        int whole = size / atATime * atATime;
        CodeBlock.Builder code = CodeBlock.builder();
        if (whole > 0) {
            code.addStatement("$L(x, xAt, $L, rows, y, yAt)", tile(lanes, UnitMajor.ROWS, size), whole);
        }
        if (whole < size) {
            code.addStatement(
                    "$L(x, $L, $L, rows, y, $L)",
                    tile(width, UnitMajor.ROWS, size),
                    Tiles.index("xAt", whole * UnitMajor.ROWS),
                    size - whole,
                    Tiles.index("yAt", whole));
        }
        return code.build();
    }

    /** Their methods, and the tiles they call. */
    List<MethodSpec> methods() {
        List<MethodSpec> all = new ArrayList<>(methods.values());
        all.addAll(tiles.values());
        return all;
    }

    private String method(String suggestion, IntFunction<CodeBlock> body) {
        return methods.computeIfAbsent(suggestion, key -> {
                    VectorLengths walk = new VectorLengths();
                    lengths.forEach(lanes -> walk.add(lanes, body.apply(lanes)));
                    return declared(names.newMethod(key), List.of("rows"))
                            .addModifiers(Modifier.STATIC)
                            .addCode(walk.code())
                            .build();
                })
                .name();
    }

    private VectorInterleaveKernel kernel(int lanes, int size) {
        return new VectorInterleaveKernel(new Arithmetic.OfVectors(scalar, lanes), size, constants);
    }

    private CodeBlock interleaved(String name, int lanes, CodeBlock code) {
        return CodeBlock.of("$L(x, xAt, rows, y, yAt);\n", tile(name, lanes, List.of("rows"), code));
    }

    /** Number by number, where vectors are shorter than those of transposes. */
    private static CodeBlock generally(String method, int size) {
        return CodeBlock.of("$T.$L(x, xAt, $L, rows, y, yAt);\n", RuntimeTypes.VECTOR_UNITS, method, size);
    }

    private VectorTransposeKernel kernel(int lanes, int stride, int distance) {
        return new VectorTransposeKernel(new Arithmetic.OfVectors(scalar, lanes), width, stride, distance, constants);
    }

    private String tile(int lanes, int stride, int distance) {
        return tile(
                "transposed" + stride + "To" + distance,
                lanes,
                List.of("rows", "columns"),
                kernel(lanes, stride, distance).code());
    }

    private String tile(String name, int lanes, List<String> numbers, CodeBlock code) {
        return tiles.computeIfAbsent(
                        name + "Of" + lanes,
                        key -> declared(names.newMethod(key), numbers)
                                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                                .addCode(code)
                                .build())
                .name();
    }

    private MethodSpec.Builder declared(String name, List<String> numbers) {
        MethodSpec.Builder method =
                MethodSpec.methodBuilder(name).addParameter(scalar.array(), "x").addParameter(TypeName.INT, "xAt");
        numbers.forEach(number -> method.addParameter(TypeName.INT, number));
        return method.addParameter(scalar.array(), "y").addParameter(TypeName.INT, "yAt");
    }
}
