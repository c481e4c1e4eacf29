package io.github.gradapt.processor.emission;

import com.palantir.javapoet.CodeBlock;
import io.github.gradapt.processor.plan.UnitMajor;
import java.util.stream.IntStream;

/**
 * From rows of few values, one after another, to units side by side, and back: as many vectors hold the rows as hold the
 * units, and each vector is put together of lanes of all of them. By the locals {@code x}, {@code xAt}, {@code rows},
 * {@code y} and {@code yAt}; nothing else is read or written than the values of the rows.
 *
 * @param values    the vectors; rows come in their number of lanes
 * @param size      the values in a row
 * @param constants what is constant in the class
 */
record VectorInterleaveKernel(Arithmetic.OfVectors values, int size, VectorConstants constants) {

    /** y[yAt + unit * 32 + row] = x[xAt + row * size + unit]. */
    CodeBlock toUnits() {
        CodeBlock.Builder code = rows("xAt + " + Tiles.product("row", size), values.lanes(), "yAt + row");
        for (int unit = 0; unit < size; unit++) {
            String shuffle = everyOf(unit);
            CodeBlock lanes = CodeBlock.of("x0.rearrange($L)", shuffle);
            for (int vector = 1; vector < size; vector++) {
                // The first row whose value is in this vector.
                int first = (vector * values.lanes() - unit + size - 1) / size;
                CodeBlock others = CodeBlock.of("x$L.rearrange($L)", vector, shuffle);
                lanes = constants.blended(lanes, values.lanes(), first, others);
            }
            code.add(values.store("y", Tiles.index("to", unit * UnitMajor.ROWS), lanes));
        }
        return code.endControlFlow().build();
    }

    /** y[yAt + row * size + unit] = x[xAt + unit * 32 + row]. */
    CodeBlock toRows() {
        CodeBlock.Builder code = rows("xAt + row", UnitMajor.ROWS, "yAt + " + Tiles.product("row", size));
        for (int vector = 0; vector < size; vector++) {
            String shuffle = rowsOf(vector);
            CodeBlock lanes = CodeBlock.of("x0.rearrange($L)", shuffle);
            for (int unit = 1; unit < size; unit++) {
                lanes = CodeBlock.of("$L.blend(x$L.rearrange($L), $L)", lanes, unit, shuffle, lanesOf(unit, vector));
            }
            code.add(values.store("y", Tiles.index("to", vector * values.lanes()), lanes));
        }
        return code.endControlFlow().build();
    }

    /** Begins a loop over rows, and loads the vectors that hold them. */
    private CodeBlock.Builder rows(String from, int distance, String to) {
        CodeBlock.Builder code = CodeBlock.builder()
                .beginControlFlow("for (int row = 0; row < rows; row += $L)", values.lanes())
                .addStatement("int from = $L", from)
                .addStatement("int to = $L", to);
        for (int vector = 0; vector < size; vector++) {
            CodeBlock loaded = values.load("x", Tiles.index("from", vector * distance));
            code.addStatement("$T x$L = $L", values.type(), vector, loaded);
        }
        return code;
    }

    /** The shuffle to a unit: of a row after another, the lane that has its value, in whichever vector. */
    private String everyOf(int unit) {
        return constants.shuffle(
                values,
                "UNIT_%d_OF_%d".formatted(unit, size),
                lanes().map(row -> (row * size + unit) % values.lanes()),
                "From values of %d units, one after another, those of unit %d.".formatted(size, unit));
    }

    /** The shuffle to a vector of rows: each row as often as it has values there. */
    private String rowsOf(int vector) {
        return constants.shuffle(
                values,
                "ROWS_OF_%d_%d".formatted(size, vector),
                lanes().map(lane -> (vector * values.lanes() + lane) / size),
                "Each row %d times: vector %d of them.".formatted(size, vector));
    }

    /** The mask of the lanes of a vector of rows that belong to a unit. */
    private String lanesOf(int unit, int vector) {
        int first = Math.floorMod(unit - vector * values.lanes(), size);
        long bits = lanes().filter(lane -> lane % size == first)
                .mapToLong(lane -> 1L << lane)
                .sum();
        String name = "LANES_%d_OF_%d".formatted(first, size);
        return constants.mask(values, name, bits, "Of every %d lanes the one at %d.".formatted(size, first));
    }

    private IntStream lanes() {
        return IntStream.range(0, values.lanes());
    }
}
