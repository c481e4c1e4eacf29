package io.github.gradapt.processor.emission;

import com.palantir.javapoet.CodeBlock;
import io.github.gradapt.processor.plan.ColumnTile;
import io.github.gradapt.processor.plan.DensePlacement;
import io.github.gradapt.processor.plan.SummationOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Sums along rows of weights for many rows of data, in vectors of sums: out_m = sum_n W_mn v_n. The weights of a vector
 * of neighboring m are transposed in the scratch area, so that each n has a vector of them, and the rows of data pass.
 * Where there are few n, the vectors stay in registers meanwhile. This is W^T delta of a wide layer.
 *
 * @param values    the vectors
 * @param placement the weights W_mn
 * @param weights   the name of the local where they begin
 * @param vector    v
 * @param result    out
 * @param tile      how many passes it takes, and how many rows of data at a time
 * @param transposes the tiles that transpose weights
 */
record VectorColumnKernel(
        Arithmetic.OfVectors values,
        DensePlacement placement,
        String weights,
        Place vector,
        Place result,
        ColumnTile tile,
        TransposeTiles transposes) {

    private static final int LANES = SummationOrder.LANES;

    /** The results of {@code rows} rows of data, rounded down to whole tiles, or what a pass adds to them. */
    CodeBlock tiles(int pass) {
        return Tiles.over(
                placement.majors(),
                values.lanes(),
                (first, count) -> CodeBlock.builder()
                        .add(transposed(first, count))
                        .add(tile.rows() == 1 ? held(pass) : CodeBlock.of(""))
                        .add(overRows(pass, first))
                        .build());
    }

    /** Copies the weights of {@code count} values of m: those of each n side by side. */
    private CodeBlock transposed(String first, int count) {
        int lanes = count < values.lanes() ? transposes.width() : values.lanes();
        int whole = values.lanes() < transposes.width() ? 0 : count / lanes * lanes;
        CodeBlock.Builder code = CodeBlock.builder();
        if (whole > 0) {
            code.addStatement(
                    "$L(p, $L, $L, $L, s, $L)",
                    transposes.transpose(lanes, placement.stride(), values.lanes()),
                    from(first),
                    whole,
                    placement.stride(),
                    VectorConstants.SCRATCH);
        }
        if (whole < count) {
            code.add(TransposeTiles.numberByNumber(
                    "p",
                    from(Tiles.index(first, whole)),
                    placement.stride(),
                    Integer.toString(count - whole),
                    Integer.toString(placement.stride()),
                    "s",
                    Tiles.sum(VectorConstants.SCRATCH, whole),
                    values.lanes()));
        }
        return code.build();
    }

    /** Where the weights of a value of m begin. */
    private String from(String m) {
        return Tiles.sum(weights, Tiles.product(m, placement.stride()));
    }

    /** Loads the weights of a pass. */
    private CodeBlock held(int pass) {
        CodeBlock.Builder code = CodeBlock.builder();
        for (int n = pass; n < placement.minors(); n += tile.passes()) {
            String from = Tiles.index(VectorConstants.SCRATCH, n * values.lanes());
            code.addStatement("$T w$L = $L", values.type(), n, values.load("s", from));
        }
        return code.build();
    }

    private CodeBlock overRows(int pass, String first) {
        int rows = tile.rows();
        CodeBlock.Builder code = CodeBlock.builder();
        code.beginControlFlow(
                "for (int row = 0, v = $L, out = $L; row $L; $L, v += $L, out += $L)",
                vector.at(),
                Tiles.sum(result.at(), first),
                rows == 1 ? "< rows" : "<= rows - " + rows,
                rows == 1 ? "row++" : "row += " + rows,
                rows * vector.stride(),
                rows * result.stride());
        if (rows > 1) {
            addSharedTerms(code);
        }
        for (int row = 0; row < rows; row++) {
            List<Optional<String>> lanes = new ArrayList<>();
            for (int lane = pass; lane < LANES; lane += tile.passes()) {
                if (rows == 1) {
                    addHeldTerms(code, lane);
                }
                lanes.add(lane < placement.minors() ? Optional.of(sum(row, lane)) : Optional.empty());
            }
            String prefix = sum(row);
            String all = Tiles.halvingTreeOfUsed(lanes, (lower, upper) -> added(code, prefix, lower, upper));
            code.add(store(all, pass, row));
        }
        return code.endControlFlow().build();
    }

    /** The terms of a virtual lane, whose weights are in registers. */
    private void addHeldTerms(CodeBlock.Builder code, int lane) {
        for (int n = lane; n < placement.minors(); n += LANES) {
            CodeBlock element = values.spread(vector.array(), Tiles.index("v", n));
            CodeBlock before = n == lane ? values.zero() : CodeBlock.of("$L", sum(0, lane));
            CodeBlock type = n == lane ? CodeBlock.of("$T ", values.type()) : CodeBlock.of("");
            code.addStatement("$L$L = $L", type, sum(0, lane), values.fma(element, "w" + n, before));
        }
    }

    /** The terms of all virtual lanes of some rows of data, which share what is loaded of the weights. */
    private void addSharedTerms(CodeBlock.Builder code) {
        for (int row = 0; row < tile.rows(); row++) {
            for (int lane = 0; lane < LANES; lane++) {
                code.addStatement("$T $L = $L", values.type(), sum(row, lane), values.zero());
            }
        }
        int whole = placement.minors() / LANES * LANES;
        code.beginControlFlow(
                "for (int n = 0, k = $L; n < $L; n += $L, k += $L)",
                VectorConstants.SCRATCH,
                whole,
                LANES,
                LANES * values.lanes());
        for (int lane = 0; lane < LANES; lane++) {
            addSharedTerms(code, lane, "n", "k");
        }
        code.endControlFlow();
        for (int lane = 0; lane < placement.minors() - whole; lane++) {
            String from = Tiles.index(VectorConstants.SCRATCH, whole * values.lanes());
            addSharedTerms(code, lane, Integer.toString(whole), from);
        }
    }

    private void addSharedTerms(CodeBlock.Builder code, int lane, String n, String from) {
        String weight = "w" + Tiles.index(n.equals("n") ? "" : n, lane);
        code.addStatement(
                "$T $L = $L", values.type(), weight, values.load("s", Tiles.index(from, lane * values.lanes())));
        for (int row = 0; row < tile.rows(); row++) {
            String at = Tiles.sum("v", Tiles.index(n, row * vector.stride() + lane));
            CodeBlock before = CodeBlock.of("$L", sum(row, lane));
            code.addStatement("$L = $L", before, values.fma(values.spread(vector.array(), at), weight, before));
        }
    }

    private CodeBlock store(String sum, int pass, int row) {
        String out = Tiles.index("out", row * result.stride());
        CodeBlock all = CodeBlock.of("$L", sum);
        if (pass > 0) {
            all = values.add(values.load(result.array(), out), all);
        }
        // A lane without a term is +0, and turns a sum of -0 into +0.
        if (pass == tile.passes() - 1 && placement.minors() % LANES != 0) {
            all = values.add(all, values.zero());
        }
        return values.store(result.array(), out, all);
    }

    /** The local that holds the sum of a virtual lane. */
    private String sum(int row, int lane) {
        return sum(row) + lane;
    }

    /** The beginning of the names of the sums of a row of data: the numbers of their lanes follow. */
    private String sum(int row) {
        return result.symbol() + (tile.rows() == 1 ? "" : row + "_");
    }

    /** Declares the sum of two locals, each a sum of lanes. */
    private String added(CodeBlock.Builder code, String prefix, String lower, String upper) {
        String sum = lower + upper.substring(prefix.length());
        code.addStatement("$T $L = $L", values.type(), sum, values.sum(List.of(lower, upper)));
        return sum;
    }
}
