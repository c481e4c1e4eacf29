package io.github.gradapt.processor.emission;

import com.palantir.javapoet.CodeBlock;
import io.github.gradapt.processor.plan.Plan;
import java.util.stream.IntStream;

/**
 * The transpose of a matrix whose distances are known: y[yAt + column * distance + row] = x[xAt + row * stride + column],
 * in vectors, by the locals {@code x}, {@code xAt}, {@code rows}, {@code columns}, {@code y} and {@code yAt}.
 *
 * <p>As many rows as a vector of {@link Plan#VECTOR_BITS} has lanes are transposed side by side: of two vectors, half of the
 * lanes change places, first those that are half a vector apart, at last neighbors. All that changes places is brought into
 * one vector before, so that two vectors need one shuffle. A longer vector holds such rows twice, side by side; what is
 * loaded beside them is not used.
 *
 * @param values    the vectors; rows come in their number of lanes
 * @param width     the lanes of a vector of {@link Plan#VECTOR_BITS}; columns come in that number
 * @param stride    the distance between rows of x
 * @param distance  the distance between columns of x, in y
 * @param constants what is constant in the class
 */
record VectorTransposeKernel(
        Arithmetic.OfVectors values, int width, int stride, int distance, VectorConstants constants) {

    CodeBlock code() {
        CodeBlock.Builder code = CodeBlock.builder()
                .beginControlFlow("for (int row = 0; row < rows; row += $L)", values.lanes())
                .beginControlFlow("for (int column = 0; column < columns; column += $L)", width)
                .addStatement("int from = xAt + $L + column", Tiles.product("row", stride))
                .addStatement("int to = yAt + $L + row", Tiles.product("column", distance));
        for (int row = 0; row < width; row++) {
            code.addStatement("$T $L = $L", values.type(), local(width, row), rows(row));
        }
        for (int apart = width / 2; apart > 1; apart /= 2) {
            addExchanges(code, apart);
        }
        addColumns(code);
        return code.endControlFlow().endControlFlow().build();
    }

    /** The local of a row after the exchanges of lanes that are {@code apart} lanes apart, or before them all. */
    private String local(int apart, int row) {
        return (apart == width ? "v" : "by" + apart + "_") + row;
    }

    /** One row, or two in the halves of a vector. */
    private CodeBlock rows(int row) {
        CodeBlock lower = values.load("x", Tiles.index("from", row * stride));
        if (values.lanes() == width) {
            return lower;
        }
        CodeBlock upper = values.load("x", Tiles.index("from", (row + width) * stride - width));
        return CodeBlock.of("$L.blend($L, $L)", lower, upper, upper(width));
    }

    private void addExchanges(CodeBlock.Builder code, int apart) {
        for (int row = 0; row < width; row++) {
            if ((row & apart) == 0) {
                addSwap(code, apart, row);
                code.addStatement("$T $L = $L", values.type(), local(apart, row), lowerRow(apart, row));
                code.addStatement("$T $L = $L", values.type(), local(apart, row + apart), upperRow(apart, row));
            }
        }
    }

    /** The last exchange, of neighbors: the columns. */
    private void addColumns(CodeBlock.Builder code) {
        for (int row = 0; row < width; row += 2) {
            addSwap(code, 1, row);
            code.add(values.store("y", Tiles.index("to", row * distance), lowerRow(1, row)));
            code.add(values.store("y", Tiles.index("to", (row + 1) * distance), upperRow(1, row)));
        }
    }

    /** What changes places between two rows. */
    private void addSwap(CodeBlock.Builder code, int apart, int row) {
        code.addStatement(
                "$T $L = $L.blend($L, $L).rearrange($L)",
                values.type(),
                swap(apart, row),
                local(2 * apart, row + apart),
                local(2 * apart, row),
                upper(apart),
                swapped(apart));
    }

    private static String swap(int apart, int row) {
        return "swap" + apart + "_" + row;
    }

    private CodeBlock lowerRow(int apart, int row) {
        return blend(local(2 * apart, row), swap(apart, row), apart);
    }

    private CodeBlock upperRow(int apart, int row) {
        return blend(swap(apart, row), local(2 * apart, row + apart), apart);
    }

    private CodeBlock blend(String lower, String upper, int apart) {
        return CodeBlock.of("$L.blend($L, $L)", lower, upper, upper(apart));
    }

    /** The mask of the upper {@code half} lanes of every {@code 2 * half}. */
    private String upper(int half) {
        long bits = IntStream.range(0, values.lanes())
                .filter(lane -> (lane & half) != 0)
                .mapToLong(lane -> 1L << lane)
                .sum();
        return constants.mask(values, "UPPER_" + half, bits, "The upper %d of %d lanes.".formatted(half, 2 * half));
    }

    private String swapped(int apart) {
        return constants.shuffle(
                values,
                "SWAP_" + apart,
                IntStream.range(0, values.lanes()).map(lane -> lane ^ apart),
                "Lanes that are %d apart change places.".formatted(apart));
    }
}
