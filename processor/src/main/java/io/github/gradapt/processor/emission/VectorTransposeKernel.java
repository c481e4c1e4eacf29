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
 * one vector before, so that two vectors need one shuffle. A longer vector holds such rows twice, side by side, and what is
 * loaded beside them is not used; or, where the columns that it holds lie in y one after another, twice as many columns.
 *
 * <p>{@code rows} must be a multiple of {@link #rows()}, and {@code columns} of what comes at a time. Where a vector holds two
 * rows, these must be at least {@code width} apart: else a load would begin before the first row. Then nothing is read
 * before the first row, or behind the last.
 *
 * @param values    the vectors
 * @param width     the lanes of a vector of {@link Plan#VECTOR_BITS}: between so many rows and columns, lanes change places
 * @param stride    the distance between rows of x
 * @param distance  the distance between columns of x, in y
 * @param constants what is constant in the class
 */
record VectorTransposeKernel(
        Arithmetic.OfVectors values, int width, int stride, int distance, VectorConstants constants) {

    /** The rows that come at a time. */
    int rows() {
        return inPairs() ? width : values.lanes();
    }

    private int columns() {
        return inPairs() ? values.lanes() : width;
    }

    /** Whether a vector holds two columns, one after the other. */
    private boolean inPairs() {
        return values.lanes() > width && distance == width;
    }

    CodeBlock code() {
        CodeBlock.Builder code = CodeBlock.builder()
                .beginControlFlow("for (int row = 0; row < rows; row += $L)", rows())
                .beginControlFlow("for (int column = 0; column < columns; column += $L)", columns())
                .addStatement("int from = xAt + $L + column", Tiles.product("row", stride))
                .addStatement("int to = yAt + $L + row", Tiles.product("column", distance));
        for (int row = 0; row < width; row++) {
            code.addStatement("$T $L = $L", values.type(), local(width, row), loaded(row));
        }
        for (int apart = width / 2; apart > 1; apart /= 2) {
            addExchanges(code, apart);
        }
        if (inPairs()) {
            addExchanges(code, 1);
            addPairs(code);
        } else {
            addColumns(code);
        }
        return code.endControlFlow().endControlFlow().build();
    }

    /** The local of a row after the exchanges of lanes that are {@code apart} lanes apart, or before them all. */
    private String local(int apart, int row) {
        return (apart == width ? "v" : "by" + apart + "_") + row;
    }

    /** One row, or two in the halves of a vector. */
    private CodeBlock loaded(int row) {
        CodeBlock lower = values.load("x", Tiles.index("from", row * stride));
        if (rows() == width) {
            return lower;
        }
        CodeBlock upper = values.load("x", Tiles.index("from", (row + width) * stride - width));
        return CodeBlock.of("$L.blend($L, $L)", lower, upper, upperLanes(width));
    }

    private void addExchanges(CodeBlock.Builder code, int apart) {
        for (int row = 0; row < width; row++) {
            if ((row & apart) == 0) {
                Exchange exchange = new Exchange(local(2 * apart, row), local(2 * apart, row + apart), apart, row);
                code.add(exchange.declaration());
                code.addStatement("$T $L = $L", values.type(), local(apart, row), exchange.lower());
                code.addStatement("$T $L = $L", values.type(), local(apart, row + apart), exchange.upper());
            }
        }
    }

    /** The last exchange, of neighbors: the columns. */
    private void addColumns(CodeBlock.Builder code) {
        for (int row = 0; row < width; row += 2) {
            addStored(code, new Exchange(local(2, row), local(2, row + 1), 1, row), row, row + 1);
        }
    }

    /** One more exchange, of the halves of neighboring columns: each vector then holds two columns, one after the other. */
    private void addPairs(CodeBlock.Builder code) {
        for (int row = 0; row < width; row += 2) {
            addStored(code, new Exchange(local(1, row), local(1, row + 1), width, row), row, row + width);
        }
    }

    private void addStored(CodeBlock.Builder code, Exchange exchange, int lowerColumn, int upperColumn) {
        code.add(exchange.declaration());
        code.add(values.store("y", Tiles.index("to", lowerColumn * distance), exchange.lower()));
        code.add(values.store("y", Tiles.index("to", upperColumn * distance), exchange.upper()));
    }

    /** The upper lanes of one local change places with the lower ones of another. */
    private final class Exchange {

        private final String first;
        private final String second;
        private final int apart;
        private final String swap;

        Exchange(String first, String second, int apart, int number) {
            this.first = first;
            this.second = second;
            this.apart = apart;
            this.swap = "swap" + apart + "_" + number;
        }

        /** Declares what changes places. */
        CodeBlock declaration() {
            return CodeBlock.of(
                    "$T $L = $L.rearrange($L);\n",
                    values.type(),
                    swap,
                    CodeBlock.of("$L.blend($L, $L)", second, first, upperLanes(apart)),
                    constants.swap(values, apart));
        }

        CodeBlock lower() {
            return CodeBlock.of("$L.blend($L, $L)", first, swap, upperLanes(apart));
        }

        CodeBlock upper() {
            return CodeBlock.of("$L.blend($L, $L)", swap, second, upperLanes(apart));
        }
    }

    /** The mask of the upper {@code half} lanes of every {@code 2 * half}. */
    private String upperLanes(int half) {
        long bits = IntStream.range(0, values.lanes())
                .filter(lane -> (lane & half) != 0)
                .mapToLong(lane -> 1L << lane)
                .sum();
        return constants.mask(values, "UPPER_" + half, bits, "The upper %d of %d lanes.".formatted(half, 2 * half));
    }
}
