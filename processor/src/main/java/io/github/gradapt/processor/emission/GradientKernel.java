package io.github.gradapt.processor.emission;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import io.github.gradapt.processor.plan.DensePlacement;

/**
 * The outer product that a row of data adds to the gradients, or takes from the weights: dW_mn += u_m v_n. The rows of
 * data come in their order, each by one fma.
 *
 * @param scalar    what is computed in
 * @param placement the weights W_mn
 * @param weights   the name of the constant where their gradients begin
 * @param major     u
 * @param minor     v
 */
record GradientKernel(Scalar scalar, DensePlacement placement, String weights, Place major, Place minor) {

    /** Whether the gradients so far are +0, whatever is in their array: the first rows after a clear store theirs. */
    static final ParameterSpec CLEARED =
            ParameterSpec.builder(TypeName.BOOLEAN, "cleared").build();

    /** One data row: dW_mn = fma(v_n, u_m, dW_mn), {@code width} values of v in locals. */
    CodeBlock oneRow(int width) {
        return oneRow(width, "dp[$1L] = $2T.fma($3L, $4L, cleared ? " + scalar.zero() + " : dp[$1L])");
    }

    /** One data row: W_mn = fma(-rate, u_m v_n, W_mn), {@code width} values of v in locals. */
    CodeBlock descent(int width) {
        return oneRow(width, "p[$1L] = $2T.fma(-rate, $2T.fma($3L, $4L, " + scalar.zero() + "), p[$1L])");
    }

    /** {@code update} is a statement of an index, Math, v_n and u_m. */
    private CodeBlock oneRow(int width, String update) {
        return Tiles.over(placement.minors(), width, (first, count) -> {
            CodeBlock.Builder code = CodeBlock.builder();
            for (int n = 0; n < count; n++) {
                code.addStatement(
                        "$T $L = $L", scalar.type(), minorLocal(first, n), minor.element(0, Tiles.index(first, n)));
            }
            addMajorLoop(code, first);
            String u = major.symbol() + "m";
            code.addStatement("$T $L = $L", scalar.type(), u, major.element(0, "m"));
            for (int n = 0; n < count; n++) {
                code.addStatement(update, Tiles.sum("k", n), Math.class, minorLocal(first, n), u);
            }
            return code.endControlFlow().build();
        });
    }

    /** In a loop over tiles, the place in the tile alone tells the values apart. */
    private String minorLocal(String first, int n) {
        return minor.symbol() + (first.equals("j") ? Integer.toString(n) : Tiles.index(first, n));
    }

    /** The data rows of a block, {@code width} gradients in locals. */
    CodeBlock block(int width) {
        return Tiles.over(placement.minors(), width, (first, count) -> {
            CodeBlock.Builder code = CodeBlock.builder();
            addMajorLoop(code, first);
            for (int n = 0; n < count; n++) {
                code.addStatement(
                        "$T dw$L = cleared ? $L : dp[$L]", scalar.type(), n, scalar.zero(), Tiles.sum("k", n));
            }
            code.beginControlFlow(
                    "for (int row = 0, u = $L + m, v = $L; row < rows; row++, u += $L, v += $L)",
                    major.at(),
                    Tiles.sum(minor.at(), first),
                    major.stride(),
                    minor.stride());
            code.addStatement("$T $Lm = $L[u]", scalar.type(), major.symbol(), major.symbol());
            for (int n = 0; n < count; n++) {
                code.addStatement(
                        "dw$1L = $2T.fma($3L[$4L], $5Lm, dw$1L)",
                        n,
                        Math.class,
                        minor.symbol(),
                        Tiles.sum("v", n),
                        major.symbol());
            }
            code.endControlFlow();
            for (int n = 0; n < count; n++) {
                code.addStatement("dp[$L] = dw$L", Tiles.sum("k", n), n);
            }
            return code.endControlFlow().build();
        });
    }

    private void addMajorLoop(CodeBlock.Builder code, String first) {
        code.beginControlFlow(
                "for (int m = 0, k = $L; m < $L; m++, k += $L)",
                Tiles.sum(weights, first),
                placement.majors(),
                placement.stride());
    }
}
