package io.github.gradapt.processor.emission;

import com.palantir.javapoet.CodeBlock;
import io.github.gradapt.processor.plan.DensePlacement;
import io.github.gradapt.processor.plan.Kernel;

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

    /** One data row: dW_mn = fma(v_n, u_m, dW_mn). */
    CodeBlock oneRow(Kernel.Tile shape) {
        return rowTiles(
                shape, "dp", (v, m, index) -> values.fma(CodeBlock.of("$L", v), major(m), values.load("dp", index)));
    }

    /** One data row: W_mn = fma(-rate, u_m v_n, W_mn). */
    CodeBlock descent(Kernel.Tile shape) {
        CodeBlock tiles = rowTiles(
                shape,
                "p",
                (v, m, index) -> values.fma(
                        values.fma(CodeBlock.of("$L", v), major(m), values.zero()),
                        "minusRate",
                        values.load("p", index)));
        return CodeBlock.of("$T minusRate = $L;\n$L", values.type(), values.spread("-rate"), tiles);
    }

    private interface Update {
        CodeBlock of(String v, int m, String index);
    }

    /** Some rows of weights, whose u are in locals, side by side. */
    private CodeBlock rowTiles(Kernel.Tile shape, String array, Update update) {
        int height = Math.min(shape.rows(), placement.majors());
        return Tiles.over(placement.majors(), height, (first, count) -> {
            CodeBlock.Builder code = CodeBlock.builder();
            for (int m = 0; m < count; m++) {
                CodeBlock u = values.spread(major.array(), major.index(0, Tiles.index(first, m)));
                code.addStatement("$T $L = $L", values.type(), major(m), u);
            }
            code.addStatement("int k = $L", Tiles.sum(weights, Tiles.product(first, placement.stride())));
            int whole = placement.minors() / values.lanes() * values.lanes();
            if (whole > values.lanes()) {
                code.beginControlFlow("for (int n = 0; n < $L; n += $L)", whole, values.lanes());
                addRowVectors(code, array, update, count, "n");
                code.endControlFlow();
            } else if (whole > 0) {
                addRowVectors(code, array, update, count, "");
            }
            if (whole < placement.minors()) {
                addRowVectors(code, array, update, count, whole == 0 ? "" : Integer.toString(whole));
            }
            return code.build();
        });
    }

    private void addRowVectors(CodeBlock.Builder code, String array, Update update, int count, String n) {
        String v = minor.symbol() + "n" + (n.equals("n") ? "" : n);
        code.addStatement("$T $L = $L", values.type(), v, values.load(minor.array(), minor.index(0, n)));
        for (int m = 0; m < count; m++) {
            String index = Tiles.sum("k", Tiles.index(n, m * placement.stride()));
            code.add(values.store(array, index, padded(n, 0, update.of(v, m, index))));
        }
    }

    private String major(int m) {
        return major.symbol() + m;
    }

    /** The data rows of a block, a tile of gradients in locals. */
    CodeBlock block(Kernel.Tile shape) {
        return overVectors(shape, (first, count) -> {
            int majors = placement.majors();
            int height = Math.min(shape.rows(), majors);
            int whole = majors / height * height;
            CodeBlock.Builder code = CodeBlock.builder();
            beginMajors(code, first, 0, whole, height);
            addBlock(code, first, count, height);
            code.endControlFlow();
            if (whole < majors) {
                beginMajors(code, first, whole, majors, majors - whole);
                addBlock(code, first, count, majors - whole);
                code.endControlFlow();
            }
            return code.build();
        });
    }

    private void addBlock(CodeBlock.Builder code, String first, int count, int height) {
        forEach(height, count, (m, n) -> {
            String index = Tiles.sum("k", m * placement.stride() + n * values.lanes());
            code.addStatement("$T $L = $L", values.type(), gradient(m, n), values.load("dp", index));
        });
        code.beginControlFlow(
                "for (int row = 0, u = $L + m, v = $L; row < rows; row++, u += $L, v += $L)",
                major.at(),
                Tiles.sum(minor.at(), first),
                major.stride(),
                minor.stride());
        for (int n = 0; n < count; n++) {
            CodeBlock loaded = values.load(minor.array(), Tiles.sum("v", n * values.lanes()));
            code.addStatement("$T v$L = $L", values.type(), n, loaded);
        }
        for (int m = 0; m < height; m++) {
            CodeBlock spread = values.spread(major.array(), Tiles.sum("u", m));
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
        return overBiases(
                outputs,
                index -> CodeBlock.builder()
                        .addStatement("$T b = $L", values.type(), values.load("dp", biases + " + " + index))
                        .beginControlFlow(
                                "for (int row = 0, d = $L + $L; row < rows; row++, d += $L)",
                                delta.start(),
                                index,
                                delta.stride())
                        .addStatement("b = b.add($L)", values.load(delta.array(), "d"))
                        .endControlFlow()
                        .build(),
                (index, value) -> values.store("dp", biases + " + " + index, value));
    }

    /** b = fma(-rate, delta, b). */
    CodeBlock biasDescent(String biases, Access delta, int outputs) {
        CodeBlock steps = overBiases(
                outputs,
                index -> CodeBlock.builder()
                        .addStatement(
                                "$T d = $L", values.type(), values.load(delta.array(), delta.start() + " + " + index))
                        .addStatement(
                                "$T b = $L",
                                values.type(),
                                values.fma(CodeBlock.of("d"), "minusRate", values.load("p", biases + " + " + index)))
                        .build(),
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
            code.add(body.of(rest)).add(store.of(rest, constants.blended(CodeBlock.of("b"), outputs - whole)));
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
        int whole = placement.minors() / lanes * lanes;
        CodeBlock.Builder code = CodeBlock.builder();
        if (whole > 0) {
            code.add(Tiles.over(
                    whole, Math.min(shape.width() * lanes, whole), (first, count) -> tile.code(first, count / lanes)));
        }
        if (whole < placement.minors()) {
            code.add(tile.code(whole == 0 ? "" : Integer.toString(whole), 1));
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
        return constants.blended(value, rest);
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
