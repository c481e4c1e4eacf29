package io.github.gradapt.processor.emission;

import com.palantir.javapoet.CodeBlock;
import io.github.gradapt.processor.plan.DensePlacement;
import io.github.gradapt.processor.plan.Kernel;
import io.github.gradapt.processor.plan.SummationOrder;
import java.util.function.Function;

/**
 * The outer product that rows of data add to the gradients, or one takes from the weights, in vectors: dW_mn += u_m v_n.
 * The rows of data come in their order, each by one fma. What is written to the padding is +0.
 *
 * @param values    the vectors
 * @param placement the weights W_mn
 * @param weights   the name of the constant where their gradients begin
 * @param major     u
 * @param minor     v
 * @param constants what is constant in the class
 */
record VectorGradientKernel(
        Arithmetic.OfVectors values,
        DensePlacement placement,
        String weights,
        Place major,
        Place minor,
        VectorConstants constants) {

    /** The local array with the gradients so far. Where they are cleared it has zeros, and is not that of the gradients. */
    private static final String OLD = "old";

    /** One data row: dW_mn = fma(v_n, u_m, dW_mn). */
    CodeBlock oneRow(Kernel.Tile shape) {
        CodeBlock tiles = rowTiles(shape, "dp", oldStart("k"), (v, m, offset) -> {
            CodeBlock old = values.load(OLD, Tiles.sum("o", offset));
            return values.fma(CodeBlock.of("$L", v), major(m), old);
        });
        return CodeBlock.of("$L$L", oldArray(tileSize(shape)), tiles);
    }

    /** From the first to the last gradient of a tile. */
    private int tileSize(Kernel.Tile shape) {
        return Math.min(shape.rows(), placement.majors()) * placement.stride();
    }

    /** Another array, not another vector: where a vector of zeros and a loaded one meet in a local, C2 may allocate. */
    private CodeBlock oldArray(int count) {
        return CodeBlock.of(
                "$T $L = $L ? $L : dp;\n",
                values.scalar().array(),
                OLD,
                GradientKernel.CLEARED.name(),
                constants.zeros(count));
    }

    /** Where the gradients of a tile are in that array, if they begin at {@code index} among all. */
    private static CodeBlock oldStart(String index) {
        return CodeBlock.of("int o = $L ? 0 : $L;\n", GradientKernel.CLEARED.name(), index);
    }

    /** One data row: W_mn = fma(-rate, u_m v_n, W_mn). */
    CodeBlock descent(Kernel.Tile shape) {
        CodeBlock tiles = rowTiles(
                shape,
                "p",
                CodeBlock.of(""),
                (v, m, offset) -> values.fma(
                        values.fma(CodeBlock.of("$L", v), major(m), values.zero()),
                        "minusRate",
                        values.load("p", Tiles.sum("k", offset))));
        return CodeBlock.of("$T minusRate = $L;\n$L", values.type(), values.spread("-rate"), tiles);
    }

    private interface Update {
        CodeBlock of(String v, int m, String offset);
    }

    /**
     * Rows of weights, some at a time, which begin at k and whose u are in locals; {@code start} may read k. The vectors of
     * v are loaded once, if they all fit a tile, or else for each of these rows.
     */
    private CodeBlock rowTiles(Kernel.Tile shape, String array, CodeBlock start, Update update) {
        boolean held = shape.width() >= placement.vectors(values.lanes());
        CodeBlock rows = Tiles.over(placement.majors(), shape.rows(), (first, count) -> {
            CodeBlock.Builder code = CodeBlock.builder();
            for (int m = 0; m < count; m++) {
                CodeBlock u = values.spread(major.array(), major.index(0, Tiles.index(first, m)));
                code.addStatement("$T $L = $L", values.type(), major(m), u);
            }
            code.addStatement("int k = $L", Tiles.sum(weights, Tiles.product(first, placement.stride())));
            code.add(start);
            for (int m = 0; m < count; m++) {
                int row = m;
                code.add(overMinors(!held, n -> {
                    String offset = Tiles.index(n, row * placement.stride());
                    CodeBlock changed = padded(n, 0, update.of(minor(n), row, offset));
                    CodeBlock store = values.store(array, Tiles.sum("k", offset), changed);
                    return held ? store : CodeBlock.of("$L$L", loaded(n), store);
                }));
            }
            return code.build();
        });
        return held ? CodeBlock.of("$L$L", overMinors(false, this::loaded), rows) : rows;
    }

    /** The vectors of a row of weights, one by one or in a loop; the last one may have padding. */
    private CodeBlock overMinors(boolean looped, Function<String, CodeBlock> vector) {
        int lanes = values.lanes();
        int whole = placement.minors() / lanes * lanes;
        CodeBlock.Builder code = CodeBlock.builder();
        if (looped) {
            code.beginControlFlow("for (int n = 0; n < $L; n += $L)", whole, lanes)
                    .add(vector.apply("n"))
                    .endControlFlow();
        }
        for (int n = looped ? whole : 0; n < placement.minors(); n += lanes) {
            code.add(vector.apply(Integer.toString(n)));
        }
        return code.build();
    }

    private CodeBlock loaded(String n) {
        CodeBlock load = values.load(minor.array(), minor.index(0, n));
        return CodeBlock.builder()
                .addStatement("$T $L = $L", values.type(), minor(n), load)
                .build();
    }

    private String minor(String n) {
        return minor.symbol() + "n" + (n.equals("n") || n.equals("0") ? "" : n);
    }

    private String major(int m) {
        return major.symbol() + m;
    }

    /** The data rows of a block, a tile of gradients in locals. */
    CodeBlock block(Kernel.Tile shape) {
        CodeBlock tiles = overVectors(shape, (first, count) -> {
            int majors = placement.majors();
            int height = Math.min(shape.rows(), majors);
            int whole = majors / height * height;
            CodeBlock.Builder code = CodeBlock.builder();
            beginMajors(code, first, 0, whole, height);
            addBlock(code, first, count, height);
            code.endControlFlow();
            if (whole < majors) {
                beginMajors(code, first, whole, majors, 1);
                addBlock(code, first, count, 1);
                code.endControlFlow();
            }
            return code.build();
        });
        return CodeBlock.of("$L$L", oldArray(tileSize(shape)), tiles);
    }

    private void addBlock(CodeBlock.Builder code, String first, int count, int height) {
        code.add(oldStart("k"));
        forEach(height, count, (m, n) -> {
            String index = Tiles.sum("o", m * placement.stride() + n * values.lanes());
            code.addStatement("$T $L = $L", values.type(), gradient(m, n), values.load(OLD, index));
        });
        code.beginControlFlow(
                "for (int row = 0, u = $L, v = $L; row < rows; row++, u += $L, v += $L)",
                major.index(0, "m"),
                Tiles.sum(minor.at(), first),
                major.stride(),
                minor.stride());
        for (int n = 0; n < count; n++) {
            CodeBlock loaded = values.load(minor.array(), Tiles.sum("v", n * values.lanes()));
            code.addStatement("$T v$L = $L", values.type(), n, loaded);
        }
        for (int m = 0; m < height; m++) {
            CodeBlock spread = values.spread(major.array(), Tiles.sum("u", m * major.step()));
            code.addStatement("$T u$L = $L", values.type(), m, spread);
            for (int n = 0; n < count; n++) {
                CodeBlock old = CodeBlock.of("$L", gradient(m, n));
                code.addStatement("$L = $L", old, values.fma(CodeBlock.of("v$L", n), "u" + m, old));
            }
        }
        code.endControlFlow();
        forEach(height, count, (m, n) -> {
            String index = Tiles.sum("k", m * placement.stride() + n * values.lanes());
            code.add(values.store("dp", index, padded(first, n, CodeBlock.of("$L", gradient(m, n)))));
        });
    }

    /** db_n += v_n over the data rows, where v is delta. */
    CodeBlock biases(String biases, Access delta, int outputs) {
        CodeBlock sums = overBiases(
                outputs,
                index -> CodeBlock.builder()
                        .addStatement("$T b = $L", values.type(), values.load(OLD, "o + " + index))
                        .beginControlFlow(
                                "for (int row = 0, d = $L + $L; row < rows; row++, d += $L)",
                                delta.start(),
                                index,
                                delta.stride())
                        .addStatement("b = $L", values.add(values.load(delta.array(), "d"), CodeBlock.of("b")))
                        .endControlFlow()
                        .build(),
                (index, value) -> values.store("dp", biases + " + " + index, value));
        return CodeBlock.of("$L$L$L", oldArray(SummationOrder.padded(outputs)), oldStart(biases), sums);
    }

    /** b = fma(-rate, delta + 0, b): the gradient of the row is delta, but +0 where that is -0. */
    CodeBlock biasDescent(String biases, Access delta, int outputs) {
        CodeBlock steps = overBiases(
                outputs,
                index -> {
                    CodeBlock d = values.load(delta.array(), delta.start() + " + " + index);
                    CodeBlock b = values.load("p", biases + " + " + index);
                    CodeBlock stepped = values.fma(values.add(d, values.zero()), "minusRate", b);
                    return CodeBlock.of("$T b = $L;\n", values.type(), stepped);
                },
                (index, value) -> values.store("p", biases + " + " + index, value));
        return CodeBlock.of("$T minusRate = $L;\n$L", values.type(), values.spread("-rate"), steps);
    }

    private interface Body {
        CodeBlock of(String index);
    }

    private interface Store {
        CodeBlock of(String index, CodeBlock value);
    }

    /** A loop over the vectors of b; the last one may have padding. */
    private CodeBlock overBiases(int outputs, Body body, Store store) {
        int whole = outputs / values.lanes() * values.lanes();
        CodeBlock.Builder code = CodeBlock.builder();
        if (whole > 0) {
            code.beginControlFlow("for (int j = 0; j < $L; j += $L)", whole, values.lanes())
                    .add(body.of("j"))
                    .add(store.of("j", CodeBlock.of("b")))
                    .endControlFlow();
        }
        if (whole < outputs) {
            String rest = Integer.toString(whole);
            code.add(body.of(rest))
                    .add(store.of(rest, constants.blended(CodeBlock.of("b"), values.lanes(), outputs - whole)));
        }
        return code.build();
    }

    private interface Cell {
        void accept(int m, int n);
    }

    private static void forEach(int height, int count, Cell cell) {
        for (int m = 0; m < height; m++) {
            for (int n = 0; n < count; n++) {
                cell.accept(m, n);
            }
        }
    }

    private static String gradient(int m, int n) {
        return "g" + m + "_" + n;
    }

    /** Tiles of vectors; one with padding is by itself, so that no loop runs over it. */
    private CodeBlock overVectors(Kernel.Tile shape, Tiles.Tile tile) {
        int lanes = values.lanes();
        int vectors = placement.vectors(lanes);
        int width = Math.min(shape.width(), vectors);
        int looped = placement.minors() / lanes / width * width;
        CodeBlock.Builder code = CodeBlock.builder();
        if (looped > 0) {
            code.add(Tiles.over(looped * lanes, width * lanes, (first, count) -> tile.code(first, count / lanes)));
        }
        if (looped < vectors) {
            code.add(tile.code(looped == 0 ? "" : Integer.toString(looped * lanes), vectors - looped));
        }
        return code.build();
    }

    /** {@code value}, +0 where the last vector has no weights. */
    private CodeBlock padded(String first, int n, CodeBlock value) {
        int lanes = values.lanes();
        int rest = placement.minors() % lanes;
        String last = Tiles.index("", placement.minors() / lanes * lanes);
        if (rest == 0 || !Tiles.index(first, n * lanes).equals(last)) {
            return value;
        }
        return constants.blended(value, lanes, rest);
    }

    private void beginMajors(CodeBlock.Builder code, String first, int from, int to, int by) {
        code.beginControlFlow(
                "for (int m = $L, k = $L; m < $L; m += $L, k += $L)",
                from,
                Tiles.sum(weights, Tiles.index(first, from * placement.stride())),
                to,
                by,
                by * placement.stride());
    }
}
