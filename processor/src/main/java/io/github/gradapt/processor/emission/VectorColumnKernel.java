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
 * of neighboring m are turned in the scratch area, so that each n has a vector of them, which stays in a register while
 * the rows of data pass. This is W^T delta of a wide layer with few outputs.
 *
 * @param values    the vectors
 * @param placement the weights W_mn
 * @param weights   the name of the local where they begin
 * @param vector    v
 * @param result    out
 * @param tile      how many passes it takes
 */
record VectorColumnKernel(
        Arithmetic.OfVectors values,
        DensePlacement placement,
        String weights,
        Place vector,
        Place result,
        ColumnTile tile) {

    /** The results of {@code rows} rows of data, or what a pass adds to them. */
    CodeBlock tiles(int pass) {
        return Tiles.over(
                placement.majors(),
                values.lanes(),
                (first, count) -> CodeBlock.builder()
                        .add(turned(pass, first, count))
                        .add(overRows(pass, first))
                        .build());
    }

    /** Copies the weights of {@code count} values of m: those of each n side by side. */
    private CodeBlock turned(int pass, String first, int count) {
        CodeBlock.Builder code = CodeBlock.builder();
        code.addStatement("int k = $L", Tiles.sum(weights, Tiles.product(first, placement.stride())));
        String next = tile.passes() == 1 ? "n++" : "n += " + tile.passes();
        code.beginControlFlow("for (int n = $L; n < $L; $L)", pass, placement.minors(), next);
        for (int m = 0; m < count; m++) {
            code.addStatement(
                    "s[$L + n * $L] = p[k + n$L]",
                    Tiles.index(VectorConstants.SCRATCH, m),
                    values.lanes(),
                    m == 0 ? "" : " + " + m * placement.stride());
        }
        code.endControlFlow();
        for (int n = pass; n < placement.minors(); n += tile.passes()) {
            String from = Tiles.index(VectorConstants.SCRATCH, n * values.lanes());
            code.addStatement("$T w$L = $L", values.type(), n, values.load("s", from));
        }
        return code.build();
    }

    private CodeBlock overRows(int pass, String first) {
        CodeBlock.Builder code = CodeBlock.builder();
        code.beginControlFlow(
                "for (int row = 0, v = $L, out = $L; row < rows; row++, v += $L, out += $L)",
                vector.at(),
                Tiles.sum(result.at(), first),
                vector.stride(),
                result.stride());
        List<Optional<String>> lanes = new ArrayList<>();
        for (int lane = pass; lane < SummationOrder.LANES; lane += tile.passes()) {
            lanes.add(lane < placement.minors() ? Optional.of(lane(code, lane)) : Optional.empty());
        }
        String sum = Tiles.halvingTree(lanes, VectorColumnKernel::added).orElseThrow();
        if (pass > 0) {
            sum = values.load(result.array(), "out") + ".add(" + sum + ")";
        }
        // A lane without a term is +0, and turns a sum of -0 into +0.
        if (pass == tile.passes() - 1 && placement.minors() % SummationOrder.LANES != 0) {
            sum += ".add(" + values.scalar().zero() + ")";
        }
        return code.add(values.store(result.array(), "out", CodeBlock.of("$L", sum)))
                .endControlFlow()
                .build();
    }

    /** Declares the local that holds the sum of a virtual lane, and gives its name. */
    private String lane(CodeBlock.Builder code, int lane) {
        String sum = result.symbol() + lane;
        for (int n = lane; n < placement.minors(); n += SummationOrder.LANES) {
            CodeBlock element = values.spread(vector.array(), Tiles.index("v", n));
            CodeBlock before = n == lane ? values.zero() : CodeBlock.of("$L", sum);
            CodeBlock type = n == lane ? CodeBlock.of("$T ", values.type()) : CodeBlock.of("");
            code.addStatement("$L$L = $L", type, sum, values.fma(element, "w" + n, before));
        }
        return sum;
    }

    /** The sum of two lanes; one that is padding stays out. */
    private static Optional<String> added(Optional<String> lower, Optional<String> upper) {
        if (lower.isEmpty() || upper.isEmpty()) {
            return lower;
        }
        return Optional.of(lower.get() + ".add(" + upper.get() + ")");
    }
}
