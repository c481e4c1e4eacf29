package io.github.gradapt.processor.emission;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import io.github.gradapt.processor.plan.Plan;
import io.github.gradapt.processor.plan.UnitMajor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * The methods of a network by which rows become a block that lies unit by unit, and a block becomes rows: {@code (x, xAt,
 * rows, y, yAt)}, where {@code rows} is that of a block, or of half of one. Of the rows, they read or write nothing but their
 * values.
 */
final class UnitMajorTransposes {

    private final String className;
    private final List<Integer> lengths;
    private final TransposeTiles tiles;
    private final Map<String, MethodSpec> methods = new LinkedHashMap<>();

    /**
     * No methods so far.
     *
     * @param className the class of the vector methods
     */
    UnitMajorTransposes(Plan plan, String className, TransposeTiles tiles) {
        this.className = className;
        this.lengths = plan.vectorLengths();
        this.tiles = tiles;
    }

    /** Brings rows that the caller has to the workspace: code of a method of the network, where {@code rows} counts them. */
    CodeBlock in(Access rows, Access block) {
        return CodeBlock.of(
                "$L.$L($L, $L, rows, workspace, $L);\n",
                className,
                toUnits(rows.size()),
                rows.array(),
                rows.start(),
                block.start());
    }

    /** Brings the outputs of {@code block} rows to where the caller wants them: code of a method of the network. */
    CodeBlock out(Access block) {
        return CodeBlock.of(
                "$L.$L(workspace, $L, block, outputs, outputOffset + done * OUTPUTS);\n",
                className,
                toRows(block.size()),
                block.start());
    }

    /** Brings a block to lie row by row in the workspace, padding included: code of a vector method. */
    CodeBlock within(Access block, Access rows) {
        return CodeBlock.of("$L(s, $L, rows, s, $L);\n", toRows(rows.stride()), block.start(), rows.start());
    }

    /** The methods called so far. */
    List<MethodSpec> methods() {
        return List.copyOf(methods.values());
    }

    private String toUnits(int size) {
        return method(
                "rowsOf" + size + "ToUnits",
                "y[yAt + %d unit + row] = x[xAt + %d row + unit]".formatted(UnitMajor.ROWS, size),
                size,
                lanes -> {
                    if (lanes < tiles.width()) {
                        return TransposeTiles.numberByNumber(
                                "x", "xAt", size, "rows", Integer.toString(size), "y", "yAt", UnitMajor.ROWS);
                    }
                    return interleaves(size)
                            ? CodeBlock.of("$L(x, xAt, rows, y, yAt);\n", tiles.rowsToUnits(lanes, size))
                            : transposedRows(lanes, size);
                });
    }

    private String toRows(int size) {
        return method(
                "unitsToRowsOf" + size,
                "y[yAt + %d row + unit] = x[xAt + %d unit + row]".formatted(size, UnitMajor.ROWS),
                size,
                lanes -> {
                    if (lanes < tiles.width()) {
                        return TransposeTiles.numberByNumber(
                                "x", "xAt", UnitMajor.ROWS, Integer.toString(size), "rows", "y", "yAt", size);
                    }
                    return interleaves(size)
                            ? CodeBlock.of("$L(x, xAt, rows, y, yAt);\n", tiles.unitsToRows(lanes, size))
                            : transposedUnits(lanes, size);
                });
    }

    /** Whether rows are too short to be transposed: at most 7 values, for which vectors are put together of all vectors. */
    private boolean interleaves(int size) {
        return size < tiles.width();
    }

    private CodeBlock transposedRows(int lanes, int size) {
        String tile = tiles.transpose(lanes, size, UnitMajor.ROWS);
        int width = tiles.width();
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

    private CodeBlock transposedUnits(int lanes, int size) {
        int width = tiles.width();
        int atATime = tiles.rows(lanes, UnitMajor.ROWS, size);
        int whole = size / atATime * atATime;
        CodeBlock.Builder code = CodeBlock.builder();
        if (whole > 0) {
            code.addStatement("$L(x, xAt, $L, rows, y, yAt)", tiles.transpose(lanes, UnitMajor.ROWS, size), whole);
        }
        for (int done = whole; done < size; done += width) {
            // Units that fill a vector, the last of them perhaps for a second time.
            int first = Math.min(done, size - width);
            code.addStatement(
                    "$L(x, $L, $L, rows, y, $L)",
                    tiles.transpose(width, UnitMajor.ROWS, size),
                    Tiles.index("xAt", first * UnitMajor.ROWS),
                    width,
                    Tiles.index("yAt", first));
        }
        return code.build();
    }

    private String method(String suggestion, String formula, int size, IntFunction<CodeBlock> body) {
        return methods.computeIfAbsent(
                        suggestion,
                        key -> tiles.declared(key, List.of("rows"))
                                .addJavadoc("$L.\n", NetworkDocumentation.formula(formula))
                                .addCode(size == 1 ? copied() : walk(body))
                                .build())
                .name();
    }

    private CodeBlock walk(IntFunction<CodeBlock> body) {
        VectorLengths walk = new VectorLengths();
        lengths.forEach(lanes -> walk.add(lanes, body.apply(lanes)));
        return walk.code();
    }

    /** One value in each row lies alike in both ways. */
    private static CodeBlock copied() {
        return CodeBlock.of("$T.arraycopy(x, xAt, y, yAt, rows);\n", System.class);
    }
}
